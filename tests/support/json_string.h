// Reading strings and lists of strings out of a line of JSON, as little as a test needs.
#ifndef NAQI_TESTS_SUPPORT_JSON_STRING_H_
#define NAQI_TESTS_SUPPORT_JSON_STRING_H_

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace naqi::test {

/// The string whose opening quote is at `at`; moves `at` after the closing one.
inline std::string json_string(std::string_view line, std::size_t& at) {
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
  for (++at; at < line.size() && line[at] != '"'; ++at) {
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

/// The strings of the list whose opening bracket is at `at`.
inline std::vector<std::string> json_list(std::string_view line, std::size_t at) {
  std::vector<std::string> out;
  while (++at < line.size() && line[at] != ']') {
    if (line[at] != '"') continue;  // between two of them
    out.push_back(json_string(line, at));
    --at;
  }
  return out;
}

/// Where the value of the first member of that name begins; npos if there is none. The name is not
/// to occur as a value before it.
inline std::size_t json_value(std::string_view line, std::string_view name) {
  const std::string opening = '"' + std::string(name) + "\": ";
  const std::size_t at = line.find(opening);
  return at == std::string_view::npos ? at : at + opening.size();
}

/// The string that is the value of that member; none if there is none.
inline std::optional<std::string> json_member(std::string_view line, std::string_view name) {
  std::size_t at = json_value(line, name);
  if (at >= line.size() || line[at] != '"') return std::nullopt;
  return json_string(line, at);
}

/// The strings of the list that is the value of that member; none if there is none.
inline std::vector<std::string> json_strings(std::string_view line, std::string_view name) {
  const std::size_t at = json_value(line, name);
  if (at >= line.size() || line[at] != '[') return {};
  return json_list(line, at);
}

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_JSON_STRING_H_
