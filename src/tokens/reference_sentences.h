// The reference for the ends of sentences: the rules of sentence_marker.h over all tokens of a
// text, with ICU's sets. Tested by tests/agreement/sentences_agreement_test.cc.
#ifndef NAQI_SRC_TOKENS_REFERENCE_SENTENCES_H_
#define NAQI_SRC_TOKENS_REFERENCE_SENTENCES_H_

#include <string>
#include <vector>

#include "naqi/token.h"

namespace naqi::tokens {

/// A token with the white space before it.
struct SpacedToken {
  TokenKind kind;
  std::string text;
  bool spaced;       // white space stands before it
  bool begins_line;  // with a line end in it
};

/// Of each token whether a sentence ends after it.
[[nodiscard]] std::vector<bool> reference_sentence_ends(const std::vector<SpacedToken>& tokens);

}  // namespace naqi::tokens

#endif  // NAQI_SRC_TOKENS_REFERENCE_SENTENCES_H_
