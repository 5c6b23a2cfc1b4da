// WordBreakTable: the word boundaries of a tokenizer as an automaton over code points.
//
// Compiled by data/generate/tokens.cc from data/tokens/, whose files say what the classes, states
// and kinds are. src/tokens/automaton.h runs it; tests/unit/word_break_test.cc tests the tables,
// tests/conformance/word_break_test.cc that they are those of UAX #29.
#ifndef NAQI_SRC_COMPILE_WORD_BREAK_H_
#define NAQI_SRC_COMPILE_WORD_BREAK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "naqi/token.h"
#include "unicode/trie.h"

namespace naqi::compile {

/// What a code point does to the open segment, which it always becomes the last of in the end.
/// A hold remembers a boundary that may come true later: there is at most one, since the tail after
/// it (see WordState) never holds.
enum class BreakAction : std::uint8_t {
  join,      // no boundary before it; what was held, if the new state does not hold, never was one
  hold,      // perhaps a boundary before it
  end,       // a boundary before it
  end_held,  // a boundary where the hold began, none before it
  end_both,  // a boundary where the hold began and another before it
};

struct Transition {
  std::uint8_t state;
  BreakAction action;
};

struct WordState {
  std::string_view name;
  std::optional<TokenKind> kind;  // of a segment that ends here; before the hold, if there is one
  std::uint8_t tail;              // 0, or the state of what follows the hold when it comes true
};

inline constexpr std::uint8_t kStartState = 0;  // no segment is open

struct WordBreakTable {
  static constexpr unsigned kClassBits = 6;  // a row has room for 64 classes

  std::string_view tokenizer;
  unicode::Trie<std::uint8_t> classes;  // shared by all tokenizers
  std::span<const std::string_view> class_names;
  std::span<const WordState> states;  // likewise
  const std::uint16_t* transitions;   // a row for each state; action << 8 | state

  /// Whether a code point of a class joins and leaves the state as it is.
  [[nodiscard]] bool stays(std::uint8_t state, std::uint8_t class_index) const {
    return transitions[(std::size_t{state} << kClassBits) | class_index] == state;
  }
  /// What a code point of a class does in a state.
  [[nodiscard]] Transition next(std::uint8_t state, std::uint8_t class_index) const {
    const std::uint16_t packed = transitions[(std::size_t{state} << kClassBits) | class_index];
    return {static_cast<std::uint8_t>(packed), static_cast<BreakAction>(packed >> 8)};
  }
};

/// The table of a tokenizer, an index into tokenizers(); static storage.
[[nodiscard]] const WordBreakTable& word_break_table(std::size_t tokenizer);

/// A stable listing: classes with the number of their code points, states, and all transitions
/// except those that only end a segment before the code point.
[[nodiscard]] std::string dump(const WordBreakTable& table);

}  // namespace naqi::compile

#endif  // NAQI_SRC_COMPILE_WORD_BREAK_H_
