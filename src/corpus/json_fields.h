// JsonFields: which members of a JSON record are treated, and where the results go.
#ifndef NAQI_CORPUS_JSON_FIELDS_H_
#define NAQI_CORPUS_JSON_FIELDS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace naqi::corpus {

/// The names of members, one within the other, the outermost first; none of them is empty. A list
/// on the way stands for each of its elements, and so does one at the end.
struct FieldPath {
  std::vector<std::string> names;  // as a JSON string means them, without escapes
};

struct JsonFields {
  std::vector<FieldPath> fields;  // no two alike
  /// The members that get the results, each in the object that has the field; as many as there are
  /// fields, or none: then a result takes the place of the field's value. Fields of one object have
  /// results of different names. A name that is the field's own means in place.
  std::vector<std::string> to_fields;
};

/// Reads lists as people write them: `text,title`, `data.text,messages.content`; commas separate
/// fields, dots the names of a path. A comma, a dot or a backslash of a name has a backslash before
/// it: `a\.b` is one name. `to_fields` is a list of names, or empty. If they make no sense together
/// there is no value, and `error` says why, in one line.
[[nodiscard]] std::optional<JsonFields> parse_json_fields(std::string_view fields,
                                                          std::string_view to_fields,
                                                          std::string& error);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_JSON_FIELDS_H_
