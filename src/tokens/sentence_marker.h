// SentenceMarker: tells after which tokens of a text a sentence ends.
//
// A sentence ends at a line end, and after a mark of data/tokens/sentence_marks.tsv with what
// belongs to it: marks that follow it, brackets and quotation marks that close, an emoji directly
// after it. It does not end
// - after a mark when no word of the sentence comes before it, or an opening bracket is the token
//   before it, nor after marks that follow such a one without a space;
// - before a comma, semicolon, colon or lower-case letter; after an ellipsis before an Arabic word;
// - after a full stop that makes one letter an initial, or a number at the beginning of a line the
//   number of an item; after a full stop or an ellipsis that follows a comma, semicolon or colon;
// - after a full stop or an ellipsis that no space follows, unless it stands between words of
//   Arabic letters, where a space was forgotten;
// - after an abbreviation, unless it is one of years, and stands between a number and an Arabic
//   word.
// docs/tokens.md has what these rules come from and what they miss. reference_sentences.h is the
// same, told once more.
#ifndef NAQI_SRC_TOKENS_SENTENCE_MARKER_H_
#define NAQI_SRC_TOKENS_SENTENCE_MARKER_H_

#include <cstdint>
#include <string_view>

#include "naqi/token.h"

namespace naqi::tokens {

enum class MarkClass : std::uint8_t;  // sentence_marks.inc
enum class Role : std::uint8_t;       // of a kind of token

class SentenceMarker {
 public:
  /// Takes the next token of a text. `spaced`: white space without a line end stands before it.
  /// Returns whether a sentence ends after the token before it. False for the first of a line.
  bool next(TokenKind kind, std::string_view text, bool spaced);
  /// A line end, or the end of the text: a sentence ends after the last token.
  void end_line() { *this = SentenceMarker(); }

 private:
  /// What is to be known of a token.
  struct Item {
    Role role{};
    MarkClass first{};        // of its first character that says anything
    std::uint8_t length = 0;  // characters of a word, marks not counted; at most 3
    std::uint8_t stops = 0;   // full stops in it; no more than an ellipsis has
    bool is_year = false;     // an abbreviation that follows years
  };
  /// What stands before the next token, as the end of a sentence.
  enum class End : std::uint8_t { none, year, weak, strong };

  static Item item_of(TokenKind kind, std::string_view text);
  static End end_of(const Item& item);
  [[nodiscard]] bool belongs_to_end(const Item& item, bool spaced) const;
  [[nodiscard]] bool ends_before(const Item& item, bool spaced) const;
  [[nodiscard]] bool is_end(const Item& item, bool spaced) const;
  [[nodiscard]] bool may_lack_space(const Item& next) const;

  Item before_;  // the last token, or the one before the end
  End end_ = End::none;
  std::uint8_t stops_ = 0;          // full stops in the end; no more than an ellipsis has
  bool has_words_ = false;          // the sentence
  std::uint8_t words_in_line_ = 0;  // at most 2
};

}  // namespace naqi::tokens

#endif  // NAQI_SRC_TOKENS_SENTENCE_MARKER_H_
