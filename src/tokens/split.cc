#include "tokens/split.h"

#include "text/utf8.h"
#include "tokens/writing.h"

namespace naqi::tokens {
namespace {

// Low lines: General_Category Pc, which are those that join words.
constexpr bool is_low_line(char32_t c) {
  return c == U'_' || c == 0x203F || c == 0x2040 || c == 0x2054 || c == 0xFE33 || c == 0xFE34 ||
         (c >= 0xFE4D && c <= 0xFE4F) || c == 0xFF3F;
}

// The first code point and what stays with it.
std::size_t length_with_marks(std::string_view text) {
  std::size_t length = text::decode(text).length;
  while (length < text.size()) {
    const text::Decoded d = text::decode(text.substr(length));
    if (writing_of(d.code_point) != Writing::none || is_low_line(d.code_point)) break;
    length += d.length;
  }
  return length;
}

std::size_t find_low_line(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const text::Decoded d = text::decode(text.substr(at));
    if (is_low_line(d.code_point)) break;
    at += d.length;
  }
  return at;
}

bool is_letter(Writing writing) { return writing != Writing::none && writing != Writing::digit; }

// What has been read of a piece of a word.
struct Piece {
  std::size_t length = 0;
  Writing letter = Writing::none;  // its last letter
  Writing last = Writing::none;    // its last letter or digit

  void add(Writing writing, std::size_t bytes) {
    length += bytes;
    if (is_letter(writing)) letter = writing;
    if (writing != Writing::none) last = writing;
  }
  [[nodiscard]] bool is_number() const { return last == Writing::digit && letter == Writing::none; }
  [[nodiscard]] Segment segment() const {
    return {length, is_number() ? TokenKind::number : TokenKind::word};
  }
};

}  // namespace

void Split::apply(std::string_view text, std::vector<Segment>& segments) {
  out_.clear();
  for (const Segment& segment : segments) {
    const std::string_view token = text.substr(0, segment.length);
    text.remove_prefix(segment.length);
    if (segment.kind == TokenKind::word && (scripts_ || digits_)) {
      split_word(token);
    } else if (segment.kind == TokenKind::hashtag && hashtags_) {
      split_hashtag(token);
    } else {
      out_.push_back(segment);
    }
  }
  segments.swap(out_);
}

void Split::split_word(std::string_view word) {
  Piece piece;
  for (std::size_t at = 0; at < word.size();) {
    const text::Decoded d = text::decode(word.substr(at));
    const Writing writing = writing_of(d.code_point);
    const bool other_script = scripts_ && is_letter(writing) && piece.letter != Writing::none &&
                              (writing == Writing::arabic) != (piece.letter == Writing::arabic);
    const bool other_sort = digits_ && writing != Writing::none && piece.last != Writing::none &&
                            is_letter(writing) != is_letter(piece.last);
    if (other_script || other_sort) {
      out_.push_back(piece.segment());
      piece = {};
    }
    piece.add(writing, d.length);
    at += d.length;
  }
  out_.push_back(piece.segment());
}

void Split::split_hashtag(std::string_view hashtag) {
  const std::size_t sign = hashtag.find('#');
  if (sign == std::string_view::npos) return out_.push_back({hashtag.size(), TokenKind::hashtag});
  const std::size_t begin = sign + length_with_marks(hashtag.substr(sign));
  out_.push_back({begin, TokenKind::punctuation});
  for (hashtag.remove_prefix(begin); !hashtag.empty();) {
    const std::size_t word = find_low_line(hashtag);
    if (word != 0) split_word(hashtag.substr(0, word));
    hashtag.remove_prefix(word);
    if (hashtag.empty()) break;
    const std::size_t line = length_with_marks(hashtag);
    out_.push_back({line, TokenKind::punctuation});
    hashtag.remove_prefix(line);
  }
}

}  // namespace naqi::tokens
