// WordBreakTable: the rules of a tokenizer as an automaton over code points, which finds the
// longest match of any of them.
//
// Compiled by data/generate/ (tokens.cc, automaton.cc) from data/tokens/, whose files say what the
// rules mean. src/tokens/automaton.h runs it; tests/unit/word_break_test.cc tests the tables,
// tests/agreement/word_break_agreement_test.cc that they are what ICU makes of the same rules.
#ifndef NAQI_SRC_COMPILE_WORD_BREAK_H_
#define NAQI_SRC_COMPILE_WORD_BREAK_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "naqi/token.h"
#include "unicode/trie.h"

namespace naqi::compile {

/// What is known in a state.
class StateFlags {
 public:
  /// How many rules with a context a tokenizer may have.
  static constexpr std::size_t kContexts = 3;

  explicit StateFlags(std::uint16_t flags) : flags_(flags) {}
  /// Whether there is anything else to ask.
  [[nodiscard]] bool any() const { return flags_ != 0; }
  /// The text so far is a match.
  [[nodiscard]] bool accepts() const { return (flags_ & 0x100) != 0; }
  /// The kind of the match; none if it is no token.
  [[nodiscard]] std::optional<TokenKind> kind() const {
    const unsigned code = flags_ & 0x1F;
    if (code < 2) return std::nullopt;
    return static_cast<TokenKind>(code - 2);
  }
  /// The match of the rule with the i-th context would end here.
  [[nodiscard]] bool marks(std::size_t i) const { return (flags_ >> (5 + i) & 1) != 0; }
  [[nodiscard]] bool marks_any() const { return (flags_ & 0xE0) != 0; }
  /// Notes where this is for each context whose rule's match would end here.
  template <class Place>
  void mark(Place here, std::array<Place, kContexts>& places) const {
    if (!marks_any()) return;
    for (std::size_t i = 0; i < kContexts; ++i) {
      if (marks(i)) places[i] = here;
    }
  }
  /// From 1: its context is complete, so the match ends where it was marked. 0: none is.
  [[nodiscard]] std::size_t ends() const { return flags_ >> 9 & 3; }
  /// Nothing that follows can make a longer match.
  [[nodiscard]] bool is_last() const { return (flags_ & 0x800) != 0; }

 private:
  std::uint16_t flags_;
};

struct WordBreakTable {
  static constexpr std::uint16_t kDead = 0;   // no match goes on
  static constexpr std::uint16_t kStart = 1;  // nothing was read
  static constexpr std::size_t kNoLimit = static_cast<std::size_t>(-1);

  std::string_view tokenizer;
  unicode::Trie<std::uint8_t> classes;
  std::size_t class_count;
  const std::uint16_t* state_flags;  // by state
  const std::uint16_t* next_states;  // a row of class_count states for each state
  std::size_t max_units;             // a match is the longest of at most so many UTF-16 units
  std::uint16_t inner_start;         // nothing was read since a token; kStart if that is the same
  bool is_separated;  // neither of these two matters, and no token holds SPACE, TAB, LF or CR, or
                      // looks over it

  [[nodiscard]] std::uint16_t next(std::uint16_t state, std::uint8_t class_index) const {
    return next_states[std::size_t{state} * class_count + class_index];
  }
  [[nodiscard]] StateFlags flags(std::uint16_t state) const {
    return StateFlags(state_flags[state]);
  }
};

/// The table of a tokenizer, an index into tokenizers(); static storage.
[[nodiscard]] const WordBreakTable& word_break_table(std::size_t tokenizer);

}  // namespace naqi::compile

#endif  // NAQI_SRC_COMPILE_WORD_BREAK_H_
