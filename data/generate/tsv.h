// Reading the tables of data/: tab-separated rows, `#` comments, errors that name file and line.
#ifndef NAQI_DATA_GENERATE_TSV_H_
#define NAQI_DATA_GENERATE_TSV_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace naqi::generate {

struct Row {
  std::vector<std::string> fields;  // `-` is read as empty, \uXXXX and \UXXXXXXXX as code points
  std::string file;
  int line = 0;
  const std::string& operator[](std::size_t i) const { return fields[i]; }
};

/// All rows of a file that has exactly `columns` columns. Ends the program with a message if not.
std::vector<Row> read_tsv(const std::filesystem::path& file, std::size_t columns);

/// Prints `FILE:LINE: message` and ends the program with status 1.
[[noreturn]] void fail(const Row& row, std::string_view message);

/// Parts of `text` between separators; no part for an empty text.
std::vector<std::string> split(std::string_view text, char separator);

/// A code point in hexadecimal, as tables write it: "064B". Fails on anything else.
char32_t parse_code_point(const Row& row, std::string_view text);

}  // namespace naqi::generate

#endif  // NAQI_DATA_GENERATE_TSV_H_
