// Split: cuts words and hashtags into smaller tokens, when asked (naqi/token.h, TokenOptions).
//
// Nothing is lost: the pieces of a token cover it. Marks and joiners stay with what they follow.
// Tested by tests/unit/split_test.cc.
#ifndef NAQI_SRC_TOKENS_SPLIT_H_
#define NAQI_SRC_TOKENS_SPLIT_H_

#include <string_view>
#include <vector>

#include "naqi/token.h"
#include "tokens/word_breaker.h"

namespace naqi::tokens {

class Split {
 public:
  explicit Split(const TokenOptions& options)
      : scripts_(options.split_scripts),
        digits_(options.split_digits),
        hashtags_(options.split_hashtags) {}

  [[nodiscard]] bool is_on() const { return scripts_ || digits_ || hashtags_; }

  /// Cuts those of the segments that are to be cut. `text` begins with them.
  void apply(std::string_view text, std::vector<Segment>& segments);

 private:
  void split_word(std::string_view word);
  void split_hashtag(std::string_view hashtag);

  bool scripts_;
  bool digits_;
  bool hashtags_;
  std::vector<Segment> out_;  // kept for its capacity
};

}  // namespace naqi::tokens

#endif  // NAQI_SRC_TOKENS_SPLIT_H_
