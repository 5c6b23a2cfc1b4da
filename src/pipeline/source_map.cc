#include "pipeline/source_map.h"

#include <cassert>

#include "pipeline/count_units.h"
#include "text/utf8.h"

namespace naqi {
namespace {

constexpr bool is_white_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

text::Decoded first_of(std::string_view text) {
  return text::decode(text.data(), text.data() + text.size());
}

struct Lengths {
  std::size_t source = 0;
  std::size_t output = 0;
};

std::size_t leading_space(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size()) {
    const text::Decoded d = first_of(text.substr(length));
    if (!is_white_space(d.code_point)) break;
    length += d.length;
  }
  return length;
}

std::size_t trailing_space(std::string_view text) {
  std::size_t left = text.size();
  while (left > 0) {
    std::size_t at = left - 1;
    while (at > 0 && left - at < 3 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    const text::Decoded d = first_of(text.substr(at, left - at));
    if (at + d.length != left || !is_white_space(d.code_point)) break;
    left = at;
  }
  return text.size() - left;
}

// White space that a changed stretch begins, or ends, with. Where there is none in the source, that
// of the output was made of something else.
Lengths leading_space(std::string_view source, std::string_view output) {
  const std::size_t space = leading_space(source);
  return {space, space == 0 ? 0 : leading_space(output)};
}
Lengths trailing_space(std::string_view source, std::string_view output) {
  const std::size_t space = trailing_space(source);
  return {space, space == 0 ? 0 : trailing_space(output)};
}

bool begins_ill_formed(std::string_view text) {
  return !text.empty() && first_of(text).status != text::Status::well_formed;
}

// Ill-formed sequences at the beginning that were neither kept nor replaced.
std::size_t leading_dropped(std::string_view source, std::string_view output) {
  if (output.empty() || first_of(output).code_point == text::kReplacementCharacter) return 0;
  std::size_t length = 0;
  while (begins_ill_formed(source.substr(length))) length += first_of(source.substr(length)).length;
  return length;
}

std::size_t find_white_space(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const text::Decoded d = first_of(text.substr(at));
    if (is_white_space(d.code_point)) break;
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
  for (const Edit& edit : edits.spans(source, output)) {
    const std::string_view from = source.substr(edit.source.begin, edit.source.size());
    if (!edit.changed) {
      push(Kind::same, from, edit.output.size(), well_formed);
    } else {
      push_changed(from, output.substr(edit.output.begin, edit.output.size()), well_formed);
    }
  }
}

// White space that a token does not begin or end with, whatever it was settled together with; and
// bytes that were dropped before what stands for the rest.
void SourceMap::push_changed(std::string_view source, std::string_view output, bool well_formed) {
  if (output.empty()) return push_deleted(source, well_formed);
  const Lengths before = leading_space(source, output);
  if (before.source != 0) {
    push_space(source.substr(0, before.source), before.output, well_formed);
    source.remove_prefix(before.source);
    output.remove_prefix(before.output);
  }
  if (!well_formed) {
    const std::size_t dropped = leading_dropped(source, output);
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
  const std::size_t space = find_white_space(source);
  if (space != 0) push(Kind::deleted, source.substr(0, space), 0, well_formed);
  if (space != source.size()) push(Kind::deleted_space, source.substr(space), 0, well_formed);
}

// Neighbours that say the same become one, and all that is deleted after white space is one.
void SourceMap::push(Kind kind, std::string_view source, std::size_t output, bool well_formed) {
  end_.bytes += source.size();
  end_.units += count_units(unit_, source, well_formed);
  output_end_ += output;
  if (pieces_.size() > index_) {
    Piece& last = pieces_.back();
    const bool goes_on = (last.kind == kind && kind != Kind::changed) ||
                         (last.kind == Kind::deleted_space && kind == Kind::deleted);
    if (goes_on) {
      last.source_end = end_;
      last.output_end = output_end_;
      return;
    }
  }
  pieces_.push_back({end_, output_end_, kind});
}

void SourceMap::next_piece() {
  begin_ = pieces_[index_].source_end;
  output_begin_ = pieces_[index_].output_end;
  ++index_;
  at_ = begin_;
  at_output_ = output_begin_;
}

SourceMap::Place SourceMap::place(std::uint64_t at, std::string_view text, std::uint64_t begin) {
  while (index_ < pieces_.size() && pieces_[index_].output_end < at) next_piece();
  if (index_ == pieces_.size()) return {begin_, begin_, false};
  const Piece& piece = pieces_[index_];
  if (at == piece.output_end) {
    at_ = piece.source_end;  // it may go on
    at_output_ = at;
    return after_piece();
  }
  if (at == output_begin_) return {begin_, begin_, false};
  if (piece.kind == Kind::changed) return {piece.source_end, begin_, true};
  assert(piece.kind == Kind::same && at >= at_output_ && at_output_ >= begin);
  const std::string_view passed = text.substr(at_output_ - begin, at - at_output_);
  at_.bytes += passed.size();
  at_.units += count_units(unit_, passed, at_output_ >= suspect_end_);
  at_output_ = at;
  return {at_, at_, false};
}

SourceMap::Place SourceMap::after_piece() const {
  const Piece& piece = pieces_[index_];
  Place place = {piece.source_end, piece.source_end, false};
  bool space = piece.kind == Kind::deleted_space;
  for (std::size_t i = index_ + 1; i < pieces_.size() && is_deleted(pieces_[i].kind); ++i) {
    space = space || pieces_[i].kind == Kind::deleted_space;
    place.begin = pieces_[i].source_end;
    if (!space) place.end = place.begin;
  }
  return place;
}

void SourceMap::reset() {
  pieces_.clear();
  index_ = 0;
  at_ = begin_ = end_ = {};
  at_output_ = output_begin_ = output_end_ = suspect_end_ = 0;
}

}  // namespace naqi
