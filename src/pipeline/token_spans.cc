#include "pipeline/token_spans.h"

#include <algorithm>

namespace naqi {

void TokenSpans::resolve(std::string_view text, std::uint64_t begin, bool at_end) {
  // At the end of the text so far more may be deleted, and belong to the last token.
  while (placed_ < tokens_.size() && (at_end || tokens_[placed_].text.end < map_.output_end())) {
    add_to_group(tokens_[placed_], place(tokens_[placed_], {text, begin}));
    ++placed_;
  }
}

void TokenSpans::end_group(std::string_view text, std::uint64_t begin, std::uint64_t settled,
                           bool at_end) {
  if (placed_ < tokens_.size()) return;
  const SourceMap::Place next = map_.place(settled, text, begin);
  if (at_end || !next.inside || next.begin.units >= group_.end) close_group();
}

Span TokenSpans::place(const Token& token, const Text& text) {
  const SourceMap::Place begin = map_.place(token.text.begin, text.text, text.begin);
  const SourceMap::Place end = map_.place(token.text.end, text.text, text.begin);
  if (token.text.end == watched_) watched_place_ = end.begin.bytes;
  const bool apart = token.text.begin != last_end_;
  last_end_ = token.text.end;
  return {apart ? begin.apart.units : begin.begin.units, end.end.units};
}

void TokenSpans::add_to_group(const Token& token, Span source) {
  if (placed_ != done_) {
    const bool overlaps = source.begin < group_.end;
    if (overlaps && token.text.end - tokens_[done_].text.begin <= kMaxShared) {
      group_.end = std::max(group_.end, source.end);
      return;
    }
    close_group();
  }
  group_.begin = std::max(source.begin, floor_);
  group_.end = std::max(source.end, group_.begin);
}

void TokenSpans::close_group() {
  for (; done_ < placed_; ++done_) tokens_[done_].source = group_;
  floor_ = group_.end;
}

void TokenSpans::release() {
  tokens_.erase(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(done_));
  placed_ -= done_;
  done_ = 0;
}

void TokenSpans::reset() {
  map_.reset();
  tokens_.clear();
  done_ = placed_ = 0;
  group_ = {};
  floor_ = 0;
  last_end_ = kNone;
  watched_.reset();
  watched_place_.reset();
}

}  // namespace naqi
