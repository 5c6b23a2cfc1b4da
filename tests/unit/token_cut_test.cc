// Text without white space is cut after 1 MiB, wherever the pieces of it end, and by both engines.
#include "pipeline/token_cut.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "naqi/pipeline.h"
#include "pipeline/engine.h"

namespace naqi {
namespace {

// The offsets at which a text is cut.
std::vector<std::size_t> cuts_of(std::string_view text, std::size_t chunk) {
  TokenCut cut;
  std::vector<std::size_t> cuts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.size(), at - at % chunk + chunk);
    const TokenCut::Piece piece = cut.next(text.substr(at, end - at));
    at += piece.length;
    if (piece.cut_after) cuts.push_back(at);
  }
  return cuts;
}

constexpr std::size_t kChunk = std::size_t{1} << 16;

TEST(TokenCut, no_cut_up_to_the_bound) {
  const std::string longest(kMaxToken, 'a');
  EXPECT_TRUE(cuts_of(longest, longest.size()).empty());
  EXPECT_TRUE(cuts_of(longest + ' ' + longest + "\n" + longest, kChunk).empty());
  EXPECT_TRUE(cuts_of("a " + longest, 2 * kMaxToken).empty());
}

TEST(TokenCut, one_byte_more_is_cut_off) {
  const std::string text(2 * kMaxToken + 1, 'a');
  const std::vector<std::size_t> expected = {kMaxToken, 2 * kMaxToken};
  EXPECT_EQ(cuts_of(text, text.size()), expected);
  EXPECT_EQ(cuts_of(text, kChunk), expected);
  EXPECT_EQ(cuts_of(text, kMaxToken), expected);
}

TEST(TokenCut, code_points_stay_whole) {
  std::string text = "a";  // odd, so that the bound is inside a letter of two bytes
  while (text.size() < 3 * kMaxToken) text += "\xD8\xA8";
  EXPECT_EQ(cuts_of(text, text.size()),
            (std::vector<std::size_t>{kMaxToken - 1, 2 * kMaxToken - 1, 3 * kMaxToken - 1}));
}

TEST(TokenCut, continuation_bytes_alone_are_cut_at_the_bound) {
  const std::string text(kMaxToken + 5, '\x80');
  EXPECT_EQ(cuts_of(text, text.size()), (std::vector<std::size_t>{kMaxToken}));
}

TEST(TokenCut, white_space_begins_anew) {
  std::string text(kMaxToken - 3, 'a');
  text += " bb";
  text.append(kMaxToken, 'c');
  EXPECT_EQ(cuts_of(text, kChunk), (std::vector<std::size_t>{2 * kMaxToken - 2}));
}

Tokens tokens_of(const Pipeline& pipeline, std::string_view text, std::size_t chunk,
                 Counts& counts) {
  Tokens out;
  TokenStream stream = pipeline.token_stream();
  for (std::size_t at = 0; at < text.size(); at += chunk) stream.feed(text.substr(at, chunk), out);
  stream.finish(out);
  counts = stream.counts();
  return out;
}

TEST(TokenCut, both_engines_cut_alike_and_count) {
  std::string text = "x ";
  while (text.size() < 2 * kMaxToken + 100) text += "\xD8\xA8.";
  text += " y";
  const Pipeline pipeline = *Pipeline::compile("none");
  Counts counts;
  const Tokens whole = tokens_of(pipeline, text, text.size(), counts);
  EXPECT_EQ(counts.cut_tokens, 2U);
  EXPECT_EQ(counts.first_cut_token, 2 + kMaxToken - kMaxToken % 3);
  const Tokens pieces = tokens_of(pipeline, text, 4093, counts);
  EXPECT_TRUE(whole.items == pieces.items && whole.text == pieces.text);
  EXPECT_EQ(counts.cut_tokens, 2U);
  const Tokens reference =
      tokens_of(pipeline.with_engine(kReferenceEngine), text, text.size(), counts);
  EXPECT_TRUE(whole.items == reference.items && whole.text == reference.text);
  EXPECT_EQ(counts.cut_tokens, 2U);
}

}  // namespace
}  // namespace naqi
