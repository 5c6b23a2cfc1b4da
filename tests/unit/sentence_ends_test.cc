// Tokens with the ends of sentences marked, from a stream: what is held back costs nothing while it
// waits, and long white space ends a sentence however it arrives.
#include <gtest/gtest.h>

#include <ctime>
#include <string>
#include <string_view>

#include "naqi/pipeline.h"
#include "naqi/token.h"
#include "pipeline/sentence_ends.h"

namespace naqi {
namespace {

struct Timed {
  Tokens tokens;
  double seconds = 0;  // of the processor
};

Timed in_pieces(std::string_view text, std::size_t size, bool sentences) {
  TokenOptions options;
  options.sentences = sentences;
  options.offsets = OffsetUnit::none;
  TokenStream stream = Pipeline::compile("none")->token_stream(options);
  Timed run;
  const std::clock_t begin = std::clock();
  for (std::size_t at = 0; at < text.size(); at += size) {
    stream.feed(text.substr(at, size), run.tokens);
  }
  stream.finish(run.tokens);
  run.seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  return run;
}

TEST(SentenceEnds, a_long_word_costs_nothing_while_it_waits) {
  const std::string text =
      std::string(std::size_t{1} << 19, 'a') + ' ' + std::string(std::size_t{1} << 18, 'b');
  const double plain = in_pieces(text, 1, false).seconds;
  const Timed marked = in_pieces(text, 1, true);
  ASSERT_EQ(marked.tokens.items.size(), 2U);
  // It is about the same. To copy the word for each byte after it takes a hundred times as long.
  EXPECT_LT(marked.seconds, 10 * plain + 0.1);
}

TEST(SentenceEnds, long_white_space_in_pieces) {
  for (const std::size_t gap : {kMaxSentenceGap - 1, kMaxSentenceGap, kMaxSentenceGap + 1}) {
    const std::string text = "a" + std::string(gap, ' ') + "b c";
    const Tokens whole = in_pieces(text, text.size(), true).tokens;
    ASSERT_EQ(whole.items.size(), 3U);
    EXPECT_EQ(whole.items[0].ends_sentence, gap >= kMaxSentenceGap) << gap;
    for (const std::size_t size : {std::size_t{1}, std::size_t{1000}, kMaxSentenceGap}) {
      const Tokens pieces = in_pieces(text, size, true).tokens;
      EXPECT_EQ(pieces.text, text) << gap << " in pieces of " << size;
      EXPECT_EQ(pieces.items, whole.items) << gap << " in pieces of " << size;
    }
  }
}

// A token comes out with the line end after it, and what was handed over before stays as it is.
TEST(SentenceEnds, a_token_waits_for_what_follows) {
  TokenOptions options;
  options.sentences = true;
  TokenStream stream = Pipeline::compile("none")->token_stream(options);
  Tokens out;
  stream.feed("a. b ", out);
  EXPECT_EQ(out.items.size(), 2U);
  EXPECT_EQ(out.text, "a. ");
  stream.feed("  ", out);
  EXPECT_EQ(out.text, "a. ");
  stream.feed("\n", out);
  ASSERT_EQ(out.items.size(), 3U);
  EXPECT_EQ(out.text, "a. b   \n");
  EXPECT_EQ(out[2], "b");
  EXPECT_TRUE(out.items[2].ends_sentence);
  stream.feed(" ", out);  // of no sentence
  stream.finish(out);
  EXPECT_EQ(out.items.size(), 3U);
  EXPECT_EQ(out.text, "a. b   \n ");
}

}  // namespace
}  // namespace naqi
