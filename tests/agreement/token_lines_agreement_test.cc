// TokenLines write what the tokens of the reference are, by every engine and tokenizer: on plain
// text and what is nearly plain, where the vector kernel hands over to the automaton, on prose,
// damaged too, and on the corpora, in pieces of every size.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "naqi/catalog.h"
#include "naqi/pipeline.h"
#include "pipeline/engine.h"
#include "support/engines.h"
#include "support/random_text.h"
#include "support/token_lines.h"

namespace naqi {
namespace {

std::string expected_lines(const Pipeline& pipeline, std::string_view text) {
  Tokens tokens;
  pipeline.with_engine(kReferenceEngine).tokenize(text, tokens, {.offsets = OffsetUnit::none});
  return test::lines_of(tokens);
}

void expect_same(const Pipeline& pipeline, std::string_view text,
                 const std::vector<std::size_t>& sizes) {
  const std::string expected = expected_lines(pipeline, text);
  for (const Engine& engine : fused_engines()) {
    for (const std::size_t size : sizes) {
      ASSERT_EQ(test::written_in_chunks(pipeline.with_engine(engine), text, size), expected)
          << engine.name << " in pieces of " << size << " of " << testing::PrintToString(text);
    }
  }
}

// What the kernel knows, in both lengths, what it does not, and what makes the difference between.
std::string nearly_plain(std::mt19937& random, std::size_t words) {
  static const std::vector<std::string> kParts = {"\u0643\u062A\u0627\u0628",
                                                  "\u0641\u064A",
                                                  "\u062F",
                                                  "\u0645\u062C",
                                                  "\u0647\u0640",
                                                  "\u0628\u064E\u0651",
                                                  "\u064E",
                                                  "\u0640",
                                                  "abc",
                                                  "x",
                                                  "xD",
                                                  "www",
                                                  "com",
                                                  "http",
                                                  "1",
                                                  "20",
                                                  "\u0661\u0662",
                                                  "\u060C",
                                                  "\u061B",
                                                  "\u061F",
                                                  "\u00AB",
                                                  "\u00BB",
                                                  ".",
                                                  "..",
                                                  ",",
                                                  "(",
                                                  ")",
                                                  "[",
                                                  "]",
                                                  "\"",
                                                  "!",
                                                  "?",
                                                  ":",
                                                  ";",
                                                  "-",
                                                  "/",
                                                  "_",
                                                  "@",
                                                  "#",
                                                  "%",
                                                  "'",
                                                  "\u200F",
                                                  "\u06DD",
                                                  "\u066B",
                                                  "\u06CC",
                                                  "\u06F1",
                                                  "\u0600",
                                                  "\u00A0",
                                                  "\U0001F600",
                                                  "\u00E9",
                                                  "^_^",
                                                  "<3",
                                                  "\xD8",
                                                  "\x80",
                                                  "\v",
                                                  std::string(1, '\0')};
  static const std::vector<std::string> kSpaces = {" ", "\n", "\t", "  ", "\r\n"};
  std::string text;
  while (words-- > 0) {
    // Mostly letters, so that blocks are plain for a while.
    const std::size_t parts = random() % 4 == 0 ? 1 + random() % 5 : 1;
    for (std::size_t i = 0; i < parts; ++i) {
      const bool plain = parts == 1 && random() % 4 != 0;
      text += kParts[plain ? random() % 4 : random() % kParts.size()];
    }
    text += random() % 16 == 0 ? kSpaces[random() % kSpaces.size()] : " ";
  }
  return text;
}

TEST(TokenLinesAgreement, nearly_plain_text) {
  const Pipeline pipeline = *Pipeline::compile("none");
  std::mt19937 random(7);
  for (int i = 0; i < 3'000; ++i) {
    expect_same(pipeline, nearly_plain(random, 60), {1'000'000, 64 + random() % 200});
    if (HasFatalFailure()) return;
  }
}

TEST(TokenLinesAgreement, every_two_parts_between_words) {
  const Pipeline pipeline = *Pipeline::compile("none");
  const std::string word = "\u0643\u062A\u0627\u0628";
  std::string chars = "\"'(),-./:;?![]_@#%<=^xD1 \n";
  std::vector<std::string> parts;
  for (const char c : chars) parts.emplace_back(1, c);
  for (const char* part : {"\u0628", "\u064E", "\u0661", "\u060C", "\u061F", "\u00BB", "\u200F"}) {
    parts.emplace_back(part);
  }
  for (const std::string& a : parts) {
    std::string text;
    for (const std::string& b : parts) {
      for (const std::string& c : parts) {
        text += word + ' ' + a + b + c + ' ' + word + a + b + c + word + ' ' + word + a + b + ' ';
        text += a + b + word + c + '\n';
      }
    }
    expect_same(pipeline, text, {1'000'000});
    if (HasFatalFailure()) return;
  }
}

TEST(TokenLinesAgreement, prose_in_pieces) {
  std::mt19937 random(3);
  test::RandomText texts(5);
  for (const char* spec : {"none", "search", "light", "none invalid:keep"}) {
    for (const Tokenizer& tokenizer : tokenizers()) {
      const Pipeline pipeline = *Pipeline::compile(spec, tokenizer.name);
      for (int i = 0; i < 12; ++i) {
        const std::string text = i % 2 == 0 ? texts.prose(700) : texts.damaged_prose(700);
        expect_same(pipeline, text, {1, 2, 3, 63, 64, 65, 1'000'000, 1 + random() % 300});
        if (HasFatalFailure()) return;
      }
    }
  }
}

TEST(TokenLinesAgreement, long_tokens_are_cut_alike) {
  const Pipeline pipeline = *Pipeline::compile("none");
  const std::string text = "a " + std::string(std::size_t{3} << 20, 'b') + " c " +
                           std::string(std::size_t{1} << 20, '-') + 'd';
  expect_same(pipeline, text, {4096, text.size()});
  TokenLines lines = pipeline.token_lines();
  TokenStream stream = pipeline.token_stream({.offsets = OffsetUnit::none});
  std::string out;
  Tokens tokens;
  lines.feed(text, out);
  lines.finish(out);
  stream.feed(text, tokens);
  stream.finish(tokens);
  EXPECT_EQ(lines.counts().cut_tokens, 3U);
  EXPECT_EQ(lines.counts().cut_tokens, stream.counts().cut_tokens);
  EXPECT_EQ(lines.normalized_bytes(), text.size());
}

TEST(TokenLinesAgreement, corpora) {
  const char* const folder = std::getenv("NAQI_CORPORA");
  if (folder == nullptr) GTEST_SKIP() << "NAQI_CORPORA is not set: no real text to compare on";
  for (const char* name : {"wikipedia_ar", "hadith_diacritized", "tweets_ar", "persian"}) {
    std::ifstream in(std::string(folder) + "/corpora/" + name + ".txt", std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    text.resize(std::min<std::size_t>(text.size(), 2'000'000));
    for (const char* spec : {"none", "search"}) {
      expect_same(*Pipeline::compile(spec), text, {65536});
      if (HasFatalFailure()) FAIL() << name;
    }
  }
}

}  // namespace
}  // namespace naqi
