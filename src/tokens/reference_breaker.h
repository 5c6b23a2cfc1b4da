// The reference for word boundaries: ICU's RuleBasedBreakIterator over the whole text.
//
// It defines what the automaton (automaton.h) has to give, from rules of its own:
// data/tokens/*.rbbi. Tested by tests/conformance/word_break_test.cc.
#ifndef NAQI_SRC_TOKENS_REFERENCE_BREAKER_H_
#define NAQI_SRC_TOKENS_REFERENCE_BREAKER_H_

#include <cstddef>
#include <memory>

#include "tokens/word_breaker.h"

namespace naqi::tokens {

/// A breaker that keeps the text until finish(). `tokenizer` is an index into tokenizers().
[[nodiscard]] std::unique_ptr<WordBreaker> make_reference_breaker(std::size_t tokenizer);

}  // namespace naqi::tokens

#endif  // NAQI_SRC_TOKENS_REFERENCE_BREAKER_H_
