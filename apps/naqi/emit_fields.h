// What jsonl, tsv and conllu say of a token, and how.
#ifndef NAQI_APPS_EMIT_FIELDS_H_
#define NAQI_APPS_EMIT_FIELDS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace naqi::cli {

/// Bytes that escape_field makes of one at the most.
inline constexpr std::size_t kFieldEscape = 2;

/// Writes a text as a field of a table: backslash, TAB, LF and CR as \\ \t \n \r, other bytes as
/// they are. Returns where it ends. Has to have room for kFieldEscape times as many bytes.
char* escape_field(std::string_view bytes, char* to);
void append_field(std::string_view bytes, std::string& out);

/// U+FFFD for each ill-formed sequence.
[[nodiscard]] std::string repaired(std::string_view bytes);
[[nodiscard]] std::string hexadecimal(std::string_view bytes);

}  // namespace naqi::cli

#endif  // NAQI_APPS_EMIT_FIELDS_H_
