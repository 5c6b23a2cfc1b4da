#include "corpus/text_hash.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace naqi::corpus {
namespace {

// From the reference implementation, xxhsum -H2; of "" also in xxHash's own tests.
TEST(TextHash, IsTheSameEverywhere) {
  EXPECT_EQ(hash_text(""), (Hash128{0x99aa06d3014798d8, 0x6001c324468d497f}));
  EXPECT_EQ(hash_text("a"), (Hash128{0xa96faf705af16834, 0xe6c632b61e964e1f}));
}

TEST(TextHash, PiecesMakeNoDifference) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += static_cast<char>(i * 7 % 251);
  for (const std::size_t piece : {1, 3, 63, 64, 255, 256, 257, 1024, 5000}) {
    TextHash hash;
    for (std::size_t i = 0; i < text.size(); i += piece) hash.add(text.substr(i, piece));
    hash.add("");
    EXPECT_EQ(hash.value(), hash_text(text)) << piece;
  }
}

TEST(TextHash, GoesOnAfterItsValueAndStartsAgain) {
  TextHash hash;
  EXPECT_EQ(hash.value(), hash_text(""));
  hash.add("ab");
  EXPECT_EQ(hash.value(), hash_text("ab"));
  hash.add("c");
  EXPECT_EQ(hash.value(), hash_text("abc"));
  TextHash moved = std::move(hash);
  EXPECT_EQ(moved.value(), hash_text("abc"));
  moved.clear();
  moved.add("x");
  EXPECT_EQ(moved.value(), hash_text("x"));
}

TEST(TextHash, TextsThatAreAlikeDiffer) {
  EXPECT_NE(hash_text("a"), hash_text("b"));
  EXPECT_NE(hash_text(std::string(1, '\0')), hash_text(""));
  EXPECT_NE(hash_text(std::string(1, '\0')), hash_text(std::string(2, '\0')));
}

}  // namespace
}  // namespace naqi::corpus
