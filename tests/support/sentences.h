// The sentences of tokens by the reference.
#ifndef NAQI_TESTS_SUPPORT_SENTENCES_H_
#define NAQI_TESTS_SUPPORT_SENTENCES_H_

#include <vector>

#include "naqi/sentence.h"
#include "naqi/token.h"

namespace naqi::test {

/// Whether a sentence ends after each token.
[[nodiscard]] std::vector<bool> reference_ends(const Tokens& tokens);
/// From the beginning of a first token to the end of a last.
[[nodiscard]] Sentences reference_sentences(const Tokens& tokens);
/// What Token::ends_sentence says.
[[nodiscard]] std::vector<bool> ends_of(const Tokens& tokens);

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_SENTENCES_H_
