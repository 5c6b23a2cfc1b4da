#include "corpus/duplicate_set.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace naqi::corpus {
namespace {

using Seen = DuplicateSet::Seen;

constexpr std::size_t kNoBound = std::numeric_limits<std::size_t>::max();

Hash128 hash_of(std::size_t number) { return hash_text(std::to_string(number)); }

TEST(DuplicateSet, FirstAndAgain) {
  DuplicateSet set(kNoBound);
  EXPECT_EQ(set.bytes(), 0U);
  EXPECT_EQ(set.add(hash_text("a")), Seen::first);
  EXPECT_EQ(set.add(hash_text("b")), Seen::first);
  EXPECT_EQ(set.add(hash_text("a")), Seen::again);
  EXPECT_EQ(set.add(hash_text("")), Seen::first);
  EXPECT_EQ(set.add(hash_text("")), Seen::again);
  EXPECT_EQ(set.size(), 3U);
}

// Zero marks a free slot of the table, and differs from what has one half of zeros.
TEST(DuplicateSet, ZeroIsAHashLikeAnother) {
  DuplicateSet set(kNoBound);
  const Hash128 halves[] = {{0, 0}, {0, 1}, {1, 0}, {~0ULL, ~0ULL}, {~0ULL, 0}};
  for (const Hash128 hash : halves) EXPECT_EQ(set.add(hash), Seen::first);
  for (const Hash128 hash : halves) EXPECT_EQ(set.add(hash), Seen::again);
}

// The search for a free slot goes on at the front.
TEST(DuplicateSet, HashesOfTheLastSlot) {
  DuplicateSet set(kNoBound);
  for (std::uint64_t i = 0; i < 3000; ++i) ASSERT_EQ(set.add({~0ULL, i}), Seen::first);
  for (std::uint64_t i = 0; i < 3000; ++i) ASSERT_EQ(set.add({~0ULL, i}), Seen::again);
  EXPECT_EQ(set.add({~0ULL, 3000}), Seen::first);
}

TEST(DuplicateSet, Millions) {
  constexpr std::size_t kTexts = 3'000'000;
  DuplicateSet set(kNoBound);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < kTexts; ++i) {
    if (set.add(hash_of(i)) != Seen::first) ++wrong;
    if (set.add(hash_of(i / 2)) != Seen::again) ++wrong;
  }
  EXPECT_EQ(wrong, 0U);
  EXPECT_EQ(set.size(), kTexts);
  EXPECT_LE(set.bytes(), kTexts * 43);
  EXPECT_LE(set.most_bytes(), kTexts * 64);
}

TEST(DuplicateSet, NeverMoreThanItsBound) {
  for (std::size_t bound = 1'000; bound < 20'000'000; bound += bound / 5) {
    DuplicateSet set(bound);
    std::size_t texts = 0;
    while (set.add(hash_of(texts)) == Seen::first) ++texts;
    EXPECT_LE(set.most_bytes(), bound);
    EXPECT_EQ(set.size(), texts);
    EXPECT_GE(texts, bound / 38 - 1) << bound;
    EXPECT_EQ(set.add(hash_of(texts)), Seen::full);
    EXPECT_EQ(set.add(hash_of(texts + 1)), Seen::full);
    std::size_t known = 0;
    for (std::size_t i = 0; i < texts; ++i) known += set.add(hash_of(i)) == Seen::again ? 1 : 0;
    EXPECT_EQ(known, texts) << bound;
  }
}

TEST(DuplicateSet, ABoundThatIsNothing) {
  for (const std::size_t bound : {0, 1, 15, 16, 31}) {
    DuplicateSet set(bound);
    EXPECT_EQ(set.add(hash_text("a")), Seen::full) << bound;
    EXPECT_LE(set.most_bytes(), bound);
  }
}

}  // namespace
}  // namespace naqi::corpus
