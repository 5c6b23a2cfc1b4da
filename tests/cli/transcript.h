// Transcripts: commands with what goes in and what has to come out, as text. A file holds any
// number of cases; a line's first character says what it is:
//
//   # TEXT      why; the last one before a command names the test
//   ~ COMMAND   the case is skipped unless this succeeds
//   $ COMMAND   a line of shell; the first one after other lines begins a case
//   @ FILE TEXT a line of a file in the folder that the command runs in
//   < TEXT      a line of standard input; without any, standard input is empty
//   > TEXT      a line of standard output; >~ is a regular expression, >* any output
//   ! TEXT      a line of standard error; !~ and !* likewise
//   ? CODE      the exit code, 0 if not said
//
// In TEXT, \n \r \t \0 \\ \xNN \uXXXX \UXXXXXXXX are what they say, and \c at the end leaves out
// the line end. Lines of files, `~` and `@` come before the command that they belong to.
#ifndef NAQI_TESTS_CLI_TRANSCRIPT_H_
#define NAQI_TESTS_CLI_TRANSCRIPT_H_

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <regex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/utf8.h"

namespace naqi::test {

/// What one stream has to be: lines, each with its end, of which some are regular expressions.
struct Expected {
  struct Line {
    std::string text;
    bool is_regex;
  };
  std::vector<Line> lines;
  bool anything = false;

  [[nodiscard]] bool matches(std::string_view actual) const {
    if (anything) return true;
    for (const Line& line : lines) {
      if (line.is_regex) {
        const std::size_t end = actual.find('\n');
        if (end == std::string_view::npos) return false;
        const std::string found(actual.substr(0, end));
        if (!std::regex_match(found, std::regex(line.text))) return false;
        actual.remove_prefix(end + 1);
      } else {
        if (!actual.starts_with(line.text)) return false;
        actual.remove_prefix(line.text.size());
      }
    }
    return actual.empty();
  }
};

struct Case {
  std::string name;
  int line = 0;  // of the command, in the file
  std::string condition;
  std::vector<std::pair<std::string, std::string>> files;
  std::string command;
  std::string input;
  Expected output;
  Expected errors;
  int code = 0;
};

/// The bytes that TEXT stands for, with its line end.
inline std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    const char kind = i + 1 < text.size() ? text[i + 1] : '\0';
    const auto number = [&](std::size_t digits) {
      const std::string hex(text.substr(i + 2, digits));
      return static_cast<char32_t>(std::stoul(hex, nullptr, 16));
    };
    constexpr std::string_view kNames = "nrt0\\";
    constexpr std::string_view kBytes{"\n\r\t\0\\", 5};
    if (const std::size_t known = kNames.find(kind); known != std::string_view::npos) {
      out += kBytes[known];
      i += 1;
    } else if (kind == 'x') {
      out += static_cast<char>(number(2));
      i += 3;
    } else if (kind == 'u') {
      text::append(number(4), out);
      i += 5;
    } else if (kind == 'U') {
      text::append(number(8), out);
      i += 9;
    } else if (kind == 'c' && i + 2 == text.size()) {
      return out;
    } else {
      throw std::runtime_error("unknown escape in: " + std::string(text));
    }
  }
  return out + '\n';
}

/// The lines of a transcript that expect `bytes`; for pasting.
inline std::string to_transcript(char mark, std::string_view bytes) {
  std::string out;
  bool at_line_start = true;
  for (std::size_t i = 0; i < bytes.size();) {
    if (at_line_start) out += std::string(1, mark) + ' ';
    const auto d = text::decode(bytes.data() + i, bytes.data() + bytes.size());
    const auto byte = static_cast<unsigned char>(bytes[i]);
    constexpr std::string_view kHex = "0123456789ABCDEF";
    if (byte == '\\') {
      out += "\\\\";
    } else if (byte == '\n' ||
               (byte >= 0x20 && byte != 0x7F && d.status == text::Status::well_formed)) {
      out += bytes.substr(i, d.length);
    } else {
      for (const char c : bytes.substr(i, d.length)) {
        const auto b = static_cast<unsigned char>(c);
        out += {'\\', 'x', kHex[b >> 4], kHex[b & 15]};
      }
    }
    at_line_start = byte == '\n';
    i += d.length;
  }
  return out + (at_line_start ? "" : "\\c\n");
}

/// A name that test filters can hold.
inline std::string to_name(std::string_view title) {
  std::string name;
  for (const char c : title) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (plain) name += c;
    if (!plain && !name.empty() && name.back() != '_') name += '_';
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  return name;
}

inline void add_expectation(std::string_view text, Expected& expected) {
  if (text.starts_with("*")) {
    expected.anything = true;
  } else if (text.starts_with("~")) {
    expected.lines.push_back(
        {std::string(text.substr(std::min<std::size_t>(2, text.size()))), true});
  } else {
    expected.lines.push_back({unescape(text.substr(text.empty() ? 0 : 1)), false});
  }
}

inline std::vector<Case> parse_transcript(std::string_view text) {
  std::vector<Case> cases;
  Case next;
  int number = 0;
  char before = '\0';
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    const char mark = line.empty() ? '\0' : line[0];
    const std::string_view rest = line.substr(std::min<std::size_t>(1, line.size()));
    const std::string_view value = rest.substr(std::min<std::size_t>(1, rest.size()));
    if (std::string_view("@<>!?").find(mark) != std::string_view::npos && cases.empty()) {
      throw std::runtime_error("line " + std::to_string(number) + " comes before any command");
    }
    if (mark == '#') {
      next.name = to_name(rest);
    } else if (mark == '~') {
      next.condition = value;
    } else if (mark == '@') {
      const std::size_t space = std::min(value.find(' '), value.size());
      const std::string_view content = value.substr(std::min(space + 1, value.size()));
      cases.back().files.emplace_back(value.substr(0, space), unescape(content));
    } else if (mark == '$' && before == '$') {
      cases.back().command += '\n' + std::string(value);
    } else if (mark == '$') {
      next.command = value;
      next.line = number;
      if (next.name.empty()) next.name = to_name(value);
      cases.push_back(std::exchange(next, {}));
    } else if (mark == '<') {
      cases.back().input += unescape(value);
    } else if (mark == '>') {
      add_expectation(rest, cases.back().output);
    } else if (mark == '!') {
      add_expectation(rest, cases.back().errors);
    } else if (mark == '?') {
      cases.back().code = std::stoi(std::string(value));
    } else if (mark != '\0') {
      throw std::runtime_error("line " + std::to_string(number) + " is none of a transcript");
    }
    before = mark;
  }
  return cases;
}

}  // namespace naqi::test

#endif  // NAQI_TESTS_CLI_TRANSCRIPT_H_
