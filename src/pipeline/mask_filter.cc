#include "pipeline/mask_filter.h"

#include <algorithm>
#include <utility>

#include "naqi/catalog.h"
#include "text/utf8.h"

namespace naqi {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::string_view kNonjoiner = "\xE2\x80\x8C";
constexpr std::string_view kWhiteSpace = " \t\n\r";

// Precondition: there is a kind of that name; tests/unit/catalog_test.cc.
std::size_t kind_named(std::string_view name) {
  std::size_t kind = 0;
  while (to_string(static_cast<TokenKind>(kind)) != name) ++kind;
  return kind;
}

// Up to where a text may be taken: tokens end before white space, and lines are not held back.
std::optional<std::size_t> settled(std::string_view text) {
  const std::size_t last = text.find_last_of(kWhiteSpace);
  if (last == std::string_view::npos) return std::nullopt;
  return text[last] == '\n' ? last + 1 : last;
}

}  // namespace

MaskFilter::MaskFilter(const compile::Program& program,
                       std::unique_ptr<tokens::WordBreaker> breaker)
    : breaker_(std::move(breaker)) {
  mask_of_.fill(kNone);
  for (const auto& [step, text] : program.spec.masks) {
    const std::size_t kind = kind_named(steps()[step].name);
    mask_of_[kind] = masks_.size();
    masks_.push_back({text, counts_.size()});
    counts_.push_back({step, 0});
    if (openers_.find(text[0]) == std::string::npos) openers_ += text[0];
  }
  for (const compile::ConditionalRows::Row& row : program.conditional.rows()) {
    if (row.when != When::not_between_digits) continue;
    besides_.push_back({text::to_utf8({&row.from, 1}), text::to_utf8(row.to)});
  }
}

void MaskFilter::feed(const Filtered& next, Filtered& out) {
  for (const Span& span : next.literal) {
    literal_.push_back({held_.size() + span.begin, held_.size() + span.end});
  }
  std::string_view rest = next.text;
  while (!rest.empty()) {
    const TokenCut::Piece piece = cut_.next(rest);
    const std::string_view text = rest.substr(0, piece.length);
    const std::size_t before = held_.size();
    held_ += text;
    rest.remove_prefix(piece.length);
    const std::optional<std::size_t> ready = settled(text);
    if (piece.cut_after) {
      take(held_.size(), out);
      ++cuts_;
      if (!first_cut_) first_cut_ = written_;
    } else if (ready) {
      take(before + *ready, out);
    }
  }
}

void MaskFilter::finish(Filtered& out) {
  take(held_.size(), out);
  cut_.reset();
}

// Takes the first bytes of what is held: whole words.
void MaskFilter::take(std::size_t length, Filtered& out) {
  const std::size_t begin = out.text.size();
  const std::string_view text = std::string_view(held_).substr(0, length);
  std::size_t done = 0;
  for (const Span& span : literal_) {
    if (span.begin >= length) break;
    const std::size_t white = text.substr(0, span.begin).find_last_of(kWhiteSpace);
    const std::size_t from = std::max(done, white == std::string_view::npos ? 0 : white + 1);
    const std::size_t to = std::min(text.find_first_of(kWhiteSpace, span.end), length);
    if (to <= done) continue;
    take_words(text.substr(done, from - done), out);
    out.copy(text.substr(from, to - from));
    done = to;
  }
  take_words(text.substr(done), out);
  std::erase_if(literal_, [&](const Span& span) { return span.end <= length; });
  for (Span& span : literal_) {
    span = {std::max(span.begin, length) - length, span.end - length};
  }
  held_.erase(0, length);
  written_ += out.text.size() - begin;
}

// Takes text with nothing literal, in which masks may stand.
void MaskFilter::take_words(std::string_view text, Filtered& out) {
  std::size_t begin = 0;
  for (std::size_t at = text.find_first_of(openers_); at != std::string_view::npos;
       at = text.find_first_of(openers_, at)) {
    const std::string_view mask = first_mask(text.substr(at));
    if (mask.empty()) {
      ++at;
      continue;
    }
    take_stretch(text.substr(begin, at - begin), out);
    out.copy(mask);
    at += mask.size();
    begin = at;
  }
  take_stretch(text.substr(begin), out);
}

// The mask that a text begins with; empty if there is none.
std::string_view MaskFilter::first_mask(std::string_view text) const {
  for (const Mask& mask : masks_) {
    if (text.starts_with(mask.text)) return mask.text;
  }
  return {};
}

void MaskFilter::take_stretch(std::string_view text, Filtered& out) {
  if (text.empty()) return;
  find_tokens(text);
  std::size_t done = 0;
  for (const Found& found : found_) {
    write_between(text.substr(done, found.begin - done), done != 0, true, out);
    out.replace(masks_[found.mask].text, found.end - found.begin);
    ++counts_[masks_[found.mask].count].tokens;
    done = found.end;
  }
  write_between(text.substr(done), done != 0, false, out);
}

// Fills found_, each with the ZERO WIDTH NON-JOINER that follow it.
void MaskFilter::find_tokens(std::string_view text) {
  segments_.clear();
  found_.clear();
  breaker_->feed(text, segments_);
  breaker_->finish(segments_);
  std::size_t begin = 0;
  for (const tokens::Segment& segment : segments_) {
    const std::size_t mask =
        segment.kind ? mask_of_[static_cast<std::size_t>(*segment.kind)] : kNone;
    std::size_t end = begin + segment.length;
    if (mask != kNone) {
      std::size_t with = end;
      while (text.substr(with).starts_with(kNonjoiner)) with += kNonjoiner.size();
      found_.push_back({begin, with, mask});
    }
    begin = end;
  }
}

// Writes text that stays, of which an end may stand beside a token that was replaced.
void MaskFilter::write_between(std::string_view text, bool after_mask, bool before_mask,
                               Filtered& out) const {
  const Beside* const first = after_mask ? beside(text, false) : nullptr;
  if (first != nullptr) {
    out.replace(first->to, first->from.size());
    text.remove_prefix(first->from.size());
  }
  const Beside* const last = before_mask ? beside(text, true) : nullptr;
  const std::size_t kept = text.size() - (last != nullptr ? last->from.size() : 0);
  if (kept != 0) out.copy(text.substr(0, kept));
  if (last != nullptr) out.replace(last->to, last->from.size());
}

const MaskFilter::Beside* MaskFilter::beside(std::string_view text, bool at_end) const {
  for (const Beside& row : besides_) {
    if (at_end ? text.ends_with(row.from) : text.starts_with(row.from)) return &row;
  }
  return nullptr;
}

}  // namespace naqi
