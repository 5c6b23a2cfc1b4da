// WordBreaker: finds the word boundaries of a text that arrives in pieces. The interface that the
// automaton and the reference share.
#ifndef NAQI_SRC_TOKENS_WORD_BREAKER_H_
#define NAQI_SRC_TOKENS_WORD_BREAKER_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "naqi/token.h"

namespace naqi::tokens {

/// A piece of text between two boundaries. The segments of a text cover it without gaps.
struct Segment {
  std::size_t length;             // bytes
  std::optional<TokenKind> kind;  // none: white space, which is no token
  friend bool operator==(const Segment&, const Segment&) = default;
};

class WordBreaker {
 public:
  WordBreaker() = default;
  WordBreaker(const WordBreaker&) = delete;
  WordBreaker& operator=(const WordBreaker&) = delete;
  virtual ~WordBreaker() = default;

  /// Takes the next bytes and appends to `out` the segments that nothing that follows can change.
  /// Together with what is still open they cover all bytes fed so far. Pieces may be cut anywhere.
  virtual void feed(std::string_view utf8, std::vector<Segment>& out) = 0;
  /// Ends the text: appends the open segments, and starts anew.
  virtual void finish(std::vector<Segment>& out) = 0;
};

}  // namespace naqi::tokens

#endif  // NAQI_SRC_TOKENS_WORD_BREAKER_H_
