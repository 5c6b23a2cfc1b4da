// Composition: the alignment of two stages that run one after the other, from those of each. What
// the first made of the input is the input of the second.
//
// A piece of an alignment that did not change may be cut between any two code points, one that
// changed nowhere. So what comes out is as fine as that allows: pieces of both stages that overlap
// in part become one. Tested by tests/unit/composition_test.cc.
#ifndef NAQI_SRC_EXEC_COMPOSITION_H_
#define NAQI_SRC_EXEC_COMPOSITION_H_

#include <cstddef>
#include <deque>
#include <vector>

namespace naqi::exec {

/// Bytes of an input and what became of them, in order. Unchanged: source == output.
struct Piece {
  std::size_t source;
  std::size_t output;
  bool changed;
  friend bool operator==(const Piece&, const Piece&) = default;
};
using Pieces = std::vector<Piece>;

/// Appends a piece; one that is unchanged after another makes it longer, an empty one is nothing.
void add(Pieces& pieces, const Piece& piece);

/// Takes pieces of both stages as they come. They may lag behind each other.
class Composition {
 public:
  /// Appends to `out` the pieces that both stages have told all of. Once both are told to the end,
  /// nothing is left.
  void feed(const Pieces& first, const Pieces& second, Pieces& out);

 private:
  using Queue = std::deque<Piece>;

  bool take(Pieces& out);
  bool take_overlapping(Pieces& out);

  Queue first_;
  Queue second_;
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_COMPOSITION_H_
