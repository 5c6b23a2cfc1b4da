#include "pipeline/source_map.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#include "pipeline/changed_stretch.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace naqi {
namespace {

// Where the code point begins that byte `at` of the text is in.
std::size_t begin_of_code_point(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && text::is_trail(text[at])) --at;
  return at;
}

// How many bytes two well-formed texts have in common at their beginning, in whole code points.
std::size_t common_prefix(std::string_view a, std::string_view b) {
  const auto same = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  return same == a.size() ? begin_of_code_point(b, same) : begin_of_code_point(a, same);
}

// The same at their end.
std::size_t common_suffix(std::string_view a, std::string_view b) {
  std::size_t same = static_cast<std::size_t>(
      std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin());
  while (same > 0 && text::is_trail(a[a.size() - same])) --same;
  return same;
}

// Up to which byte two texts of one length have lead and continuation bytes in the same places.
// Eight bytes at a time, it being asked of nearly all text.
std::size_t common_shape(std::string_view a, std::string_view b) {
  const auto leads = [](std::string_view text) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), sizeof word);
    return (~(word >> 7) | word >> 6) & 0x0101010101010101;
  };
  std::size_t at = 0;
  while (at + sizeof(std::uint64_t) <= a.size() && leads(a.substr(at)) == leads(b.substr(at))) {
    at += sizeof(std::uint64_t);
  }
  while (at < a.size() && text::is_trail(a[at]) == text::is_trail(b[at])) ++at;
  return at;
}

std::size_t find_white_space(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const text::Decoded d = text::decode(text.substr(at));
    if (text::is_white_space(d.code_point)) break;
    at += d.length;
  }
  return at;
}

}  // namespace

void SourceMap::add(const Edits& edits, std::string_view source, std::string_view output,
                    bool well_formed) {
  if (index_ > 0) {
    pieces_.erase(pieces_.begin(), pieces_.begin() + static_cast<std::ptrdiff_t>(index_));
    index_ = 0;
  }
  if (!well_formed) suspect_end_ = output_end_ + output.size();
  added_end_ = source.data() + source.size();
  well_formed ? add_records(edits, source, output) : add_spans(edits, source, output);
}

void SourceMap::add_spans(const Edits& edits, std::string_view source, std::string_view output) {
  for (const Edit& edit : edits.spans(source, output)) {
    const std::string_view from = source.substr(edit.source.begin, edit.source.size());
    if (!edit.changed) {
      push(Kind::same, from, edit.output.size(), false);
    } else {
      push_changed(from, output.substr(edit.output.begin, edit.output.size()), false);
    }
  }
}

// The same, but that code points which became others of their length count as the same: the records
// tell, and nearly no text has to be looked at.
void SourceMap::add_records(const Edits& edits, std::string_view source, std::string_view output) {
  for (const Edits::Record& record : edits.records_) {
    const std::string_view from = source.substr(0, record.source());
    const std::string_view to = output.substr(0, record.output());
    source.remove_prefix(from.size());
    output.remove_prefix(to.size());
    switch (record.kind()) {
      case Edits::Kind::run:
        push_run(from, to);
        break;
      case Edits::Kind::span:
        push_span(from, to);
        break;
      case Edits::Kind::block:
        push_block(from, to, record.body);
        break;
    }
  }
}

// Texts of one length, and code points of one length but where one has become several, as U+2474
// has.
void SourceMap::push_run(std::string_view source, std::string_view output) {
  while (!source.empty()) {
    std::size_t length = begin_of_code_point(source, common_shape(source, output));
    if (length != 0) {
      push(Kind::same, source.substr(0, length), length, true);
    } else {
      length = text::decode(source).length;
      push_changed(source.substr(0, length), output.substr(0, length), true);
    }
    source.remove_prefix(length);
    output.remove_prefix(length);
  }
}

// Without the code points at its beginning and end that stayed.
void SourceMap::push_span(std::string_view source, std::string_view output) {
  const std::size_t before = common_prefix(source, output);
  if (before != 0) push(Kind::same, source.substr(0, before), before, true);
  source.remove_prefix(before);
  output.remove_prefix(before);
  const std::size_t after = common_suffix(source, output);
  const std::string_view same = source.substr(source.size() - after);
  source.remove_suffix(after);
  output.remove_suffix(after);
  if (!source.empty() || !output.empty()) push_changed(source, output, true);
  if (after != 0) push(Kind::same, same, after, true);
}

// Bit i of `kept` is set if source byte i has an output byte.
void SourceMap::push_block(std::string_view source, std::string_view output, std::uint64_t kept) {
  const auto whole = [&](int bytes) {  // code points of so many bytes, or more of the last one's
    return begin_of_code_point(source, static_cast<std::size_t>(bytes));
  };
  while (!source.empty()) {
    std::size_t length = whole(std::countr_one(kept));
    if (length != 0) {
      push_run(source.substr(0, length), output.substr(0, length));
      output.remove_prefix(length);
    } else if (length = whole(std::countr_zero(kept)); length != 0) {
      push_deleted(source.substr(0, length), true);
    } else {
      length = text::decode(source).length;
      const auto written =
          static_cast<std::size_t>(std::popcount(kept & ((std::uint64_t{1} << length) - 1)));
      push_changed(source.substr(0, length), output.substr(0, written), true);
      output.remove_prefix(written);
    }
    source.remove_prefix(length);
    kept = length == 64 ? 0 : kept >> length;
  }
}

