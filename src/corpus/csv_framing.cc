#include "corpus/csv_framing.h"

#include "corpus/find_byte.h"

namespace naqi::corpus {
namespace {

/// A walk over a text, by leaps: within a field only few bytes matter.
struct Walk {
  CsvDialect dialect;
  std::string_view text;
  CsvState state;
  std::size_t at = 0;
  std::size_t end = 0;  // of the last record that has ended

  /// Takes one byte. False if there is none.
  bool step() {
    if (at == text.size()) return false;
    state = next(dialect, state, text[at++]);
    if (state == CsvState::record_begin) end = at;
    return true;
  }

  /// To what may end the record: in a field without quotes, to the next LF or quote.
  void leap_to_end() {
    if (state == CsvState::quoted) at = find_byte(text, '"', at);
    if (state != CsvState::plain && state != CsvState::spoiled) return;
    const std::size_t begin = at;
    at = dialect.quotes ? find_either(text, '"', '\n', at) : find_byte(text, '\n', at);
    if (at > begin) state = state_after(text[at - 1]);
  }

  /// In a field without quotes, over fields and records up to the next quote.
  void leap_to_quote() {
    if (state == CsvState::quoted) at = find_byte(text, '"', at);
    if (state != CsvState::plain && state != CsvState::spoiled) return;
    const std::size_t quote = dialect.quotes ? find_byte(text, '"', at) : text.size();
    const std::size_t begin = after_last_byte(text, '\n', at, quote);
    const bool ends = begin > at;
    if (ends) end = begin;
    if (ends && quote - begin <= kByteOrderMark.size()) {  // there may be nothing but such a mark
      at = begin;
      state = CsvState::record_begin;
    } else if (quote > at) {
      at = quote;
      state = state_after(text[quote - 1]);
    }
  }

 private:
  /// After a byte of a field without quotes that is no LF.
  [[nodiscard]] CsvState state_after(char byte) const {
    return byte == dialect.delimiter ? CsvState::field_begin : CsvState::plain;
  }
};

}  // namespace

std::size_t CsvFraming::last_end(std::string_view text) {
  Walk walk{dialect_, text, CsvState::record_begin};
  do walk.leap_to_quote();
  while (walk.step());
  state_ = walk.state;
  return walk.end;
}

std::size_t CsvFraming::first_end(std::string_view text) {
  Walk walk{dialect_, text, state_};
  do walk.leap_to_end();
  while (walk.step() && walk.end == 0);
  state_ = walk.state;
  return walk.end == 0 ? kNone : walk.end;
}

std::size_t CsvFraming::terminator_length(std::string_view record) const {
  if (!record.ends_with('\n')) return 0;
  return record.ends_with("\r\n") ? 2 : 1;
}

}  // namespace naqi::corpus
