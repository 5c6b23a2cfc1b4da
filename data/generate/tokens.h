// The word-break tables: data/tokens/*.tsv evaluated with ICU, for src/compile/word_break.cc.
//
// The format of the tables is described at their heads. Writing arrays: emit.h.
#ifndef NAQI_DATA_GENERATE_TOKENS_H_
#define NAQI_DATA_GENERATE_TOKENS_H_

#include <filesystem>
#include <ostream>

namespace naqi::generate {

/// Writes src/compile/word_break.inc. Ends the program at the first mistake in a table.
void generate_tokens(const std::filesystem::path& data, std::ostream& out);

/// Writes src/tokens/reference_rules.inc: the .rbbi file of each tokenizer as a string.
void generate_reference_rules(const std::filesystem::path& data, std::ostream& out);

}  // namespace naqi::generate

#endif  // NAQI_DATA_GENERATE_TOKENS_H_
