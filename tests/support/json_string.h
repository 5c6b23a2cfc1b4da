// Reading a member, a string or an array of strings, out of a line of JSON: as little as a test
// needs.
#ifndef NAQI_TESTS_SUPPORT_JSON_STRING_H_
#define NAQI_TESTS_SUPPORT_JSON_STRING_H_

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace naqi::test {

/// The string that begins at `at`, behind its quotation mark; `at` is then behind the other one.
inline std::string json_string_at(std::string_view line, std::size_t& at) {
  std::u16string units;  // escapes are UTF-16
  std::string out;
  const auto flush = [&] {
    for (std::size_t i = 0; i < units.size(); ++i) {
      char32_t c = units[i];
      if (c >= 0xD800 && c < 0xDC00 && i + 1 < units.size()) {
        c = 0x10000 + ((c - 0xD800) << 10) + (char32_t{units[++i]} - 0xDC00);
      }
      text::append(c, out);
    }
    units.clear();
  };
  for (; at < line.size() && line[at] != '"'; ++at) {
    if (line[at] != '\\') {
      flush();
      out += line[at];
    } else if (++at == line.size()) {
      break;
    } else if (line[at] == 'u') {
      const std::string digits(line.substr(at + 1, 4));
      units += static_cast<char16_t>(std::strtoul(digits.c_str(), nullptr, 16));
      at += 4;
    } else {
      constexpr std::string_view kLetters = "nrtbf";
      const std::size_t letter = kLetters.find(line[at]);
      units += letter == std::string_view::npos ? static_cast<char16_t>(line[at])
                                                : static_cast<char16_t>("\n\r\t\b\f"[letter]);
    }
  }
  flush();
  ++at;
  return out;
}

/// The string of the first member of that name in a line; none if there is none. The name is not to
/// occur as a value before it.
inline std::optional<std::string> json_member(std::string_view line, std::string_view name) {
  const std::string opening = '"' + std::string(name) + "\": \"";
  std::size_t at = line.find(opening);
  if (at == std::string_view::npos) return std::nullopt;
  at += opening.size();
  return json_string_at(line, at);
}

/// The strings of the first member of that name, an array of strings; none if there is none.
inline std::vector<std::string> json_strings(std::string_view line, std::string_view name) {
  const std::string opening = '"' + std::string(name) + "\": [";
  std::size_t at = line.find(opening);
  std::vector<std::string> out;
  if (at == std::string_view::npos) return out;
  for (at += opening.size(); at < line.size() && line[at] != ']'; ++at) {
    if (line[at] != '"') continue;
    out.push_back(json_string_at(line, ++at));
    --at;
  }
  return out;
}

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_JSON_STRING_H_
