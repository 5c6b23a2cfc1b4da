// What is particular to gzip (RFC 1952).
#include "corpus/gzip.h"

#include <gtest/gtest.h>

#include <string>

#include "support/compress.h"

namespace naqi::corpus {
namespace {

using namespace std::string_literals;
using testing::compressed;
using testing::decompressed;
using testing::Decompressed;
using testing::gzip;
using testing::numbers;

constexpr std::size_t kHeader = 10;

// Neither the time, nor a name, nor the system: the same file on another day and machine.
TEST(Gzip, HeaderSaysNothingOfTheMachine) {
  EXPECT_EQ(compressed(gzip(), "abc").substr(0, kHeader), "\x1f\x8b\x08\0\0\0\0\0\0\xff"s);
}

TEST(Gzip, OneMemberWhateverTheSize) {
  const std::string packed = compressed(gzip(), numbers((3 << 20) + 5), 2);
  EXPECT_EQ(packed.find("\x1f\x8b\x08\0\0\0\0\0\0\xff"s, 1), std::string::npos);
  // ISIZE, the length of the text (RFC 1952, 2.3.1).
  EXPECT_EQ(packed.substr(packed.size() - 4), "\x05\x00\x30\x00"s);
}

// Text that repeats what is at most 32 KiB before it stays small across the ends of blocks.
TEST(Gzip, BlocksSeeWhatIsBeforeThem) {
  const std::string piece = numbers(30'000);
  std::string text;
  while (text.size() < (4 << 20)) text += piece;
  // The first block pays for the piece; the next three only refer to it, but for some bytes.
  const std::size_t alone = compressed(gzip(), piece).size();
  const std::size_t first = compressed(gzip(), std::string_view(text).substr(0, 1 << 20)).size();
  EXPECT_LT(compressed(gzip(), std::string_view(text).substr(0, 4 << 20)).size(),
            4 * first - 3 * alone + 3 * 1000);
}

// FEXTRA, FNAME, FCOMMENT and FHCRC (RFC 1952, 2.3).
TEST(Gzip, FieldsOfTheHeaderAreSkipped) {
  const std::string body = compressed(gzip(), "text").substr(kHeader);
  const std::string start = "\x1f\x8b\x08"s;
  const std::string rest = "\x12\x34\x56\x78\x02\x03"s;
  EXPECT_EQ(decompressed(gzip(), start + "\x04"s + rest + "\x03\0abc"s + body, 1),
            (Decompressed{"text", ""}));
  EXPECT_EQ(decompressed(gzip(), start + "\x18"s + rest + "name\0comment\0"s + body, 1),
            (Decompressed{"text", ""}));
  const Decompressed wrong_check = decompressed(gzip(), start + "\x02"s + rest + "\0\0"s + body);
  EXPECT_EQ(wrong_check.error, "gzip: corrupt at byte 12 (header crc mismatch)");
}

TEST(Gzip, ZerosAfterAMemberAreSkipped) {
  const std::string one = compressed(gzip(), "one ");
  const std::string two = compressed(gzip(), "two");
  for (const std::size_t zeros : {1, 7, 512, 300'000}) {
    const std::string padding(zeros, '\0');
    std::string both = one;
    both.append(padding).append(two).append(padding);
    for (const std::size_t chunk : {1, 100, 65536}) {
      EXPECT_EQ(decompressed(gzip(), one + padding, chunk), (Decompressed{"one ", ""}));
      EXPECT_EQ(decompressed(gzip(), both, chunk), (Decompressed{"one two", ""}));
    }
    EXPECT_EQ(decompressed(gzip(), one + padding + "x"),
              (Decompressed{"one ", "gzip: what follows the compressed text is not gzip, at byte " +
                                        std::to_string(one.size() + zeros)}));
  }
}

TEST(Gzip, SaysWhereAndWhy) {
  std::string packed = compressed(gzip(), "some text");
  EXPECT_EQ(decompressed(gzip(), packed.substr(0, 15)).error,
            "gzip: ends in the middle of a member, at byte 15");
  std::string wrong = packed;
  wrong[packed.size() - 8] ^= 1;  // the check (RFC 1952, 2.3.1: CRC32)
  EXPECT_EQ(
      decompressed(gzip(), wrong),
      (Decompressed{"some text", "gzip: corrupt at byte " + std::to_string(packed.size() - 4) +
                                     " (incorrect data check)"}));
  wrong = packed;
  wrong[packed.size() - 1] ^= 1;  // ISIZE
  EXPECT_EQ(decompressed(gzip(), wrong),
            (Decompressed{"some text", "gzip: corrupt at byte " + std::to_string(packed.size()) +
                                           " (incorrect length check)"}));
  wrong = packed;
  wrong[2] = 7;  // CM
  EXPECT_EQ(decompressed(gzip(), wrong).error,
            "gzip: corrupt at byte 4 (unknown compression method)");
}

TEST(Gzip, WhatGrowsThousandfoldIsGivenInPieces) {
  testing::expect_in_pieces(gzip(), 20 << 20, 30'000U);
}

TEST(Gzip, TheToolReadsItAndIsRead) {
  testing::expect_tool_agrees(gzip(), {0, 1, 1000, 1 << 20, (5 << 20) + 99}, {"-1", "-6", "-9"});
}

}  // namespace
}  // namespace naqi::corpus
