// JSON text (RFC 8259), as little of it as the command writes.
#ifndef NAQI_APPS_JSON_H_
#define NAQI_APPS_JSON_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json_plain.h"

namespace naqi::cli {

/// A value that is written out already.
struct Json {
  std::string text;
};

/// Bytes that escape_json makes of one at the most.
inline constexpr std::size_t kJsonEscape = 6;

char* escape_json_slowly(std::string_view utf8, char* to);  // a byte at a time

/// Writes what stands between the quotation marks of a JSON string to `to`, where there has to be
/// room for kJsonEscape times as many bytes; returns where it ends. Precondition: well-formed
/// UTF-8.
inline char* escape_json(std::string_view utf8, char* to) {
  if (copy_plain_json(utf8, to)) return to + utf8.size();
  return escape_json_slowly(utf8, to);
}

/// Precondition: well-formed UTF-8.
[[nodiscard]] Json json_string(std::string_view utf8);
[[nodiscard]] Json json_bool(bool value);
[[nodiscard]] Json json_array(const std::vector<Json>& values);  // on one line
[[nodiscard]] Json json_object(const std::vector<std::pair<std::string_view, Json>>& members);

/// One value a line, with the last line's end.
[[nodiscard]] std::string json_document(const std::vector<Json>& values);

}  // namespace naqi::cli

#endif  // NAQI_APPS_JSON_H_
