// CsvHeader: the first record of delimited text, which names the columns.
#ifndef NAQI_CORPUS_CSV_HEADER_H_
#define NAQI_CORPUS_CSV_HEADER_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/csv_scanner.h"
#include "corpus/field_action.h"

namespace naqi::corpus {

class CsvHeader {
 public:
  /// So that a file that is no table cannot take all memory for its names.
  static constexpr std::size_t kMaxColumns = std::size_t{1} << 20;

  /// Takes the names from `record`, which is without its end; a byte order mark before them is no
  /// part of the first. An error if a field is bad, as CsvRewriter has it, or there are more than
  /// kMaxColumns; then there are no names.
  [[nodiscard]] std::optional<RecordError> parse(CsvDialect dialect, std::string_view record);

  /// In the order of the columns. None if the record is empty.
  [[nodiscard]] std::span<const std::string> names() const { return names_; }

  /// Appends to `columns` those that are wanted, counted from 0, each once, in the order in which
  /// they are wanted. A wanted column is the name of one, or of several, which are all meant; or,
  /// if none has that name, a number from 1. So in a text whose columns are called 0, 1, 2 the
  /// second is 1.
  ///
  /// Returns what is wrong, with the nearest name where one is near, and leaves `columns` as it
  /// was.
  [[nodiscard]] std::optional<std::string> find(std::span<const std::string> wanted,
                                                std::vector<std::size_t>& columns) const;

  /// Appends `record` with new columns of these names after the others. Returns what is wrong, and
  /// appends nothing: a name that there is already, or that is given twice, or that cannot be
  /// written without quotes; a header of nothing.
  [[nodiscard]] std::optional<std::string> append(std::string_view record,
                                                  std::span<const std::string> new_names,
                                                  std::string& out) const;

 private:
  CsvDialect dialect_;
  std::vector<std::string> names_;
};

/// The same as CsvHeader::find() for a text without header, where every wanted column has to be
/// a number.
[[nodiscard]] std::optional<std::string> find_numbered(std::span<const std::string> wanted,
                                                       std::vector<std::size_t>& columns);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_CSV_HEADER_H_
