// How an alignment is read: the records give lengths, the texts what has changed.
#include "naqi/edits.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "text/utf8.h"

namespace naqi {
namespace {

// How many bytes two texts have in common at their beginning, in whole code points.
std::size_t common_prefix(std::string_view a, std::string_view b) {
  std::size_t length = 0;
  while (length < a.size() && length < b.size()) {
    const std::string_view rest = a.substr(length);
    const std::size_t next = text::decode(rest).length;
    if (next != text::decode(b.substr(length)).length ||
        rest.substr(0, next) != b.substr(length, next)) {
      break;
    }
    length += next;
  }
  return length;
}

// The same at their end.
std::size_t common_suffix(std::string_view a, std::string_view b) {
  const auto bytes = static_cast<std::size_t>(
      std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin());
  std::string_view suffix = a.substr(a.size() - bytes);
  while (!suffix.empty() && text::is_trail(suffix[0])) suffix.remove_prefix(1);
  return suffix.size();
}

}  // namespace

std::size_t Edits::Record::output() const {
  return kind() == Kind::block ? static_cast<std::size_t>(std::popcount(body))
                               : static_cast<std::size_t>(body);
}

void Edits::clear() {
  records_.clear();
  source_length_ = 0;
  output_length_ = 0;
}

Edits::Spans Edits::spans(std::string_view source, std::string_view output) const {
  assert(source.size() >= source_length_ && output.size() == output_length_);
  return {*this, source, output};
}

using Iterator = Edits::Spans::Iterator;

Iterator::Iterator(const Edits& edits, std::string_view source, std::string_view output)
    : edits_(&edits), source_(source), output_(output) {
  read();
  ++*this;
}

Iterator& Iterator::operator++() {
  at_end_ = !has_ahead_;
  if (at_end_) return *this;
  edit_ = ahead_;
  read();
  while (has_ahead_ && !edit_.changed && !ahead_.changed) {
    edit_.source.end = ahead_.source.end;
    edit_.output.end = ahead_.output.end;
    read();
  }
  return *this;
}

// Reads the next part: as much as is unchanged for sure, or one changed span.
void Iterator::read() {
  while (left_.source() == 0 && left_.output() == 0) {
    has_ahead_ = next_ < edits_->records_.size();
    if (!has_ahead_) return;
    left_ = edits_->records_[next_++];
  }
  switch (left_.kind()) {
    case Kind::run:
      return read_run();
    case Kind::span:
      return read_span();
    case Kind::block:
      return read_block();
  }
}

void Iterator::pass(std::size_t source, std::size_t output, bool changed) {
  ahead_ = {{ahead_.source.end, ahead_.source.end + source},
            {ahead_.output.end, ahead_.output.end + output},
            changed};
  source_.remove_prefix(source);
  output_.remove_prefix(output);
}

void Iterator::read_run() {
  const std::string_view source = source_.substr(0, left_.source());
  auto same = static_cast<std::size_t>(
      std::mismatch(source.begin(), source.end(), output_.begin()).first - source.begin());
  if (same < source.size()) {
    while (same > 0 && text::is_trail(source[same])) --same;
  }
  const bool changed = same == 0;
  const std::size_t length = changed ? text::decode(source).length : same;
  left_ = Record::make(Kind::run, left_.source() - length, left_.output() - length);
  pass(length, length, changed);
}

// At most three parts: code points that stay, what has changed, code points that stay.
void Iterator::read_span() {
  const std::string_view source = source_.substr(0, left_.source());
  const std::string_view output = output_.substr(0, left_.output());
  Span length = {common_prefix(source, output), 0};
  length.end = length.begin;
  const bool changed = length.begin == 0;
  if (changed) {
    const std::size_t suffix = common_suffix(source, output);
    length = {source.size() - suffix, output.size() - suffix};
  }
  left_ = Record::make(Kind::span, source.size() - length.begin, output.size() - length.end);
  pass(length.begin, length.end, changed);
}

void Iterator::read_block() {
  const std::string_view source = source_.substr(0, left_.source());
  std::uint64_t kept = left_.body;
  std::size_t same = 0;  // bytes of code points that stayed
  for (;;) {
    const std::string_view rest = source.substr(same);
    const std::size_t length = rest.empty() ? 0 : text::decode(rest).length;
    const std::uint64_t all = (std::uint64_t{1} << length) - 1;
    const auto written = static_cast<std::size_t>(std::popcount(kept & all));
    const bool changed =
        written != length || rest.substr(0, length) != output_.substr(same, length);
    if (length != 0 && !changed) {
      same += length;
      kept >>= length;
      continue;
    }
    const std::size_t passed = same == 0 ? length : same;
    if (same == 0) kept >>= length;
    left_ = Record::make(Kind::block, source.size() - passed, kept);
    return pass(passed, same == 0 ? written : same, same == 0);
  }
}

SourceRanges::SourceRanges(const Edits& edits, std::string_view source, std::string_view output)
    : spans_(edits.spans(source, output)), at_(spans_.begin()), end_(edits.source_length()) {}

Span SourceRanges::of(Span output) {
  const auto is_past = [](const Iterator& it, std::size_t position) {
    return it != std::default_sentinel && it->output.end <= position;
  };
  if (at_ == std::default_sentinel || at_->output.begin > output.begin) at_ = spans_.begin();
  while (is_past(at_, output.begin)) ++at_;
  if (at_ == std::default_sentinel) return {end_, end_};
  const auto place = [](const Edit& edit, std::size_t position, std::size_t otherwise) {
    return edit.changed ? otherwise : edit.source.begin + (position - edit.output.begin);
  };
  Span source;
  source.begin = place(*at_, output.begin, at_->source.begin);
  if (output.size() == 0) return {source.begin, source.begin};
  while (at_->output.end < output.end) ++at_;
  source.end = place(*at_, output.end, at_->source.end);
  if (at_->output.end != output.end) return source;
  Iterator next = at_;
  for (++next; next != std::default_sentinel && next->output.size() == 0; ++next) {
    source.end = next->source.end;
  }
  return source;
}

}  // namespace naqi
