// Tokens: normalized text and the words, numbers, ... in it.
//
// What a kind holds is decided by rows of data/tokens/; see Pipeline::tokenize for how to fill one.
#ifndef NAQI_TOKEN_H_
#define NAQI_TOKEN_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace naqi {

/// Half-open range of bytes.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const { return end - begin; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// The rows of data/tokens/kinds.tsv.
enum class TokenKind : std::uint8_t {
#include "naqi/token_kinds.inc"
};

/// The name of a kind as data, formats and documents spell it: "word", "number", ...
[[nodiscard]] std::string_view to_string(TokenKind kind);

struct Token {
  Span text;    // in Tokens::text
  Span source;  // in the input, from its beginning; in TokenOptions::offsets
  TokenKind kind = TokenKind::word;
  bool ends_sentence = false;  // only with TokenOptions::sentences
  friend bool operator==(const Token&, const Token&) = default;
};

/// What Token::source counts.
enum class OffsetUnit : std::uint8_t {
  none,         // nothing: it is {0, 0}, which is faster
  bytes,        //
  code_points,  // an ill-formed sequence is one
  utf16,        // code units: two for a code point above U+FFFF
};

struct TokenOptions {
  OffsetUnit offsets = OffsetUnit::bytes;
  bool sentences = false;       // whether to look for the ends of sentences
  bool split_scripts = false;   // a word where Arabic letters meet others
  bool split_digits = false;    // a word where letters meet digits
  bool split_hashtags = false;  // a hashtag into U+0023 and its words
};

/// Normalized text and its tokens, in order. What lies between two tokens is white space.
/// Reuse one object across calls: its memory is kept.
struct Tokens {
  std::string text;
  std::vector<Token> items;

  /// The text of token i. Precondition: i < items.size().
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    return std::string_view(text).substr(items[i].text.begin, items[i].text.size());
  }
  void clear() {
    text.clear();
    items.clear();
  }
};

}  // namespace naqi

#endif  // NAQI_TOKEN_H_
