// TokenWriter: writes the tokens of text, each with a separator after it, without making a list of
// them first: by vectors where the text is plain (simd_words.h), else by the automaton.
#ifndef NAQI_SRC_TOKENS_TOKEN_WRITER_H_
#define NAQI_SRC_TOKENS_TOKEN_WRITER_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "tokens/chunk_tokens.h"
#include "tokens/simd_words.h"

namespace naqi::tokens {

class TokenWriter {
 public:
  /// `kernel` may be null: then there are no vectors.
  TokenWriter(const compile::WordBreakTable& table, WordKernel kernel, char separator)
      : tokens_(table), kernel_(kernel), separator_(separator) {}

  /// Appends the tokens of whole chunks. Precondition: `text` begins a chunk, and ends one.
  void write(std::string_view text, std::string& out) const;

 private:
  ChunkTokens tokens_;
  WordKernel kernel_;
  char separator_;
};

/// The length of the text up to its last SPACE, TAB, LF or CR, inclusive; 0 if it has none.
[[nodiscard]] std::size_t whole_chunks(std::string_view text);

}  // namespace naqi::tokens

#endif  // NAQI_SRC_TOKENS_TOKEN_WRITER_H_
