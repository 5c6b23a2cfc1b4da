#include "corpus/csv_write.h"

#include <cstddef>

#include "corpus/find_byte.h"

namespace naqi::corpus {

bool needs_quotes(CsvDialect dialect, std::string_view text) {
  const char quote = dialect.quotes ? '"' : dialect.delimiter;
  return find_either(text, dialect.delimiter, quote, 0) < text.size() ||
         find_either(text, '\n', '\r', 0) < text.size();
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