// Ill-formed sequences that were replaced are stretches of their own: of them and of what stands
// around them an engine may make one.
void SourceMap::push_changed(std::string_view source, std::string_view output, bool well_formed) {
  if (!well_formed && has_replaced(source, output)) {
    for (;;) {
      const Lengths before = until_replaced(source, output);
      if (before.source == source.size()) break;
      push_stretch(source.substr(0, before.source), output.substr(0, before.output), false);
      source.remove_prefix(before.source);
      output.remove_prefix(before.output);
      const std::size_t length = text::decode(source).length;
      push(Kind::changed, source.substr(0, length), kReplacement.size(), false);
      source.remove_prefix(length);
      output.remove_prefix(kReplacement.size());
    }
  }
  push_stretch(source, output, well_formed);
}

// White space that a token does not begin or end with, whatever it was settled together with; and
// bytes that were dropped before what stands for the rest.
void SourceMap::push_stretch(std::string_view source, std::string_view output, bool well_formed) {
  if (output.empty()) return push_deleted(source, well_formed);
  for (std::size_t dropped = 1; dropped != 0 && !output.empty();) {
    const Lengths before = leading_space(source, output);
    const bool is_all = before.source == source.size() && before.output == 0;  // made with the end
    if (before.source != 0 && !is_all) {
      push_space(source.substr(0, before.source), before.output, well_formed);
      source.remove_prefix(before.source);
      output.remove_prefix(before.output);
    }
    dropped = well_formed ? 0 : leading_dropped(source, output);
    if (dropped != 0) push_deleted(source.substr(0, dropped), false);
    source.remove_prefix(dropped);
  }
  const Lengths after = trailing_space(source, output);
  source.remove_suffix(after.source);
  if (output.size() != after.output) {
    push(Kind::changed, source, output.size() - after.output, well_formed);
  } else if (!source.empty()) {
    push_deleted(source, well_formed);
  }
  if (after.source != 0) {
    push_space({source.data() + source.size(), after.source}, after.output, well_formed);
  }
}

void SourceMap::push_space(std::string_view source, std::size_t output, bool well_formed) {
  if (output == 0) return push(Kind::deleted_space, source, 0, well_formed);
  push(Kind::changed, source, output, well_formed);
}

void SourceMap::push_deleted(std::string_view source, bool well_formed) {
  const std::size_t first = find_white_space(source);
  std::size_t last = first;  // where the last one ends
  for (std::size_t at = first; at < source.size();) {
    const text::Decoded d = text::decode(source.substr(at));
    at += d.length;
    if (text::is_white_space(d.code_point)) last = at;
  }
  if (first != 0) push(Kind::deleted, source.substr(0, first), 0, well_formed);
  if (last != first) {
    push(Kind::deleted_space, source.substr(first, last - first), 0, well_formed);
  }
  if (last != source.size()) push(Kind::deleted, source.substr(last), 0, well_formed);
}

// Neighbours that say the same become one, and what was deleted between deleted white space: of
// what was deleted in a row there are three at most.
void SourceMap::push(Kind kind, std::string_view source, std::size_t output, bool well_formed) {
  if (!source.empty()) {
    end_.bytes += source.size();
    end_.units += count_units(unit_, {source.data(), added_end_}, source.size(), well_formed);
  }
  output_end_ += output;
  const std::size_t count = pieces_.size() - index_;
  if (kind == Kind::deleted_space && count > 1 && pieces_.back().kind == Kind::deleted &&
      pieces_[pieces_.size() - 2].kind == Kind::deleted_space) {
    pieces_.pop_back();
  }
  if (count > 0 && pieces_.back().kind == kind && kind != Kind::changed) {
    pieces_.back().source_end = end_;
    pieces_.back().output_end = output_end_;
    return;
  }
  pieces_.push_back({end_, output_end_, kind});
}

SourceMap::Place SourceMap::place(std::uint64_t at, std::string_view text, std::uint64_t begin) {
  while (index_ < pieces_.size() && pieces_[index_].output_end < at) next_piece();
  const bool is_begin = index_ == pieces_.size() || at == output_begin_;
  if (index_ < pieces_.size() && at == pieces_[index_].output_end) {
    at_ = pieces_[index_].source_end;  // it may go on
    at_output_ = at;
    return after_piece();
  }
  if (is_begin) return {begin_, begin_after(false), apart_, false};
  const Piece& piece = pieces_[index_];
  if (piece.kind == Kind::changed) return {piece.source_end, begin_, begin_, true};
  assert(piece.kind == Kind::same && at >= at_output_);
  pass(at, text, begin);
  return {at_, at_, at_, false};
}

SourceMap::Place SourceMap::after_piece() const {
  const Piece& piece = pieces_[index_];
  const bool is_first = is_deleted(piece.kind);  // of the text
  bool space = piece.kind == Kind::deleted_space;
  const Position end = piece.source_end;
  Place place = {end, end, is_first && !space ? apart_ : end, false};
  for (std::size_t i = index_ + 1; i < pieces_.size() && is_deleted(pieces_[i].kind); ++i) {
    if (pieces_[i].kind == Kind::deleted_space) {
      space = true;
      place.begin = place.apart = pieces_[i].source_end;
    } else if (!space) {
      place.end = place.begin = pieces_[i].source_end;
    }
  }
  return place;
}

void SourceMap::reset() {
  pieces_.clear();
  index_ = 0;
  at_ = begin_ = apart_ = end_ = {};
  space_before_ = false;
  at_output_ = output_begin_ = output_end_ = suspect_end_ = 0;
}

}  // namespace naqi
