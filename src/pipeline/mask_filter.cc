#include "pipeline/mask_filter.h"

#include <algorithm>
#include <utility>

#include "naqi/catalog.h"
#include "text/utf8.h"
#include "tokens/white_space.h"

namespace naqi {
namespace {

using tokens::is_white_space;
using tokens::kWhiteSpace;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::string_view kNonjoiner = "\xE2\x80\x8C";
constexpr std::string_view kJoiner = "\xE2\x80\x8D";
// A symbol by itself, which goes on from nothing.
constexpr std::string_view kStop = "\x01";

// Precondition: there is a kind of that name; tests/unit/catalog_test.cc.
std::size_t kind_named(std::string_view name) {
  std::size_t kind = 0;
  while (to_string(static_cast<TokenKind>(kind)) != name) ++kind;
  return kind;
}

// Bytes of which every token of a kind has at least one, as data/tokens/naqi.rbbi has it. For a
// kind without a row every word is looked at. U+FF03 and U+FF20 begin with EF.
struct Need {
  TokenKind kind;
  std::string_view bytes;
};
constexpr Need kNeeds[] = {
    {TokenKind::url, ".:"},
    {TokenKind::email, "@"},
    {TokenKind::mention, "@\xEF"},
    {TokenKind::hashtag, "#\xEF"},
    {TokenKind::emoji, "\xC2\xE2\xE3\xEF\xF0"},
};

// False if there is no row.
bool add_need(std::size_t kind, std::array<bool, 256>& needed) {
  for (const Need& need : kNeeds) {
    if (static_cast<std::size_t>(need.kind) != kind) continue;
    for (const char c : need.bytes) needed[static_cast<unsigned char>(c)] = true;
    return true;
  }
  return false;
}

// Up to where a text may be taken: tokens end before white space, and lines are not held back.
std::optional<std::size_t> settled(std::string_view text) {
  const std::size_t last = text.find_last_of(kWhiteSpace);
  if (last == std::string_view::npos) return std::nullopt;
  return text[last] == '\n' ? last + 1 : last;
}

}  // namespace

MaskFilter::MaskFilter(const compile::Program& program,
                       std::unique_ptr<tokens::WordBreaker> breaker, bool skips)
    : mask_of_(kinds().size(), kNone), skips_(skips), breaker_(std::move(breaker)) {
  for (const auto& [step, text] : program.spec.masks) {
    const std::size_t kind = kind_named(steps()[step].name);
    mask_of_[kind] = masks_.size();
    if (!add_need(kind, is_needed_)) skips_ = false;
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
    take_some_words(text.substr(begin, at - begin), {begin != 0, true}, out);
    out.copy(mask);
    at += mask.size();
    begin = at;
  }
  take_some_words(text.substr(begin), {begin != 0, false}, out);
}

// The mask that a text begins with; empty if there is none.
std::string_view MaskFilter::first_mask(std::string_view text) const {
  for (const Mask& mask : masks_) {
    if (text.starts_with(mask.text)) return mask.text;
  }
  return {};
}

// Takes text in which no mask stands. Looks at words that may hold a token to replace: no token has
// white space in it, and none depends on other words.
void MaskFilter::take_some_words(std::string_view text, Edges edges, Filtered& out) {
  if (!skips_) return take_stretch(text, edges, 0, out);
  const auto needed = [&](char c) { return is_needed_[static_cast<unsigned char>(c)]; };
  std::size_t done = 0;
  while (done < text.size()) {
    const auto found = static_cast<std::size_t>(
        std::find_if(text.begin() + static_cast<std::ptrdiff_t>(done), text.end(), needed) -
        text.begin());
    if (found == text.size()) break;
    const std::size_t white = text.substr(done, found - done).find_last_of(kWhiteSpace);
    const std::size_t begin = white == std::string_view::npos ? done : done + white + 1;
    std::size_t end = found;
    while (end < text.size() && !is_white_space(text[end])) ++end;
    out.copy(text.substr(done, begin - done));
    const Edges word = {edges.after_mask && begin == 0, edges.before_mask && end == text.size()};
    take_stretch(text.substr(begin, end - begin), word, 0, out);
    done = end;
  }
  out.copy(text.substr(done));
}

// Takes text in which no mask stands, and which is whole words but for its edges.
void MaskFilter::take_stretch(std::string_view text, Edges edges, unsigned depth, Filtered& out) {
  if (text.empty()) return;
  const std::vector<Found> tokens =
      depth <= kMaxDepth ? find_tokens(text, edges) : std::vector<Found>();
  if (tokens.empty()) return write(text, edges, out);
  std::size_t done = 0;
  for (const Found& token : tokens) {
    const bool after_mask = done != 0 || edges.after_mask;
    take_between(text.substr(done, token.begin - done), {after_mask, true}, depth + 1, out);
    out.replace(masks_[token.mask].text, token.end - token.begin);
    ++counts_[masks_[token.mask].count].tokens;
    done = token.end;
  }
  take_between(text.substr(done), {true, edges.before_mask}, depth + 1, out);
}

// Takes text that is not replaced. What is beside a mask now, up to white space, is looked at as it
// will be seen there.
void MaskFilter::take_between(std::string_view text, Edges edges, unsigned depth, Filtered& out) {
  const std::size_t end = std::min(text.find_first_of(kWhiteSpace), text.size());
  const std::size_t first = edges.after_mask ? end : 0;
  if (first == text.size()) return take_stretch(text, edges, depth, out);
  const std::size_t last = edges.before_mask ? text.find_last_of(kWhiteSpace) + 1 : text.size();
  take_stretch(text.substr(0, first), {true, false}, depth, out);
  out.copy(text.substr(first, last - first));
  take_stretch(text.substr(last), {false, true}, depth, out);
}

// The tokens to replace, each with the ZERO WIDTH JOINER before it and the ZERO WIDTH NON-JOINER
// that follow it. Some tokens, as faces, end only where a text or a word does: a mask is something
// that goes on.
std::vector<MaskFilter::Found> MaskFilter::find_tokens(std::string_view text, Edges edges) {
  const Changed changed = change(text, edges);
  const std::string_view seen = changed.text.empty() ? text : changed.text;
  std::vector<Found> found;
  segments_.clear();
  breaker_->feed(seen, segments_);
  if (edges.before_mask) breaker_->feed(kStop, segments_);
  breaker_->finish(segments_);
  std::size_t begin = 0;
  std::size_t taken = 0;  // the end of the token found last
  for (const tokens::Segment& segment : segments_) {
    const std::size_t end = std::min(begin + segment.length, seen.size());
    const std::size_t mask =
        segment.kind ? mask_of_[static_cast<std::size_t>(*segment.kind)] : kNone;
    if (mask != kNone) {
      std::size_t from = begin;
      while (from > taken && seen.substr(taken, from - taken).ends_with(kJoiner)) {
        from -= kJoiner.size();
      }
      taken = end;
      while (seen.substr(taken).starts_with(kNonjoiner)) taken += kNonjoiner.size();
      found.push_back({changed.source_of(from, text), changed.source_of(taken, text), mask});
    }
    begin = end;
  }
  return found;
}

// What rules make of the ends of a text beside masks.
MaskFilter::Changed MaskFilter::change(std::string_view text, Edges edges) const {
  Changed changed;
  std::string_view rest = text;
  if (edges.after_mask) changed.first = beside(rest, false);
  if (changed.first != nullptr) rest.remove_prefix(changed.first->from.size());
  if (edges.before_mask) changed.last = beside(rest, true);
  if (changed.last != nullptr) rest.remove_suffix(changed.last->from.size());
  if (changed.first != nullptr) changed.text += changed.first->to;
  if (changed.first != nullptr || changed.last != nullptr) changed.text += rest;
  if (changed.last != nullptr) changed.text += changed.last->to;
  return changed;
}

// The place in the text before it was changed.
std::size_t MaskFilter::Changed::source_of(std::size_t at, std::string_view source) const {
  if (first != nullptr && at != 0) at += first->from.size() - first->to.size();
  if (last != nullptr && at > source.size() - last->from.size()) return source.size();
  return at;
}

// Writes text that stays.
void MaskFilter::write(std::string_view text, Edges edges, Filtered& out) const {
  const Changed changed = change(text, edges);
  if (changed.first != nullptr) {
    out.replace(changed.first->to, changed.first->from.size());
    text.remove_prefix(changed.first->from.size());
  }
  if (changed.last != nullptr) text.remove_suffix(changed.last->from.size());
  out.copy(text);
  if (changed.last != nullptr) out.replace(changed.last->to, changed.last->from.size());
}

const MaskFilter::Beside* MaskFilter::beside(std::string_view text, bool at_end) const {
  for (const Beside& row : besides_) {
    if (at_end ? text.ends_with(row.from) : text.starts_with(row.from)) return &row;
  }
  return nullptr;
}

}  // namespace naqi
