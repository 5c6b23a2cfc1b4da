#include "corpus/peek_source.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "support/chunk_source.h"

namespace naqi::corpus {
namespace {

std::string read_all(ByteSource& source, std::ptrdiff_t& ended) {
  std::string all;
  std::array<char, 5> room{};
  while ((ended = source.read(room)) > 0) all.append(room.data(), static_cast<std::size_t>(ended));
  return all;
}

TEST(PeekSource, ReadsWhatWasLookedAt) {
  testing::ChunkSource chunks({"abc", "de", "fghijk"});
  PeekSource source(chunks);
  EXPECT_EQ(source.peek(4), "abcd");
  EXPECT_EQ(source.peek(2), "ab");
  std::array<char, 3> room{};
  EXPECT_EQ(source.read(room), 3);
  EXPECT_EQ(source.peek(4), "defg");
  std::ptrdiff_t ended = 1;
  EXPECT_EQ(read_all(source, ended), "defghijk");
  EXPECT_EQ(ended, 0);
}

TEST(PeekSource, LooksBeyondTheEnd) {
  testing::ChunkSource chunks({"abc"});
  PeekSource source(chunks);
  EXPECT_EQ(source.peek(100), "abc");
  EXPECT_TRUE(source.is_ready());
  std::ptrdiff_t ended = 1;
  EXPECT_EQ(read_all(source, ended), "abc");
  EXPECT_EQ(ended, 0);
  EXPECT_EQ(source.peek(1), "");
}

TEST(PeekSource, LooksAtWhatComesNext) {
  testing::ChunkSource chunks({"ab", "c"});
  PeekSource source(chunks);
  EXPECT_EQ(source.peek_more(), "ab");
  EXPECT_EQ(source.peek_more(), "abc");
  EXPECT_EQ(source.peek_more(), "abc");
  std::ptrdiff_t ended = 1;
  EXPECT_EQ(read_all(source, ended), "abc");
}

TEST(PeekSource, LeavesAnErrorToRead) {
  testing::ChunkSource chunks({"abc"}, "it broke");
  PeekSource source(chunks);
  EXPECT_EQ(source.peek(100), "abc");
  std::ptrdiff_t ended = 1;
  EXPECT_EQ(read_all(source, ended), "abc");
  EXPECT_EQ(ended, -1);
  EXPECT_EQ(source.error(), "it broke");
}

}  // namespace
}  // namespace naqi::corpus
