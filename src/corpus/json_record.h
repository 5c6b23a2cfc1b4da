// JsonRewriter: treats the fields of one JSON record and leaves all else in it as it is, byte for
// byte.
#ifndef NAQI_CORPUS_JSON_RECORD_H_
#define NAQI_CORPUS_JSON_RECORD_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/field_action.h"
#include "corpus/json_fields.h"

namespace naqi::corpus {

class JsonRewriting;

/// A record is one JSON object (RFC 8259) of less than 4 GiB.
///
/// - A field is a string, or a list in which each string is treated, lists within it included; any
///   other value stays. Every duplicate is treated. Names are compared as what their escapes mean.
/// - A string that the action leaves as it is stays as it was written; a changed one is written
/// with
///   the fewest escapes (escape_json). If the action makes lists, a string becomes a list of
///   strings, with a space after the commas where the record has one: after the comma before the
///   member or, for the first of an object, after its colon.
/// - A lone surrogate escape (`\ud800`) is no text: the action gets what is before and after it,
///   where that is not empty, each as a text of its own, and the escape stays between the results;
///   in a list it is a string of its own. Where all text between two of them goes that would be a
///   pair then, U+FFFD is put between them.
/// - A result that goes to a member of its own replaces the value of each member of that name,
/// along
///   with all that is in it; without one it is put in after the field's value, spaced as that is.
///   The result of a list is that list with its strings treated, if there are any or it is empty.
///   Of duplicate fields the last that has a result counts.
/// - Ill-formed UTF-8 in a field goes to the action, elsewhere in strings it stays.
///
/// Of strings that are in no field, other than names in an object where a field may be, escapes are
/// not checked, nor are scalars more than by the characters in them: NaN and what else is neither
/// quoted nor JSON stays as it is. Nesting is limited to 1,024 levels.
class JsonRewriter {
 public:
  explicit JsonRewriter(const JsonFields& fields);
  JsonRewriter(JsonRewriter&&) noexcept;
  JsonRewriter& operator=(JsonRewriter&&) noexcept;
  ~JsonRewriter();

  /// Appends to `out` what becomes of a record: a line without its line end (a CR there counts as
  /// white space and stays). `changed` tells whether that differs from the record. After an error
  /// both are as they were, though the action may have been applied. Allocates nothing once warm.
  [[nodiscard]] std::optional<RecordError> rewrite(std::string_view record, FieldAction& action,
                                                   std::string& out, bool& changed);

 private:
  std::unique_ptr<JsonRewriting> rewriting_;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_JSON_RECORD_H_
