#include "source_text.h"

#include <algorithm>

#include "pipeline/count_units.h"
#include "tokens/white_space.h"

namespace naqi::cli {
namespace {

constexpr std::size_t kMaxSpace = std::size_t{64} * 1024;  // bytes that are kept after a token

}  // namespace

/// Moves a mark forward.
void SourceText::move(Mark& mark, std::size_t byte, OffsetUnit unit) const {
  const std::string_view passed =
      std::string_view(text_).substr(mark.byte - begin_, byte - mark.byte);
  mark.units += count_units(unit, passed, passed.size(), false);
  mark.byte = byte;
}

std::span<const std::string_view> SourceText::take(Tokens& tokens, OffsetUnit unit) {
  slices_.clear();
  for (Token& token : tokens.items) {
    const Span bytes = token.source;
    const std::size_t from = std::clamp(bytes.begin, begin_, begin_ + text_.size());
    const std::size_t to = std::clamp(bytes.end, from, begin_ + text_.size());
    slices_.push_back(std::string_view(text_).substr(from - begin_, to - from));
    // Spans are equal or disjoint and never go backwards.
    if (from >= token_end_.byte) {
      token_begin_ = token_end_;
      move(token_begin_, from, unit);
      token_end_ = token_begin_;
      move(token_end_, to, unit);
    }
    token.source = {token_begin_.units, token_end_.units};
  }
  return slices_;
}

void SourceText::forget(OffsetUnit unit) {
  // Tokens that follow may have the place of the last one: what one letter became is several. Not
  // once white space has come after it.
  const std::size_t end = token_end_.byte - begin_;
  const std::size_t next =
      std::min(text_.find_first_not_of(tokens::kWhiteSpace, end), text_.size());
  if (next - end > kMaxSpace) {
    move(token_end_, begin_ + next, unit);
    token_begin_ = token_end_;
  }
  const std::size_t unused = token_begin_.byte - begin_;
  text_.erase(0, unused);
  begin_ += unused;
}

}  // namespace naqi::cli
