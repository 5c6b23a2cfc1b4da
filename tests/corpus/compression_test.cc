// What holds for every format of compressed files.
#include "corpus/compression.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>

#include "corpus/decompressed.h"
#include "support/compress.h"

namespace naqi::corpus {
namespace {

using testing::compressed;
using testing::decompressed;
using testing::Decompressed;

/// Lines of words, of which there are few: it compresses to about a quarter.
std::string words(std::size_t size, unsigned seed = 1) {
  std::mt19937 random(seed);
  std::string text;
  while (text.size() < size) {
    text += "\u0643\u0644\u0645\u0629" + std::to_string(random() % 1000);
    text += random() % 8 == 0 ? '\n' : ' ';
  }
  text.resize(size);
  return text;
}

std::string noise(std::size_t size) {
  std::mt19937 random(7);
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random() & 0xff);
  return bytes;
}

class EveryCompression : public ::testing::TestWithParam<std::string_view> {
 protected:
  [[nodiscard]] const Compression& format() const { return *find_compression(GetParam()); }
};

TEST_P(EveryCompression, GivesBackTheText) {
  for (const std::string& text : {std::string(), std::string("a"), std::string("\0\0", 2),
                                  words(100), words(300'000), noise(300'000)}) {
    EXPECT_EQ(decompressed(format(), compressed(format(), text)), (Decompressed{text, ""}));
  }
}

TEST_P(EveryCompression, AnyPiecesInAndOut) {
  const std::string text = words(3000);
  const std::string packed = compressed(format(), text);
  for (std::size_t chunk = 1; chunk <= packed.size(); chunk += 1 + chunk / 3) {
    for (const std::size_t room : {1, 2, 100, 65536}) {
      EXPECT_EQ(decompressed(format(), packed, chunk, room), (Decompressed{text, ""})) << chunk;
    }
  }
}

// 9 MiB and a bit: several blocks of either format.
TEST_P(EveryCompression, BytesDependOnTheTextAlone) {
  const std::string text = words((9 << 20) + 12345);
  const std::string packed = compressed(format(), text);
  for (const std::size_t threads : {0, 1, 2, 4}) {
    EXPECT_TRUE(compressed(format(), text, threads, 65'521) == packed) << threads;
  }
  EXPECT_TRUE(compressed(format(), text, 2, 5 << 20) == packed);
  const Decompressed back = decompressed(format(), packed);
  EXPECT_EQ(back.error, "");
  EXPECT_TRUE(back.text == text);
}

// The last block is full, and one byte more or less.
TEST_P(EveryCompression, EndsAtAnyPlaceOfABlock) {
  const std::string text = words((8 << 20) + 1);
  for (const std::size_t size : {(1 << 20) - 1, 1 << 20, (1 << 20) + 1, (4 << 20) - 1, 4 << 20,
                                 (4 << 20) + 1, 8 << 20, (8 << 20) + 1}) {
    const std::string_view part = std::string_view(text).substr(0, size);
    const Decompressed back = decompressed(format(), compressed(format(), part, 2));
    EXPECT_EQ(back.error, "");
    EXPECT_TRUE(back.text == part) << size;
  }
}

// Noise does not get smaller; blocks of it need all the room there is.
TEST_P(EveryCompression, WhatCannotBeCompressed) {
  const std::string text = noise((5 << 20) + 77);
  const std::string packed = compressed(format(), text, 2);
  EXPECT_GT(packed.size(), text.size());
  EXPECT_LT(packed.size(), text.size() + text.size() / 1000);
  EXPECT_TRUE(decompressed(format(), packed).text == text);
}

TEST_P(EveryCompression, SeveralFilesInOne) {
  const std::string all = compressed(format(), "one ") + compressed(format(), "") +
                          compressed(format(), "") + compressed(format(), "two") +
                          compressed(format(), "");
  for (std::size_t chunk = 1; chunk <= all.size(); ++chunk) {
    EXPECT_EQ(decompressed(format(), all, chunk), (Decompressed{"one two", ""})) << chunk;
  }
}

// Cut anywhere but between its parts, it gives the text up to there, and an error with the place.
TEST_P(EveryCompression, CutAtEveryByte) {
  const std::string one = words(2000);
  const std::string two = words(500, 2);
  const std::string first = compressed(format(), one);
  const std::string all = first + compressed(format(), two);
  for (std::size_t size = 1; size < all.size(); ++size) {
    const Decompressed back = decompressed(format(), std::string_view(all).substr(0, size), 97);
    EXPECT_TRUE((one + two).starts_with(back.text)) << size;
    if (size == first.size()) {
      EXPECT_EQ(back, (Decompressed{one, ""}));
      continue;
    }
    EXPECT_TRUE(size < first.size() || back.text.size() >= one.size()) << size;
    EXPECT_TRUE(back.error.starts_with(std::string(GetParam()) + ": ends in the middle of a "));
    EXPECT_TRUE(back.error.ends_with(", at byte " + std::to_string(size))) << back.error;
  }
}

// A bit that is wrong is found, or makes no difference (a field that says nothing of the text).
TEST_P(EveryCompression, EveryBitWrong) {
  const std::string text = words(700);
  const std::string packed = compressed(format(), text);
  std::size_t errors = 0;
  for (std::size_t bit = 0; bit < packed.size() * 8; ++bit) {
    std::string wrong = packed;
    wrong[bit / 8] = static_cast<char>(wrong[bit / 8] ^ (1 << (bit % 8)));
    const Decompressed back = decompressed(format(), wrong, 50);
    if (back.error.empty()) {
      EXPECT_EQ(back.text, text) << bit;
      continue;
    }
    ++errors;
    EXPECT_NE(back.error.find(" byte "), std::string::npos) << back.error;
  }
  EXPECT_GT(errors, packed.size() * 7);
}

// The wrong byte is in the second half: the text before it is given, and the place is near it.
TEST_P(EveryCompression, WhatComesBeforeAnErrorIsGiven) {
  const std::string text = words(4 << 20);
  std::string packed = compressed(format(), text);
  const std::size_t wrong = packed.size() * 3 / 4;
  for (std::size_t i = 0; i < 64; ++i)
    packed[wrong + i] = static_cast<char>(packed[wrong + i] ^ 0x55);
  const Decompressed back = decompressed(format(), packed);
  const std::size_t common = static_cast<std::size_t>(
      std::mismatch(back.text.begin(), back.text.end(), text.begin(), text.end()).first -
      back.text.begin());
  EXPECT_GT(common, text.size() / 2);
  const std::string before = std::string(GetParam()) + ": corrupt at byte ";
  ASSERT_TRUE(back.error.starts_with(before)) << back.error;
  // gzip finds out when it comes to something impossible, at the check at the latest.
  EXPECT_GE(std::stoull(back.error.substr(before.size())) + (128 << 10), wrong);
}

TEST_P(EveryCompression, OtherBytesAfterTheEnd) {
  const std::string packed = compressed(format(), words(100));
  for (const std::string after :
       {"x", "text that is not compressed", "\x1f\x8c", "\x28\xb6 more"}) {
    for (const std::size_t chunk : {1, 1000}) {
      const Decompressed back = decompressed(format(), packed + after, chunk);
      EXPECT_EQ(back.text, words(100));
      EXPECT_NE(back.error.find("at byte " + std::to_string(packed.size())), std::string::npos)
          << back.error << " after " << packed.size() << " bytes";
    }
  }
}

TEST_P(EveryCompression, AnErrorOfTheSourceComesThrough) {
  const std::string text = words(300'000);
  const std::string packed = compressed(format(), text);
  EXPECT_EQ(decompressed(format(), packed, 1000, 1000, "disk on fire"),
            (Decompressed{text, "disk on fire"}));
  const Decompressed half = decompressed(
      format(), std::string_view(packed).substr(0, packed.size() / 2), 1000, 1000, "disk on fire");
  EXPECT_EQ(half.error, "disk on fire");
  EXPECT_TRUE(text.starts_with(half.text));
}

TEST_P(EveryCompression, AnErrorStays) {
  testing::ChunkSource source({compressed(format(), "abc") + "x"});
  const auto decompressor = format().decompress(source);
  std::string error;
  EXPECT_EQ(testing::drain(*decompressor, error), "abc");
  const std::string first = error;
  EXPECT_EQ(testing::drain(*decompressor, error), "");
  EXPECT_EQ(error, first);
  EXPECT_TRUE(decompressor->is_ready());
}

/// Gives what it has, and then would wait.
class SlowSource final : public ByteSource {
 public:
  explicit SlowSource(std::string bytes) : bytes_(std::move(bytes)) {}

  [[nodiscard]] std::ptrdiff_t read(std::span<char> room) override {
    EXPECT_FALSE(bytes_.empty()) << "waits for bytes that need not be there";
    const std::size_t count = bytes_.copy(room.data(), room.size());
    bytes_.erase(0, count);
    return static_cast<std::ptrdiff_t>(count);
  }
  [[nodiscard]] bool is_ready() const override { return !bytes_.empty(); }
  [[nodiscard]] std::string error() const override { return {}; }

 private:
  std::string bytes_;
};

// The sizes include those that fill the buffers of the decompressor exactly.
TEST_P(EveryCompression, IsReadyAsLongAsTextIsThere) {
  for (const std::size_t size : {1, 1000, 128 << 10, (128 << 10) + 1, 256 << 10, 700'000}) {
    for (const std::size_t room : {1000, 64 << 10, 128 << 10}) {
      const std::string text = words(size);
      SlowSource source(compressed(format(), text));
      const auto decompressor = format().decompress(source);
      std::vector<char> bytes(room);
      std::string all;
      while (decompressor->is_ready()) {
        const std::ptrdiff_t count = decompressor->read(bytes);
        ASSERT_GT(count, 0);
        all.append(bytes.data(), static_cast<std::size_t>(count));
      }
      EXPECT_TRUE(all == text) << size << ' ' << all.size();
    }
  }
}

class FailingSink final : public ByteSink {
 public:
  explicit FailingSink(std::size_t takes) : takes_(takes) {}
  [[nodiscard]] bool write(std::string_view bytes) override {
    ++calls;
    taken += bytes.size();
    return taken <= takes_;
  }
  [[nodiscard]] bool finish() override { return false; }

  std::size_t taken = 0;
  int calls = 0;

 private:
  std::size_t takes_;
};

TEST_P(EveryCompression, ASinkThatFailsStopsIt) {
  const std::string text = noise(1 << 20);
  for (const std::size_t threads : {1, 2}) {
    FailingSink sink(1 << 20);
    const auto compressor = format().compress(sink, threads);
    int written = 0;
    while (written < 100 && compressor->write(text)) ++written;
    EXPECT_LT(written, 40);
    const int calls = sink.calls;
    EXPECT_FALSE(compressor->write("more"));
    EXPECT_FALSE(compressor->finish());
    EXPECT_EQ(sink.calls, calls);
    EXPECT_EQ(compressor->error(), "");
  }
  FailingSink none(0);
  EXPECT_FALSE(format().compress(none, 1)->finish());
}

TEST_P(EveryCompression, MayBeGivenUp) {
  testing::StringSink sink;
  ASSERT_TRUE(format().compress(sink, 2)->write(words(9 << 20)));
}

TEST_P(EveryCompression, IsKnownByItsContent) {
  const std::string packed = compressed(format(), "abc");
  EXPECT_EQ(compression_of_content(packed).name, GetParam());
  testing::ChunkSource chunks(testing::chunks_of(packed, 1));
  PeekSource source(chunks);
  const auto decompressor = decompress_by_content(source);
  ASSERT_NE(decompressor, nullptr);
  std::string error;
  EXPECT_EQ(testing::drain(*decompressor, error), "abc");
  EXPECT_EQ(error, "");
}

INSTANTIATE_TEST_SUITE_P(All, EveryCompression, ::testing::Values("gzip", "zstd"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace naqi::corpus
