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

/// Where a token came from, in the input. Spans are equal or disjoint and never go backwards.
///
/// A token has what became its text, and what was deleted directly after that, up to white space: a
/// stripped mark belongs to the letter before it. If white space or nothing stands before the
/// token, what was deleted there, since the white space, belongs to it, too. It neither begins nor
/// ends with deleted white space. Input that became parts of several tokens is whole in each of
/// them, and tokens whose spans would overlap have one span, that of all of them: the four words of
/// U+FDFA under `nfkc` and, if a letter stands directly before it, the token of that letter. That
/// may go on from one such code point to the next for 64 KiB of text; then the next token begins
/// where the span ends.
struct Token {
  Span text;    // in Tokens::text
  Span source;  // in the input, from its beginning; in TokenOptions::offsets
  TokenKind kind = TokenKind::word;
  bool ends_sentence = false;  // only with TokenOptions::sentences
  friend bool operator==(const Token&, const Token&) = default;
};

/// The script that the letters of a text are written in (Unicode 15.0, UAX #24).
enum class Script : std::uint8_t {
  none,  // there are no letters
  arabic,
  latin,
  other,  // another one, or several
};
/// The script of a token by its text. Letters are of General_Category L; those of Script Common,
/// such as tatweel, and all that is no letter or ill-formed are looked through.
[[nodiscard]] Script script_of(std::string_view token_text);

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
  bool split_digits = false;    // a word where letters meet decimal digits; a piece of digits only
                                // is a number
  bool split_hashtags = false;  // a hashtag into U+0023 and its words; U+0023 and low lines are
                                // punctuation. The words are split as other words are
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
