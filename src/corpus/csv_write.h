// How a text is written as a field of delimited text.
#ifndef NAQI_CORPUS_CSV_WRITE_H_
#define NAQI_CORPUS_CSV_WRITE_H_

#include <string>
#include <string_view>

#include "corpus/csv_scanner.h"

namespace naqi::corpus {

/// Whether a field of this text has to be quoted; where there is no quoting: cannot be written.
[[nodiscard]] bool needs_quotes(CsvDialect dialect, std::string_view text);

/// Appends `text` between quotes, those in it doubled.
void append_quoted(std::string_view text, std::string& out);

/// Appends `text` as a field, between quotes if it needs them and there is quoting. False, with
/// nothing appended, if it cannot be written.
[[nodiscard]] bool append_field(CsvDialect dialect, std::string_view text, std::string& out);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_CSV_WRITE_H_
