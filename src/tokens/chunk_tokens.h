// ChunkTokens: the tokens of a chunk of text at hand, one after another: the automaton without
// what it needs for text in pieces (automaton.h). A chunk ends where every token ends, before white
// space or at the end of the text.
#ifndef NAQI_SRC_TOKENS_CHUNK_TOKENS_H_
#define NAQI_SRC_TOKENS_CHUNK_TOKENS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "compile/word_break.h"
#include "text/utf8.h"

namespace naqi::tokens {

/// Only for a tokenizer whose tokens never hold or look over SPACE, TAB, LF and CR.
class ChunkTokens {
 public:
  struct Match {
    const char* end;
    std::optional<TokenKind> kind;  // none: white space
  };

  explicit ChunkTokens(const compile::WordBreakTable& table)
      : table_(table), line_end_(table.classes[U'\n']) {}

  /// The token at p. Precondition: p < end, and `end` ends the chunk.
  [[nodiscard]] Match next(const char* p, const char* end) const {
    using compile::StateFlags;
    using compile::WordBreakTable;
    Match longest{p, std::nullopt};
    std::array<const char*, StateFlags::kContexts> marks{};
    std::uint16_t state = WordBreakTable::kStart;
    for (;;) {
      std::uint16_t to = state;
      text::Decoded d{};
      // Most code points are letters after letters, and leave the state as it is.
      for (; p < end; p += d.length) {
        // What is cut at the end is ill-formed: U+FFFD, with all that is there.
        d = text::decode(p, end);
        to = table_.next(state, table_.classes[d.code_point]);
        if (to != state) break;
      }
      const StateFlags here = table_.flags(state);
      if (here.accepts()) longest = {p, here.kind()};
      here.mark(p, marks);
      const bool at_end = p == end;
      if (at_end) to = table_.next(state, line_end_);
      if (to == WordBreakTable::kDead) return longest;
      const StateFlags flags = table_.flags(to);
      if (flags.ends() != 0) return {marks[flags.ends() - 1], flags.kind()};
      if (at_end) return longest;
      p += d.length;
      state = to;
    }
  }

 private:
  const compile::WordBreakTable& table_;
  std::uint8_t line_end_;
};

}  // namespace naqi::tokens

#endif  // NAQI_SRC_TOKENS_CHUNK_TOKENS_H_
