// How delimited text (RFC 4180) falls into records and fields. Framing and rewriting stand on this
// one definition, so that they never disagree.
//
// RFC 4180 says what well-formed text means. The rest is this:
// - A quote opens a quoted field only as the first byte of a field. Elsewhere in a field without
//   quotes it is a character, as most who write it there mean it.
// - After the closing quote only a delimiter or the end of the record may follow. Where something
//   else does, the field is bad, and goes on as one without quotes: up to the next delimiter or
//   line end, whatever quotes come. Of all readings that one loses least: what is wrong with
//   a record ends with its line.
// - A quote that is never closed takes the rest of the text.
// - A record ends with LF or CRLF. A CR by itself is a character.
// - A byte order mark at the beginning of a record is no part of its first field: texts that begin
//   with one are put together with `cat`.
// - Without quoting a quote is a character, and every LF ends a record.
#ifndef NAQI_CORPUS_CSV_SCANNER_H_
#define NAQI_CORPUS_CSV_SCANNER_H_

#include <cstdint>
#include <string_view>

namespace naqi::corpus {

struct CsvDialect {
  char delimiter = ',';  // ASCII; neither a quote, CR nor LF
  bool quotes = true;    // false: no quoting at all, each line is a record
};

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What has been read of a record.
enum class CsvState : std::uint8_t {
  record_begin,
  mark_1,       // one byte of a byte order mark, nothing else
  mark_2,       // two
  field_begin,  // a delimiter, or a byte order mark
  plain,        // part of a field without quotes
  quoted,       // an opening quote, and no closing one
  closed,       // a quote after that: it closes the field, unless another follows
  spoiled,      // something else after the closing quote
};

/// What the first byte of a field makes of a record.
[[nodiscard]] constexpr CsvState begin_field(CsvDialect dialect, char byte) {
  if (byte == '\n') return CsvState::record_begin;
  if (byte == dialect.delimiter) return CsvState::field_begin;
  return dialect.quotes && byte == '"' ? CsvState::quoted : CsvState::plain;
}

/// Whatever does not end a field leaves it in `state`.
[[nodiscard]] constexpr CsvState go_on(CsvDialect dialect, CsvState state, char byte) {
  if (byte == '\n') return CsvState::record_begin;
  return byte == dialect.delimiter ? CsvState::field_begin : state;
}

/// What the next byte makes of a record. record_begin: the byte is the LF that ends the record.
/// (The CR of a CRLF after a closing quote makes it `spoiled`: one who asks for more than the ends
/// of records takes the end of the record away first.)
[[nodiscard]] constexpr CsvState next(CsvDialect dialect, CsvState state, char byte) {
  switch (state) {
    case CsvState::record_begin:
      if (byte == kByteOrderMark[0]) return CsvState::mark_1;
      return begin_field(dialect, byte);
    case CsvState::mark_1:
      if (byte == kByteOrderMark[1]) return CsvState::mark_2;
      return go_on(dialect, CsvState::plain, byte);
    case CsvState::mark_2:
      if (byte == kByteOrderMark[2]) return CsvState::field_begin;
      return go_on(dialect, CsvState::plain, byte);
    case CsvState::field_begin:
      return begin_field(dialect, byte);
    case CsvState::plain:
      return go_on(dialect, CsvState::plain, byte);
    case CsvState::quoted:
      return byte == '"' ? CsvState::closed : CsvState::quoted;
    case CsvState::closed:
      if (byte == '"') return CsvState::quoted;
      return go_on(dialect, CsvState::spoiled, byte);
    case CsvState::spoiled:
      return go_on(dialect, CsvState::spoiled, byte);
  }
  return CsvState::plain;  // not reached
}

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_CSV_SCANNER_H_
