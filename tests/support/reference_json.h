// JSON records parsed and rewritten in the most obvious way, to compare JsonRewriter with.
#ifndef NAQI_TESTS_SUPPORT_REFERENCE_JSON_H_
#define NAQI_TESTS_SUPPORT_REFERENCE_JSON_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/field_action.h"
#include "corpus/json_fields.h"

namespace naqi::test {

struct JsonMember;

/// A value and where it stands.
struct JsonValue {
  enum class Kind : std::uint8_t { object, list, string, scalar };
  Kind kind = Kind::scalar;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<JsonMember> members;
  std::vector<JsonValue> elements;
};

struct JsonMember {
  std::size_t comma = 0;  // or opening bracket, before it
  std::size_t begin = 0;  // of the name, with its quotation marks
  std::size_t end = 0;
  std::size_t colon = 0;
  JsonValue value;
};

enum class JsonRules : std::uint8_t {
  rfc8259,    // and any bytes above 0x7F in strings
  structure,  // a backslash and any one character; a scalar of letters, digits, `+`, `-` and `.`
};

/// One object, white space around it, nested 1,024 levels deep at the most; none if it is not one.
std::optional<JsonValue> parse_json_object(std::string_view record, JsonRules rules);

/// What JsonRewriter is to make of a record; none if it is to refuse it.
std::optional<std::string> reference_rewrite(std::string_view record,
                                             const corpus::JsonFields& fields,
                                             corpus::FieldAction& action);

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_REFERENCE_JSON_H_
