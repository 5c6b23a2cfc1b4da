// What is particular to zstd (RFC 8878).
#include "corpus/zstd.h"

#include <gtest/gtest.h>

#include <string>

#include "support/compress.h"

namespace naqi::corpus {
namespace {

using namespace std::string_literals;
using testing::compressed;
using testing::decompressed;
using testing::Decompressed;
using testing::numbers;
using testing::zstd;

constexpr std::size_t kFrameText = 4 << 20;
const std::string kMagic = "\x28\xb5\x2f\xfd"s;

/// A frame with neither size nor checksum, of one block with "a" as it is; its window has `bits`
/// bits (RFC 8878, 3.1.1).
std::string frame_with_window(int bits) {
  return kMagic + '\0' + static_cast<char>((bits - 10) << 3) + "\x09\0\0a"s;
}

std::string skippable(int low_bits, const std::string& content) {
  const auto size = static_cast<unsigned char>(content.size());
  return std::string(1, static_cast<char>(0x50 + low_bits)) + "\x2a\x4d\x18"s +
         static_cast<char>(size) + "\0\0\0"s + content;
}

TEST(Zstd, FramesHaveSizeAndChecksum) {
  for (const auto* text : {"", "abc"}) {
    const std::string packed = compressed(zstd(), text);
    ASSERT_TRUE(packed.starts_with(kMagic));
    // Content_Checksum_flag and Single_Segment_flag, which implies the size.
    EXPECT_EQ(packed[4] & 0x24, 0x24);
  }
}

TEST(Zstd, EveryFrameCanBeReadByItself) {
  const std::string text = numbers(2 * kFrameText + 10);
  const std::string all = compressed(zstd(), text, 2);
  const std::string first = compressed(zstd(), std::string_view(text).substr(0, kFrameText));
  EXPECT_TRUE(all.starts_with(first));
  EXPECT_TRUE(decompressed(zstd(), std::string_view(all).substr(first.size())).text ==
              text.substr(kFrameText));
}

TEST(Zstd, SkippableFramesAreSkipped) {
  const std::string one = compressed(zstd(), "one ");
  const std::string two = compressed(zstd(), "two");
  for (const int low_bits : {0, 7, 15}) {
    const std::string skip = skippable(low_bits, "something else");
    const std::string none = skippable(low_bits, "");
    std::string all;
    for (const auto& part : {skip, one, none, skip, two, skip, none}) all += part;
    for (std::size_t chunk = 1; chunk <= all.size(); ++chunk) {
      EXPECT_EQ(decompressed(zstd(), all, chunk), (Decompressed{"one two", ""})) << chunk;
    }
    EXPECT_EQ(decompressed(zstd(), skip), (Decompressed{"", ""}));
    EXPECT_EQ(decompressed(zstd(), skip.substr(0, 12)).error,
              "zstd: ends in the middle of a frame, at byte 12");
  }
}

TEST(Zstd, WindowsUpTo128MiB) {
  for (const int bits : {10, 21, 27}) {
    EXPECT_EQ(decompressed(zstd(), frame_with_window(bits), 3), (Decompressed{"a", ""})) << bits;
  }
  const std::string before = compressed(zstd(), "before");
  for (const int bits : {28, 31, 41}) {
    EXPECT_EQ(decompressed(zstd(), before + frame_with_window(bits)),
              (Decompressed{"before", "zstd: the frame at byte " + std::to_string(before.size()) +
                                          " needs a window of more than 128 MiB"}));
  }
}

TEST(Zstd, SaysWhereAndWhy) {
  const std::string one = compressed(zstd(), "one ");
  std::string two = compressed(zstd(), "two");
  EXPECT_EQ(decompressed(zstd(), one + two.substr(0, 9)).error,
            "zstd: ends in the middle of a frame, at byte " + std::to_string(one.size() + 9));
  two.back() = static_cast<char>(two.back() ^ 1);  // of the checksum
  const Decompressed wrong = decompressed(zstd(), one + two);
  EXPECT_EQ(wrong.text, "one two");
  EXPECT_TRUE(wrong.error.starts_with("zstd: corrupt at byte ")) << wrong.error;
  EXPECT_TRUE(wrong.error.ends_with("checksum)")) << wrong.error;
  const std::string gap = one + std::string(4, '\0');
  EXPECT_EQ(
      decompressed(zstd(), gap).error,
      "zstd: what follows the compressed text is not zstd, at byte " + std::to_string(one.size()));
}

// The block that is wrong is the second; with both in one chunk, the first is given.
TEST(Zstd, BlocksBeforeAWrongOneAreGiven) {
  std::string frame = kMagic + '\0' + static_cast<char>((20 - 10) << 3);
  frame += "\x18\0\0one"s;  // three bytes as they are
  frame += "\x07\0\0two"s;  // Block_Type 3, reserved
  EXPECT_EQ(decompressed(zstd(), frame).text, "one");
}

TEST(Zstd, WhatGrowsThousandfoldIsGivenInPieces) {
  testing::expect_in_pieces(zstd(), 64 << 20, 10'000U);
}

TEST(Zstd, TheToolReadsItAndIsRead) {
  testing::expect_tool_agrees(zstd(), {0, 1, 1000, 4 << 20, (9 << 20) + 99},
                              {"-1", "-3 -T2", "-12 --no-check", "-3 --long"});
}

}  // namespace
}  // namespace naqi::corpus
