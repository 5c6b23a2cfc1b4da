// CsvFraming: where the records of delimited text end: at line ends outside quotes.
#ifndef NAQI_CORPUS_CSV_FRAMING_H_
#define NAQI_CORPUS_CSV_FRAMING_H_

#include <cstddef>
#include <string_view>

#include "corpus/csv_scanner.h"
#include "corpus/framing.h"

namespace naqi::corpus {

class CsvFraming final : public Framing {
 public:
  explicit CsvFraming(CsvDialect dialect) : dialect_(dialect) {}

  [[nodiscard]] std::size_t last_end(std::string_view text) override;
  [[nodiscard]] std::size_t first_end(std::string_view text) override;
  /// 2 for CRLF, whose CR is part of the end even without quoting. Of a record that ends in the
  /// midst of quotes, with the text, a last line end is taken for its end; it is bad either way.
  [[nodiscard]] std::size_t terminator_length(std::string_view record) const override;

 private:
  CsvDialect dialect_;
  CsvState state_ = CsvState::record_begin;  // at the end of what was looked at
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_CSV_FRAMING_H_
