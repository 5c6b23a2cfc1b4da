// SentenceEnds: sets Token::ends_sentence in what a TokenStream hands over, and holds the last
// token back until it is known.
#ifndef NAQI_SRC_PIPELINE_SENTENCE_ENDS_H_
#define NAQI_SRC_PIPELINE_SENTENCE_ENDS_H_

#include <cstddef>

#include "naqi/token.h"
#include "tokens/sentence_marker.h"

namespace naqi {

/// White space of so many bytes ends a sentence, so that no more is held back.
inline constexpr std::size_t kMaxSentenceGap = std::size_t{64} << 10;
/// A sentence of more bytes ends before the token that makes it longer.
inline constexpr std::size_t kMaxSentence = std::size_t{1} << 20;

class SentenceEnds {
 public:
  /// What a Tokens held before tokens were added to it.
  struct Before {
    explicit Before(const Tokens& out) : text(out.text.size()), items(out.items.size()) {}
    std::size_t text, items;
  };

  /// Marks the tokens that were added to `out`, after what was held back before, which comes first.
  /// Holds the last one back with the white space after it, unless it is known whether a sentence
  /// ends there. `at_end`: the text is over. Takes time for what was added only, so that a long
  /// token costs nothing while it waits.
  void mark(Tokens& out, const Before& before, bool at_end);

 private:
  void restore(Tokens& out, const Before& before);
  void wait(Tokens& out, const Before& before);
  void end_sentence(Token& last);
  void end_line(Token& last);
  void hold_back(Tokens& out, bool at_end);

  tokens::SentenceMarker marker_;
  Tokens held_;             // a token and the white space after it; or nothing
  std::size_t length_ = 0;  // of the sentence so far, in bytes; 0: it has no token yet
};

}  // namespace naqi

#endif  // NAQI_SRC_PIPELINE_SENTENCE_ENDS_H_
