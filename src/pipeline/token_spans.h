// TokenSpans: gives tokens their places in the input, by the rule in naqi/token.h (Token::source).
#ifndef NAQI_SRC_PIPELINE_TOKEN_SPANS_H_
#define NAQI_SRC_PIPELINE_TOKEN_SPANS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "naqi/token.h"
#include "pipeline/source_map.h"

namespace naqi {

/// Tokens with one span have at most this much text between the first and the last, in bytes.
inline constexpr std::size_t kMaxShared = std::size_t{64} << 10;

class TokenSpans {
 public:
  explicit TokenSpans(OffsetUnit unit) : map_(unit) {}

  [[nodiscard]] SourceMap& map() { return map_; }

  /// Looks for the place of the next token the fast way. `text` is the text from `begin` on, of
  /// which that of the token is a span.
  [[nodiscard]] bool find_same(Token& token, std::string_view text, std::uint64_t begin) {
    if (token.text.end == watched_ ||
        !map_.find_same(token.text, token.text.begin != last_end_, text, begin, token.source)) {
      return false;
    }
    last_end_ = token.text.end;
    return true;
  }
  /// Takes the next token, if it was not found that way.
  void add(const Token& token) { tokens_.push_back(token); }

  /// Gives places to the tokens that were added, as far as they are known. `text` is the text from
  /// `begin` on.
  void resolve(std::string_view text, std::uint64_t begin, bool at_end);
  /// The next token, if any, begins at `settled` or later.
  void end_group(std::string_view text, std::uint64_t begin, std::uint64_t settled, bool at_end);
  /// The next token has a span of its own.
  void close_group();

  /// Tokens, in order, of which the first done() have their places.
  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  [[nodiscard]] std::size_t done() const { return done_; }
  /// Forgets the tokens that are done.
  void release();

  /// Asks for the place in the input, in bytes, of the end of the token that ends at `at`.
  void watch(std::uint64_t at) { watched_ = at; }
  [[nodiscard]] std::optional<std::uint64_t> watched_place() const { return watched_place_; }

  /// Begins a new text. No token is left.
  void reset();

 private:
  static constexpr std::uint64_t kNone = ~std::uint64_t{0};
  struct Text {
    std::string_view text;
    std::uint64_t begin;
  };
  [[nodiscard]] Span place(const Token& token, const Text& text);
  void add_to_group(const Token& token, Span source);

  SourceMap map_;
  std::vector<Token> tokens_;
  std::size_t done_ = 0;            // tokens before the group
  std::size_t placed_ = 0;          // tokens before the end of the group
  Span group_;                      // the source of the tokens that may share a span
  std::size_t floor_ = 0;           // where the last group ended
  std::uint64_t last_end_ = kNone;  // of the text of the last token that has a place
  std::optional<std::uint64_t> watched_;
  std::optional<std::uint64_t> watched_place_;
};

}  // namespace naqi

#endif  // NAQI_SRC_PIPELINE_TOKEN_SPANS_H_
