// The vector kernel of the tokenizer `naqi`: finds the tokens of plain text, 64 bytes at a time.
//
// White space ends every token, so what stands between two is a chunk that can be cut on its own.
// A chunk is plain if it holds nothing but what data/tokens/plain.tsv lists, and
//   - no solo mark (a comma, say) between two digits, or twice in a row,
//   - a mark after a letter, digit or mark,
//   - a full stop after at least 6 bytes of a word (longer than what any abbreviation has before
//     its full stop), a digit, a solo mark, white space or another full stop, and before white
//     space, a solo mark, a question or exclamation mark, or another,
//   - a colon or semicolon after a letter, digit, mark or white space and before white space,
//   - a hyphen or solidus between letters or white space.
// Then its tokens are the runs of letters, digits and marks, those of full stops, those of question
// and exclamation marks, and each other punctuation mark: no rule of data/tokens/naqi.rbbi says
// otherwise. The kernel stops at the first chunk that is not plain, which is the automaton's
// (chunk_tokens.h). Tested by tests/agreement/token_lines_agreement_test.cc.
#ifndef NAQI_SRC_TOKENS_SIMD_WORDS_H_
#define NAQI_SRC_TOKENS_SIMD_WORDS_H_

#include <cstddef>
#include <string_view>

namespace naqi::tokens {

struct WordRun {
  const char* p;  // where the text goes on: at the beginning of a chunk, or in white space
  char* to;       // where the output goes on
};

/// Writes the tokens of blocks of plain text, each with `separator` after it, until p >= stop,
/// until less than kWordBlock bytes are left before end, or up to a chunk that is not plain or is
/// longer than a block. Needs room for twice as much as it reads, and 64 bytes more.
using WordKernel = void (*)(WordRun& run, const char* stop, const char* end, char separator);

inline constexpr std::ptrdiff_t kWordBlock = 64;

/// The tokenizer whose rules the kernel knows.
inline constexpr std::string_view kPlainTokenizer = "naqi";

/// That of a target of exec::simd_targets(), by name; null if there is none.
[[nodiscard]] WordKernel find_word_kernel(std::string_view target);

}  // namespace naqi::tokens

#endif  // NAQI_SRC_TOKENS_SIMD_WORDS_H_
