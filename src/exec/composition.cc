#include "exec/composition.h"

#include <algorithm>

namespace naqi::exec {
namespace {

// Takes n bytes off the beginning of an unchanged piece.
void take_front(std::deque<Piece>& queue, std::size_t n) {
  Piece& piece = queue.front();
  piece.source -= n;
  piece.output -= n;
  if (piece.source == 0) queue.pop_front();
}

// A stretch of the text between the stages, growing at its end by pieces of one of them.
struct Stretch {
  const std::deque<Piece>& pieces;
  std::size_t Piece::*between;  // bytes of the text between the stages
  std::size_t Piece::*outer;    // bytes of the other one
  std::size_t whole = 0;        // pieces that are in it
  std::size_t part = 0;         // bytes of the piece after them, which is unchanged
  std::size_t length = 0;
  std::size_t outer_length = 0;

  // At most to `end`, or beyond by what may not be cut; false if no piece is left.
  bool grow(std::size_t end) {
    if (whole == pieces.size()) return false;
    const Piece& piece = pieces[whole];
    const std::size_t room = end - length;
    if (!piece.changed && piece.*between > room) {
      part = room;
      length = end;
      outer_length += room;
      return true;
    }
    ++whole;
    length += piece.*between;
    outer_length += piece.*outer;
    return true;
  }

  void take_from(std::deque<Piece>& queue) const {
    queue.erase(queue.begin(), queue.begin() + static_cast<std::ptrdiff_t>(whole));
    if (part != 0) take_front(queue, part);
  }
};

}  // namespace

void add(Pieces& pieces, const Piece& piece) {
  if (piece.source == 0 && piece.output == 0) return;
  if (!piece.changed && !pieces.empty() && !pieces.back().changed) {
    pieces.back().source += piece.source;
    pieces.back().output += piece.output;
  } else {
    pieces.push_back(piece);
  }
}

void Composition::feed(const Pieces& first, const Pieces& second, Pieces& out) {
  first_.insert(first_.end(), first.begin(), first.end());
  second_.insert(second_.end(), second.begin(), second.end());
  while (take(out)) {
  }
}

// Takes what the two stages begin with; false if that is not told yet.
bool Composition::take(Pieces& out) {
  if (first_.empty()) return false;
  const Piece f = first_.front();
  if (f.output == 0) {  // the second stage never saw it
    add(out, f);
    first_.pop_front();
    return true;
  }
  if (second_.empty()) return false;
  const Piece s = second_.front();
  if (!f.changed && !s.changed) {
    const std::size_t n = std::min(f.output, s.source);
    add(out, {n, n, false});
    take_front(first_, n);
    take_front(second_, n);
    return true;
  }
  if (!s.changed && f.output <= s.source) {
    add(out, f);
    first_.pop_front();
    take_front(second_, f.output);
    return true;
  }
  if (!f.changed && s.source <= f.output) {
    add(out, s);
    second_.pop_front();
    if (s.source != 0) take_front(first_, s.source);
    return true;
  }
  return take_overlapping(out);
}

// Takes the shortest beginning that neither stage has to be cut for.
bool Composition::take_overlapping(Pieces& out) {
  Stretch f = {first_, &Piece::output, &Piece::source};
  Stretch s = {second_, &Piece::source, &Piece::output};
  if (!f.grow(first_.front().output) || !s.grow(second_.front().source)) return false;
  while (f.length != s.length) {
    Stretch& shorter = f.length < s.length ? f : s;
    if (!shorter.grow(std::max(f.length, s.length))) return false;
  }
  add(out, {f.outer_length, s.outer_length, true});
  f.take_from(first_);
  s.take_from(second_);
  return true;
}

}  // namespace naqi::exec
