#include "corpus/csv_write.h"

#include <cstddef>

#include "corpus/find_byte.h"

namespace naqi::corpus {

bool needs_quotes(CsvDialect dialect, std::string_view text) {
  // No way out at the first find, so that the compiler can make vectors of it.
  unsigned found = 0;
  for (const char c : text) {
    found |= static_cast<unsigned>(c == dialect.delimiter) | static_cast<unsigned>(c == '\n') |
             static_cast<unsigned>(c == '\r') |
             (static_cast<unsigned>(c == '"') & static_cast<unsigned>(dialect.quotes));
  }
  return found != 0;
}

void append_quoted(std::string_view text, std::string& out) {
  out += '"';
  std::size_t at = 0;
  while (true) {
    const std::size_t quote = find_byte(text, '"', at);
    out += text.substr(at, quote + 1 - at);
    if (quote == text.size()) break;
    out += '"';
    at = quote + 1;
  }
  out += '"';
}

bool append_field(CsvDialect dialect, std::string_view text, std::string& out) {
  if (!needs_quotes(dialect, text)) {
    out += text;
    return true;
  }
  if (dialect.quotes) append_quoted(text, out);
  return dialect.quotes;
}

}  // namespace naqi::corpus
