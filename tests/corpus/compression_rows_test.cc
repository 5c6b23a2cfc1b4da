// Which format a file has.
#include <gtest/gtest.h>

#include <string>

#include "corpus/compression.h"
#include "corpus/decompressed.h"
#include "support/chunk_source.h"

namespace naqi::corpus {
namespace {

using namespace std::string_view_literals;

TEST(Compression, ByName) {
  EXPECT_EQ(find_compression("gzip")->suffix, ".gz");
  EXPECT_EQ(find_compression("zstd")->suffix, ".zst");
  EXPECT_EQ(find_compression("none"), compressions().data());
  EXPECT_EQ(find_compression("bzip2"), nullptr);
  EXPECT_EQ(find_compression(""), nullptr);
}

TEST(Compression, BySuffix) {
  EXPECT_EQ(compression_of_name("a/b.jsonl.gz").name, "gzip");
  EXPECT_EQ(compression_of_name("b.zst").name, "zstd");
  for (const auto* name : {"", "gz", ".gz", "dir/.zst", "a.gz/b", "a.gz/", "a.gz.txt", "a.GZ"}) {
    EXPECT_EQ(compression_of_name(name).name, "none") << name;
  }
}

TEST(Compression, ByContent) {
  EXPECT_EQ(compression_of_content("\x1f\x8b"sv).name, "gzip");
  EXPECT_EQ(compression_of_content("\x1f\x8b\x08\0"sv).name, "gzip");
  EXPECT_EQ(compression_of_content("\x28\xb5\x2f\xfd"sv).name, "zstd");
  EXPECT_EQ(compression_of_content("\x50\x2a\x4d\x18"sv).name, "zstd");
  EXPECT_EQ(compression_of_content("\x5f\x2a\x4d\x18"sv).name, "zstd");
  for (const auto bytes : {""sv, "\x1f"sv, "\x1f\x8c"sv, "\x28\xb5\x2f"sv, "\x28\xb5\x2f\xfe"sv,
                           "\x60\x2a\x4d\x18"sv, "\x4f\x2a\x4d\x18"sv, "P*M "sv, "text"sv}) {
    EXPECT_EQ(compression_of_content(bytes).name, "none") << bytes;
  }
}

TEST(Compression, WhatIsPlainIsLeftToTheSource) {
  for (const auto bytes : {""sv, "a"sv, "\x1f"sv, "\x28\xb5"sv, "P"sv, "Perhaps"sv, "(text)"sv}) {
    testing::ChunkSource chunks({std::string(bytes)});
    PeekSource source(chunks);
    EXPECT_EQ(decompress_by_content(source), nullptr);
    std::string error;
    EXPECT_EQ(testing::drain(source, error), bytes);
    EXPECT_EQ(error, "");
  }
}

/// Counts how often it is read.
class CountingSource final : public ByteSource {
 public:
  [[nodiscard]] std::ptrdiff_t read(std::span<char> room) override {
    ++reads;
    room.front() = 'a';
    return 1;
  }
  [[nodiscard]] bool is_ready() const override { return false; }
  [[nodiscard]] std::string error() const override { return {}; }

  int reads = 0;
};

TEST(Compression, DoesNotWaitForBytesThatMakeNoDifference) {
  CountingSource typed;
  PeekSource source(typed);
  EXPECT_EQ(compression_of(source).name, "none");
  EXPECT_EQ(typed.reads, 1);
}

TEST(Compression, AnErrorAtOnceIsLeftToTheSource) {
  testing::ChunkSource chunks({}, "is a directory");
  PeekSource source(chunks);
  EXPECT_EQ(decompress_by_content(source), nullptr);
  std::string error;
  EXPECT_EQ(testing::drain(source, error), "");
  EXPECT_EQ(error, "is a directory");
}

}  // namespace
}  // namespace naqi::corpus
