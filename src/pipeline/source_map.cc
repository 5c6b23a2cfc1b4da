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

std::size_t leading_white_space(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size()) {
    const text::Decoded d = first_of(text.substr(length));
    if (!is_white_space(d.code_point)) break;
    length += d.length;
  }
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

// White space that was deleted before what stands for the rest is no part of a token.
void SourceMap::push_changed(std::string_view source, std::string_view output, bool well_formed) {
  if (output.empty()) return push_deleted(source, well_formed);
  const std::size_t space = leading_white_space(source);
  if (space != 0 && !is_white_space(first_of(output).code_point)) {
    push_deleted(source.substr(0, space), well_formed);
    source.remove_prefix(space);
  }
  push(Kind::changed, source, output.size(), well_formed);
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
