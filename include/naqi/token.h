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

enum class TokenKind : std::uint8_t { word, number, punctuation, symbol, emoji };

/// The name of a kind as data, formats and documents spell it: "word", "number", ...
[[nodiscard]] std::string_view to_string(TokenKind kind);

struct Token {
  Span text;  // in Tokens::text
  TokenKind kind = TokenKind::word;
  friend bool operator==(const Token&, const Token&) = default;
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
