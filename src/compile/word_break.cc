#include "compile/word_break.h"

namespace naqi::compile {
namespace {

#include "compile/word_break.inc"

}  // namespace

const WordBreakTable& word_break_table(std::size_t tokenizer) { return kTables[tokenizer]; }

}  // namespace naqi::compile
