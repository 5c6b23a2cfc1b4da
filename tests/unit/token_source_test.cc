// The place of a token in the input, as a caller sees it. How engines and pieces agree is for
// tests/agreement/token_source_agreement_test.cc.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "naqi/pipeline.h"
#include "pipeline/engine.h"
#include "pipeline/token_cut.h"
#include "support/token_source.h"
#include "text/utf8.h"

namespace naqi {
namespace {

std::string utf8(std::u32string_view text) { return text::to_utf8(text); }

std::string places(TokenStream& stream, std::string_view text, std::size_t chunk) {
  std::string out;
  for (const Token& token : test::tokenize_in_chunks(stream, text, chunk).items) {
    if (!out.empty()) out += ' ';
    out += std::to_string(token.source.begin) + '-' + std::to_string(token.source.end);
  }
  return out;
}

// "0-2 3-5": the places of the tokens, which must not depend on the engine or on how the text
// arrives.
std::string places(std::string_view spec, std::string_view text,
                   OffsetUnit unit = OffsetUnit::bytes) {
  const Pipeline pipeline = *Pipeline::compile(spec);
  TokenStream stream = pipeline.token_stream({.offsets = unit});
  TokenStream reference = pipeline.with_engine(kReferenceEngine).token_stream({.offsets = unit});
  const std::string whole = places(stream, text, 0);
  for (const std::size_t chunk : {1U, 2U, 3U}) EXPECT_EQ(places(stream, text, chunk), whole);
  EXPECT_EQ(places(reference, text, 0), whole);
  return whole;
}

TEST(TokenSource, empty_and_nothing_left) {
  EXPECT_EQ(places("search", ""), "");
  EXPECT_EQ(places("search", utf8(U"\u064E\u0651\u200F")), "");
  EXPECT_EQ(places("search", " \r\n"), "");
}

TEST(TokenSource, stripped_marks_belong_to_the_word) {
  EXPECT_EQ(places("search", utf8(U"\u0643\u064E\u062A\u064E\u0628\u064E.")), "0-12 12-13");
  EXPECT_EQ(places("search", utf8(U"a \u064E\u0628 \u064E c")), "0-1 2-6 10-11");
  EXPECT_EQ(places("search", utf8(U"\u200F\u0628  \u200Fc")), "0-5 7-11");
}

TEST(TokenSource, composed_and_reordered) {
  EXPECT_EQ(places("nfc", utf8(U"\u0627\u0654 b")), "0-4 5-6");
  EXPECT_EQ(places("nfc", utf8(U"\u0628\u064E\u0651 b")), "0-6 7-8");
}

TEST(TokenSource, line_ends_and_nul) {
  EXPECT_EQ(places("search", "a\r\nb"), "0-1 3-4");
  EXPECT_EQ(places("search", std::string_view("a\0b", 3)), "0-1 1-2 2-3");
}

TEST(TokenSource, ill_formed) {
  const std::string_view text = "a\xD9 b\xE2\x82";
  EXPECT_EQ(places("invalid:replace", text), "0-1 1-2 3-4 4-6");
  EXPECT_EQ(places("invalid:error", text), "0-1 1-2 3-4 4-6");
  EXPECT_EQ(places("invalid:keep", text), "0-1 1-2 3-4 4-6");
  EXPECT_EQ(places("invalid:drop", text), "0-2 3-6");
  EXPECT_EQ(places("invalid:replace", text, OffsetUnit::code_points), "0-1 1-2 3-4 4-5");
}

// In pieces, what was dropped is one changed stretch with what stands for the ill-formed sequence.
TEST(TokenSource, dropped_before_ill_formed) {
  EXPECT_EQ(places("strip:stray_zwnj", utf8(U"1\uFFFD\u06CC\u200C") + "\xD8."),
            "0-1 1-4 4-9 9-10 10-11");
  EXPECT_EQ(places("strip:stray_zwnj", "1\x85" + utf8(U"\u06CC\u200C") + "\xD8."),
            "0-1 1-2 2-7 7-8 8-9");
}

// The reference has one changed stretch of the line end and what was dropped on both sides of it.
TEST(TokenSource, dropped_around_white_space) {
  EXPECT_EQ(places("invalid:drop", "\xEF\n\xBB\xAFn"), "2-5");
  EXPECT_EQ(places("invalid:drop", "\xEF \xBB \xAFn"), "4-6");
  EXPECT_EQ(places("invalid:drop", "n\xEF\n\xBB"), "0-2");
}

TEST(TokenSource, words_of_one_code_point_share_its_place) {
  EXPECT_EQ(places("nfkc", utf8(U"a \uFDFA b")), "0-1 2-5 2-5 2-5 2-5 6-7");
  EXPECT_EQ(places("nfkc", utf8(U"\u0628\uFDFA b")), "0-5 0-5 0-5 0-5 6-7");
  EXPECT_EQ(places("nfkc", utf8(U"\u2474 b")), "0-3 0-3 0-3 4-5");  // (1)
}

TEST(TokenSource, units) {
  const std::string text = utf8(U"\U0001F602 \u0628\u064E \U0001F602");
  EXPECT_EQ(places("search", text), "0-4 5-9 10-14");
  EXPECT_EQ(places("search", text, OffsetUnit::code_points), "0-1 2-4 5-6");
  EXPECT_EQ(places("search", text, OffsetUnit::utf16), "0-2 3-5 6-8");
  EXPECT_EQ(places("search", text, OffsetUnit::none), "0-0 0-0 0-0");
}

// The chain of shared places ends, so that memory does.
TEST(TokenSource, endless_chain) {
  std::string text;
  while (text.size() < 300'000) text += utf8(U"\uFDFA");
  const Pipeline pipeline = *Pipeline::compile("nfkc");
  TokenStream stream = pipeline.token_stream();
  Tokens tokens;
  stream.feed(text, tokens);
  EXPECT_GT(tokens.items.size(), 250'000U);
  stream.finish(tokens);
  EXPECT_EQ(test::misplaced(tokens, text.size()), "");
  EXPECT_EQ(tokens.items.size(), text.size() + 1);
  EXPECT_EQ(tokens.items.back().source.end, text.size());
}

TEST(TokenSource, long_token_and_cut) {
  const std::string text = utf8(U"\u064E ") + std::string(2 * kMaxToken, 'a') + " b";
  TokenStream stream = Pipeline::compile("search")->token_stream();
  Tokens tokens;
  for (int round = 0; round < 2; ++round) {
    tokens = test::tokenize_in_chunks(stream, text, 4093);
    ASSERT_EQ(tokens.items.size(), 3U);
    EXPECT_EQ(tokens.items[0].source, (Span{3, 3 + kMaxToken}));
    EXPECT_EQ(tokens.items[1].source, (Span{3 + kMaxToken, 3 + 2 * kMaxToken}));
    EXPECT_EQ(tokens.items[2].source.end, text.size());
    EXPECT_EQ(stream.counts().first_cut_token, 3 + kMaxToken);
  }
  EXPECT_EQ(stream.counts().cut_tokens, 2U);
  EXPECT_EQ(stream.counts().bytes_in, 2 * text.size());
}

}  // namespace
}  // namespace naqi
