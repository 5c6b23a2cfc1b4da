// The word-break tables: the rules and lists of data/tokens/, for src/compile/word_break.cc.
//
// The format of the files is described at their heads. Reading rules: break_rules.h; compiling
// them: automaton.h; writing arrays: emit.h.
#ifndef NAQI_DATA_GENERATE_TOKENS_H_
#define NAQI_DATA_GENERATE_TOKENS_H_

#include <filesystem>
#include <ostream>

namespace naqi::generate {

/// Writes src/compile/word_break.inc. Ends the program at the first mistake in a table.
void generate_tokens(const std::filesystem::path& data, std::ostream& out);

/// Writes src/tokens/reference_rules.inc: the .rbbi files of each tokenizer as ICU reads them.
void generate_reference_rules(const std::filesystem::path& data, std::ostream& out);

/// Write include/naqi/token_kinds.inc and src/tokens/kinds.inc.
void generate_token_kinds(const std::filesystem::path& data, std::ostream& out);
void generate_token_kind_names(const std::filesystem::path& data, std::ostream& out);

}  // namespace naqi::generate

#endif  // NAQI_DATA_GENERATE_TOKENS_H_
