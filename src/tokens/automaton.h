// Automaton: the word breaker of the fast engines, a run of a WordBreakTable.
//
// It reads on while any match may go on, then goes back to the end of the longest. The rules see to
// it that this takes linear time (data/tokens/naqi.rbbi). Between pieces it keeps the text of the
// open segment, as it may have to go back in it. Tested against reference_breaker.h by
// tests/agreement/word_break_agreement_test.cc.
#ifndef NAQI_SRC_TOKENS_AUTOMATON_H_
#define NAQI_SRC_TOKENS_AUTOMATON_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compile/word_break.h"
#include "tokens/word_breaker.h"

namespace naqi::tokens {

class Automaton : public WordBreaker {
 public:
  explicit Automaton(const compile::WordBreakTable& table) : table_(table) {}

  void feed(std::string_view utf8, std::vector<Segment>& out) override;
  void finish(std::vector<Segment>& out) override;

 private:
  // Of the open segment; lengths in bytes, from its beginning.
  struct Open {
    std::uint16_t state = compile::WordBreakTable::kStart;
    std::size_t read = 0;
    std::size_t units = 0;    // of UTF-16, read
    std::size_t longest = 0;  // match so far
    std::optional<TokenKind> kind;
    std::array<std::size_t, compile::StateFlags::kContexts> marks = {};
  };

  // Reads a text that begins with the open segment; returns where the segment begins that is open
  // then.
  std::size_t read(std::string_view text, std::vector<Segment>& out);
  // Ends the open segment after `length` bytes; the text after them is read anew.
  void end_segment(std::size_t length, std::optional<TokenKind> kind, std::vector<Segment>& out);
  void end_at_end(std::vector<Segment>& out);
  bool step(std::uint8_t class_index, std::size_t length, std::vector<Segment>& out);

  // Begins the open segment anew.
  void begin_segment();

  const compile::WordBreakTable& table_;
  std::uint16_t start_ = compile::WordBreakTable::kStart;  // of the open segment
  Open open_;
  std::string held_;  // the text of the open segment, if it began in an earlier piece
};

/// `tokenizer` is an index into tokenizers().
[[nodiscard]] std::unique_ptr<WordBreaker> make_automaton(std::size_t tokenizer);

}  // namespace naqi::tokens

#endif  // NAQI_SRC_TOKENS_AUTOMATON_H_
