// Composition: the alignment of two stages from those of each, told at once or piece by piece.
#include "exec/composition.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "support/random_text.h"

namespace naqi::exec {
namespace {

Pieces composed(const Pieces& first, const Pieces& second) {
  Pieces out;
  Composition().feed(first, second, out);
  return out;
}

Piece same(std::size_t n) { return {n, n, false}; }

TEST(Composition, nothing_changed) {
  EXPECT_EQ(composed({same(5)}, {same(2), same(3)}), Pieces({same(5)}));
  EXPECT_EQ(composed({}, {}), Pieces());
}

TEST(Composition, one_stage_changes) {
  EXPECT_EQ(composed({same(2), {3, 1, true}, same(4)}, {same(7)}),
            Pieces({same(2), {3, 1, true}, same(4)}));
  EXPECT_EQ(composed({same(9)}, {same(2), {3, 1, true}, same(4)}),
            Pieces({same(2), {3, 1, true}, same(4)}));
}

TEST(Composition, changes_apart_stay_apart) {
  EXPECT_EQ(composed({{2, 1, true}, same(4)}, {same(3), {2, 7, true}}),
            Pieces({{2, 1, true}, same(2), {2, 7, true}}));
}

TEST(Composition, what_overlaps_becomes_one) {
  // A token of 6 bytes, some of which the first stage made.
  EXPECT_EQ(composed({same(2), {4, 2, true}, same(3)}, {same(1), {5, 4, true}, same(1)}),
            Pieces({same(1), {7, 4, true}, same(1)}));
  // A change of the first stage that goes beyond the token.
  EXPECT_EQ(composed({same(1), {3, 4, true}}, {{3, 9, true}, same(2)}), Pieces({{4, 11, true}}));
  EXPECT_EQ(composed({{3, 4, true}}, {same(2), {2, 1, true}}), Pieces({{3, 3, true}}));
}

TEST(Composition, deletions_of_the_first_stage) {
  EXPECT_EQ(composed({same(2), {3, 0, true}, same(2)}, {same(4)}),
            Pieces({same(2), {3, 0, true}, same(2)}));
  // In a token they belong to it; beside it they do not.
  EXPECT_EQ(composed({{1, 0, true}, same(2), {3, 0, true}, same(2), {5, 0, true}}, {{4, 9, true}}),
            Pieces({{1, 0, true}, {7, 9, true}, {5, 0, true}}));
  EXPECT_EQ(composed({{1, 0, true}}, {}), Pieces({{1, 0, true}}));
}

TEST(Composition, waits_for_the_other_stage) {
  Composition composition;
  Pieces out;
  composition.feed({{3, 4, true}, same(2)}, {same(1)}, out);
  EXPECT_EQ(out, Pieces());  // the first piece is not told all of
  composition.feed({}, {same(3)}, out);
  EXPECT_EQ(out, Pieces({{3, 4, true}}));
  composition.feed({}, {same(2)}, out);
  EXPECT_EQ(out, Pieces({{3, 4, true}, same(2)}));
}

Pieces random_pieces(test::RandomText& random, std::size_t source) {
  Pieces pieces;
  while (source != 0) {
    const std::size_t n = 1 + random.below(std::min<std::size_t>(source, 4));
    add(pieces, random.below(2) == 0 ? same(n) : Piece{n, random.below(5), true});
    source -= n;
  }
  return pieces;
}

std::size_t output_of(const Pieces& pieces) {
  std::size_t length = 0;
  for (const Piece& piece : pieces) length += piece.output;
  return length;
}

std::size_t source_of(const Pieces& pieces) {
  std::size_t length = 0;
  for (const Piece& piece : pieces) length += piece.source;
  return length;
}

TEST(Composition, piece_by_piece_is_as_at_once) {
  test::RandomText random(31);
  for (int i = 0; i < 20000; ++i) {
    const std::size_t length = 1 + random.below(30);
    const Pieces first = random_pieces(random, length);
    const Pieces second = random_pieces(random, output_of(first));
    const Pieces want = composed(first, second);
    ASSERT_EQ(source_of(want), length);
    ASSERT_EQ(output_of(want), output_of(second));
    Composition composition;
    Pieces got;
    std::size_t told = 0;  // of the second, which comes later
    for (const Piece& piece : first) {
      composition.feed({piece}, {}, got);
      if (random.below(2) == 0) continue;
      // No more than what the first stage has told the output of.
      std::size_t between =
          source_of(Pieces(second.begin(), second.begin() + static_cast<std::ptrdiff_t>(told)));
      const std::size_t limit = output_of(Pieces(&first[0], &piece + 1));
      while (told < second.size() && between + second[told].source <= limit) {
        between += second[told].source;
        composition.feed({}, {second[told++]}, got);
      }
    }
    for (; told < second.size(); ++told) composition.feed({}, {second[told]}, got);
    Pieces joined;
    for (const Piece& piece : got) add(joined, piece);
    ASSERT_EQ(source_of(joined), length);
    ASSERT_EQ(output_of(joined), output_of(second));
    // A deletion at the end of what is told may come before or after the piece that waits.
    if (std::none_of(first.begin(), first.end(), [](const Piece& p) { return p.output == 0; })) {
      ASSERT_EQ(joined, want);
    }
  }
}

}  // namespace
}  // namespace naqi::exec
