// CsvRewriter: some fields of a record of delimited text become what an action makes of them.
#ifndef NAQI_CORPUS_CSV_RECORD_H_
#define NAQI_CORPUS_CSV_RECORD_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/csv_field.h"
#include "corpus/csv_scanner.h"
#include "corpus/field_action.h"

namespace naqi::corpus {

/// Of one thread: has buffers, so that nothing is allocated for a record once they are warm.
class CsvRewriter {
 public:
  /// `columns` are counted from 0. With `width`, the number of columns of the text, results do not
  /// take the place of the fields but follow the last one, in the order of `columns`; every record
  /// must have just as many fields then, or the results would stand in the wrong columns. Without,
  /// the order does not matter, and a column is treated once.
  CsvRewriter(CsvDialect dialect, const std::vector<std::size_t>& columns,
              std::optional<std::size_t> width = std::nullopt);

  /// Appends what becomes of `record`, which is one record by the same dialect, without its end.
  /// `changed`: those are not the bytes of `record`. On an error nothing is appended, though the
  /// action may have seen fields before the one that is wrong.
  ///
  /// The members of a list are joined by a space. A field that the action leaves as it is is copied
  /// byte for byte; another is quoted if it was quoted or has to be. A record of nothing (an empty
  /// line) stays one. Where nothing would be left of a record's only field, it is written as "".
  ///
  /// Errors: fewer fields than the columns need; something after a closing quote, or no closing
  /// quote, in any field; without quoting, a new text that has a delimiter, CR or LF.
  [[nodiscard]] std::optional<RecordError> rewrite(std::string_view record, FieldAction& action,
                                                   std::string& out, bool& changed);

 private:
  struct Wanted {
    std::size_t column;
    std::size_t place;  // in the order of the columns
  };
  struct Position {
    std::size_t at;      // where a field begins; std::string_view::npos: there is none any more
    std::size_t column;  // which
  };

  std::optional<RecordError> take_wanted(std::string_view record, FieldAction& action,
                                         std::string& out, Position& position, bool& changed);
  std::optional<RecordError> check_rest(std::string_view record, Position position) const;
  std::optional<RecordError> append_results(std::string_view record, std::string& out) const;
  void apply(FieldAction& action, std::string_view text, std::string& result);
  bool write(std::string_view record, const CsvField& field, std::size_t column,
             std::string_view text, std::string& out) const;

  CsvDialect dialect_;
  std::vector<Wanted> wanted_;  // by column
  std::optional<std::size_t> width_;
  std::string unquoted_;
  Texts texts_;
  std::vector<std::string> results_;  // by place; without width_, the first is for all
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_CSV_RECORD_H_
