// What every format relies on, with formats that show what they are given.
#include "corpus/block_compressor.h"

#include <gtest/gtest.h>
#include <pthread.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "support/chunk_source.h"

namespace naqi::corpus {
namespace {

/// Writes each block as "[before|text]", with ^ for the first and $ for the last; follow() adds how
/// many bytes of text there were so far. Throws for a text with "!".
class Shown final : public BlockFormat {
 public:
  [[nodiscard]] std::string_view name() const override { return "shown"; }
  [[nodiscard]] std::size_t block_size() const override { return 4; }
  [[nodiscard]] std::size_t lookback() const override { return 2; }
  void compress(Block& block) const override {
    if (block.text.find('!') != std::string::npos) throw std::runtime_error("exclaimed");
    block.packed.make_room(40);
    if (block.is_first) block.packed.append("^");
    block.packed.append("[" + block.before + "|" + block.text + "]");
    if (block.is_last) block.packed.append("$");
  }
  void follow(Block& block) override {
    sum_ += block.text.size();
    block.packed.append(std::to_string(sum_));
  }

 private:
  std::size_t sum_ = 0;
};

std::string shown(std::string_view text, std::size_t threads, std::size_t step) {
  testing::StringSink sink;
  BlockCompressor compressor(sink, std::make_unique<Shown>(), threads);
  for (const std::string& piece : testing::chunks_of(text, step)) {
    EXPECT_TRUE(compressor.write(piece));
  }
  EXPECT_TRUE(compressor.finish());
  return sink.text;
}

TEST(BlockCompressor, BlocksOfAFixedSizeInOrder) {
  for (const std::size_t threads : {1, 2, 5}) {
    for (const std::size_t step : {1, 3, 4, 100}) {
      EXPECT_EQ(shown("", threads, step), "^[|]$0");
      EXPECT_EQ(shown("abc", threads, step), "^[|abc]$3");
      EXPECT_EQ(shown("abcd", threads, step), "^[|abcd]4[cd|]$4");
      EXPECT_EQ(shown("abcdefghij", threads, step), "^[|abcd]4[cd|efgh]8[gh|ij]$10");
    }
  }
}

TEST(BlockCompressor, ManyBlocks) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += std::to_string(i);
  const std::string one = shown(text, 1, text.size());
  EXPECT_EQ(shown(text, 2, 999), one);
  EXPECT_EQ(shown(text, 3, 7), one);
}

// What is before the error is written, nothing after it, and it is told once and for all.
TEST(BlockCompressor, SaysWhyItCannot) {
  for (const std::size_t threads : {1, 3}) {
    testing::StringSink sink;
    BlockCompressor compressor(sink, std::make_unique<Shown>(), threads);
    bool good = true;
    for (int i = 0; i < 50 && good; ++i) good = compressor.write(i == 2 ? "ab!d" : "abcd");
    EXPECT_FALSE(good);
    EXPECT_EQ(sink.text, "^[|abcd]4[cd|abcd]8");
    EXPECT_FALSE(compressor.write("abcd"));
    EXPECT_FALSE(compressor.finish());
    EXPECT_EQ(sink.text, "^[|abcd]4[cd|abcd]8");
    EXPECT_EQ(compressor.error(), "shown: cannot compress: exclaimed");
  }
}

TEST(BlockCompressor, SaysWhyItCannotFinish) {
  for (const std::size_t threads : {1, 3}) {
    testing::StringSink sink;
    BlockCompressor compressor(sink, std::make_unique<Shown>(), threads);
    ASSERT_TRUE(compressor.write("abcd!"));
    EXPECT_FALSE(compressor.finish());
    EXPECT_EQ(sink.text, "^[|abcd]4");
    EXPECT_EQ(compressor.error(), "shown: cannot compress: exclaimed");
  }
}

#ifdef __GLIBC__
// No thread gets a stack of a petabyte.
TEST(BlockCompressor, WorksItselfWhereNoThreadCanBeStarted) {
  pthread_attr_t usual;
  pthread_attr_t huge;
  ASSERT_EQ(pthread_getattr_default_np(&usual), 0);
  ASSERT_EQ(pthread_attr_init(&huge), 0);
  ASSERT_EQ(pthread_attr_setstacksize(&huge, std::size_t{1} << 50), 0);
  ASSERT_EQ(pthread_setattr_default_np(&huge), 0);
  OrderedPool<int> pool(2, [](int&) {});
  const bool can_start = pool.submit();
  const std::string text = can_start ? "" : shown("abcdefghij", 2, 3);
  ASSERT_EQ(pthread_setattr_default_np(&usual), 0);
  pthread_attr_destroy(&huge);
  pthread_attr_destroy(&usual);
  if (can_start) GTEST_SKIP() << "this system starts threads whatever their size";
  EXPECT_EQ(text, "^[|abcd]4[cd|efgh]8[gh|ij]$10");
}
#endif

}  // namespace
}  // namespace naqi::corpus
