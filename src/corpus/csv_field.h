// One field of a record of delimited text: its bytes, its text, what is wrong with it.
#ifndef NAQI_CORPUS_CSV_FIELD_H_
#define NAQI_CORPUS_CSV_FIELD_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/csv_scanner.h"
#include "corpus/field_action.h"
#include "corpus/find_byte.h"

namespace naqi::corpus {

/// A field of a record whose end was taken away.
struct CsvField {
  std::size_t begin;  // its bytes in the record, quotes included
  std::size_t end;
  bool quoted;       // it begins with a quote
  bool doubled;      // quotes between its quotes are doubled
  CsvState reached;  // plain; closed; or what is wrong: quoted, there is no closing quote; spoiled
};

/// Where the first field of a record begins: after a byte order mark.
[[nodiscard]] inline std::size_t first_field(std::string_view record) {
  return record.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
}

/// The field that begins at `at`. A delimiter or the end of the record follows it.
[[nodiscard]] inline CsvField field_at(CsvDialect dialect, std::string_view record,
                                       std::size_t at) {
  CsvField field{at, at, false, false, CsvState::plain};
  if (at == record.size() || record[at] != '"' || !dialect.quotes) {
    field.end = find_byte(record, dialect.delimiter, at);
    return field;
  }
  field.quoted = true;
  std::size_t close = find_byte(record, '"', at + 1);
  while (close + 1 < record.size() && record[close + 1] == '"') {
    field.doubled = true;
    close = find_byte(record, '"', close + 2);
  }
  if (close == record.size()) {
    field.end = close;
    field.reached = CsvState::quoted;
    return field;
  }
  field.end = find_byte(record, dialect.delimiter, close + 1);
  field.reached = field.end == close + 1 ? CsvState::closed : CsvState::spoiled;
  return field;
}

/// What is wrong with a field.
[[nodiscard]] std::optional<RecordError> fault_of(std::string_view record, const CsvField& field);

/// The text of a field without fault: a part of `record`, or in `buffer`, until that is changed.
[[nodiscard]] std::string_view text_of(std::string_view record, const CsvField& field,
                                       std::string& buffer);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_CSV_FIELD_H_
