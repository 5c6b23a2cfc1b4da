// Delimited text read and written in the most obvious way, to compare with.
#ifndef NAQI_TESTS_SUPPORT_REFERENCE_CSV_H_
#define NAQI_TESTS_SUPPORT_REFERENCE_CSV_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/csv_scanner.h"

namespace naqi::test {

struct ReferenceField {
  std::string bytes;  // quotes included
  std::string text;
  bool quoted = false;
};

struct ReferenceRecord {
  std::string mark;  // a byte order mark, or nothing
  std::vector<ReferenceField> fields;
  std::string end;  // LF, CRLF, or nothing
  bool bad = false;

  /// Without its end.
  [[nodiscard]] std::string bytes(char delimiter) const;
};

/// Of the whole text.
std::vector<ReferenceRecord> reference_records(corpus::CsvDialect dialect, std::string_view text);

using TextChange = std::function<std::string(const std::string&)>;

/// The record with the fields in `columns` changed or, with `width`, with what they change to after
/// the last field. Nothing if that is an error.
std::optional<std::string> reference_rewrite(corpus::CsvDialect dialect, ReferenceRecord record,
                                             const std::vector<std::size_t>& columns,
                                             std::optional<std::size_t> width,
                                             const TextChange& change);

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_REFERENCE_CSV_H_
