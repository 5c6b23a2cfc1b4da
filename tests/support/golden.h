// Golden rows: the files tests/golden/*.tsv and tests/golden/presets/*.tsv. A row is `spec, input,
// expected, why`, with tabs between; in presets/ the name of the file is the spec.
//
// \uXXXX and \UXXXXXXXX are code points, \xNN is a byte, \t \n \r \0 \\ are what they are in C; `-`
// as a whole field is the empty text. In tokens.tsv and tokens/*.tsv the first column is a
// tokenizer and the third has tokens with their kinds; sentences.tsv has columns of its own.
#ifndef NAQI_TESTS_SUPPORT_GOLDEN_H_
#define NAQI_TESTS_SUPPORT_GOLDEN_H_

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace naqi::test {

struct GoldenRow {
  std::string spec;
  std::string input;
  std::string expected;
  std::string why;
  std::string place;  // "forms.tsv:12"
};

inline std::string unescape(std::string_view field) {
  if (field == "-") return {};
  std::string out;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\') {
      out += field[i];
      continue;
    }
    const char kind = ++i < field.size() ? field[i] : ' ';
    constexpr std::string_view kLetters = "tnr0\\";
    constexpr std::string_view kMeanings{"\t\n\r\0\\", 5};
    if (const std::size_t at = kLetters.find(kind); at != std::string_view::npos) {
      out += kMeanings[at];
      continue;
    }
    const std::size_t digits = kind == 'u' ? 4 : kind == 'U' ? 8 : kind == 'x' ? 2 : 0;
    const std::string number(field.substr(i + 1, digits));
    if (digits == 0 || number.find_first_not_of("0123456789ABCDEF") != std::string::npos ||
        number.size() != digits) {
      throw std::runtime_error("bad escape in: " + std::string(field));
    }
    const unsigned long value = std::stoul(number, nullptr, 16);
    if (kind == 'x') {
      out += static_cast<char>(value);
    } else {
      text::append(static_cast<char32_t>(value), out);
    }
    i += digits;
  }
  return out;
}

/// Whether the rows of a file are about tokens.
inline bool is_of_tokens(const std::string& file) {
  return file == "tokens.tsv" || file.starts_with("tokens/");
}

/// Files of golden rows, as paths below tests/golden, in order: those about tokens, or the others.
inline std::vector<std::string> golden_files(bool of_tokens = false) {
  namespace fs = std::filesystem;
  const fs::path root = NAQI_SOURCE_DIR "/tests/golden";
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
    const std::string name = fs::relative(entry.path(), root).generic_string();
    if (name.ends_with(".tsv") && name != "sentences.tsv" && is_of_tokens(name) == of_tokens) {
      files.push_back(name);
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The rows of one file. Throws if a row is not as described above.
inline std::vector<GoldenRow> golden_rows(const std::string& file) {
  const bool is_preset = file.starts_with("presets/");
  std::ifstream in(NAQI_SOURCE_DIR "/tests/golden/" + file);
  std::vector<GoldenRow> rows;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> fields(1);
    for (const char c : line) {
      if (c == '\t') {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    const std::string place = file + ':' + std::to_string(number);
    if (is_preset) fields.insert(fields.begin(), std::filesystem::path(file).stem().string());
    if (fields.size() != 4 || std::count(fields.begin(), fields.end(), "") != 0) {
      throw std::runtime_error(place + ": too few or too many columns, or an empty one");
    }
    rows.push_back({fields[0], unescape(fields[1]), unescape(fields[2]), fields[3], place});
  }
  return rows;
}

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_GOLDEN_H_
