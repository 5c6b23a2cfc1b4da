// Automaton: the word breaker of the fast engines, a run of a WordBreakTable.
//
// Time is linear in the text, and what is kept between pieces is a few numbers, however long a
// segment grows: lengths, never the text. compile/word_break.h has the table. Tested against
// reference_breaker.h by tests/agreement/word_break_agreement_test.cc.
#ifndef NAQI_SRC_TOKENS_AUTOMATON_H_
#define NAQI_SRC_TOKENS_AUTOMATON_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "compile/word_break.h"
#include "text/utf8.h"
#include "tokens/word_breaker.h"

namespace naqi::tokens {

class Automaton : public WordBreaker {
 public:
  explicit Automaton(const compile::WordBreakTable& table) : table_(table) {}

  void feed(std::string_view utf8, std::vector<Segment>& out) override;
  void finish(std::vector<Segment>& out) override;

 private:
  // The segment that is open, and how much of it lies before the hold, if its state holds.
  struct Open {
    std::uint8_t state = compile::kStartState;
    std::size_t length = 0;
    std::size_t before_hold = 0;
  };

  void step(std::uint8_t class_index, std::size_t length, std::vector<Segment>& out);
  void end_open(std::vector<Segment>& out);
  const char* complete_sequence(const char* p, const char* end, std::vector<Segment>& out);

  const compile::WordBreakTable& table_;
  Open open_;
  // The start of a code point whose end has not arrived yet.
  char incomplete_[text::kMaxLength] = {};
  std::size_t incomplete_size_ = 0;
};

/// `tokenizer` is an index into tokenizers().
[[nodiscard]] std::unique_ptr<WordBreaker> make_automaton(std::size_t tokenizer);

}  // namespace naqi::tokens

#endif  // NAQI_SRC_TOKENS_AUTOMATON_H_
