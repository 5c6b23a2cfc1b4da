#include "tsv.h"

#include <cstdlib>
#include <fstream>
#include <iostream>

#include <unicode/utf8.h>

namespace naqi::generate {
namespace {

void append_utf8(char32_t c, std::string& out) {
  char buffer[U8_MAX_LENGTH];
  int length = 0;
  U8_APPEND_UNSAFE(buffer, length, static_cast<UChar32>(c));
  out.append(buffer, static_cast<std::size_t>(length));
}

std::string unescape(const Row& row, std::string_view field) {
  if (field == "-") return {};
  std::string out;
  for (std::size_t i = 0; i < field.size(); ++i) {
    const bool escape = field[i] == '\\' && i + 1 < field.size();
    const std::size_t digits = !escape ? 0 : field[i + 1] == 'u' ? 4 : field[i + 1] == 'U' ? 8 : 0;
    if (digits == 0) {
      out += field[i];
      continue;
    }
    append_utf8(parse_code_point(row, field.substr(i + 2, digits)), out);
    i += 1 + digits;
  }
  return out;
}

}  // namespace

void fail(const Row& row, std::string_view message) {
  std::cerr << row.file << ':' << row.line << ": " << message << '\n';
  std::exit(1);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

char32_t parse_code_point(const Row& row, std::string_view text) {
  std::size_t used = 0;
  unsigned long value = 0;
  try {
    value = std::stoul(std::string(text), &used, 16);
  } catch (const std::exception&) {
    used = 0;
  }
  if (used == 0 || used != text.size() || value > 0x10FFFF) {
    fail(row, "not a code point: " + std::string(text));
  }
  return static_cast<char32_t>(value);
}

std::vector<Row> read_tsv(const std::filesystem::path& file, std::size_t columns) {
  std::ifstream in(file);
  Row row;
  row.file = file.string();
  if (!in) fail(row, "cannot be read");
  std::vector<Row> rows;
  std::string line;
  while (std::getline(in, line)) {
    ++row.line;
    if (line.empty() || line[0] == '#') continue;
    row.fields = split(line, '\t');
    if (row.fields.size() != columns) {
      fail(row, "expected " + std::to_string(columns) + " columns, found " +
                    std::to_string(row.fields.size()));
    }
    for (std::string& field : row.fields) field = unescape(row, field);
    rows.push_back(row);
  }
  return rows;
}

}  // namespace naqi::generate
