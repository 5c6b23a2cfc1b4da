// The tokenizer naqi finds the same tokens in NFC(x) and NFD(x): as many, of the same kinds, each
// with the same NFC. On the inputs of all golden rows, and on random text rich in addresses, faces,
// abbreviations, digits and letters that compose.
#include <gtest/gtest.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "naqi/pipeline.h"
#include "support/engines.h"
#include "support/golden.h"
#include "support/random_text.h"
#include "support/segments.h"
#include "tokens/automaton.h"

namespace naqi {
namespace {

class TokenForms : public testing::Test {
 protected:
  // Fails once and says how.
  void expect_same(std::string_view text) {
    if (HasFailure()) return;
    EXPECT_EQ(tokens_of(nfc_.normalize(text)), tokens_of(nfd_.normalize(text)))
        << "of " << testing::PrintToString(std::string(text));
  }

 private:
  // Kinds, and the tokens in NFC.
  std::vector<std::string> tokens_of(std::string_view text) {
    std::vector<std::string> out;
    for (const tokens::Segment& segment : test::segments_of(*breaker_, text)) {
      if (segment.kind) {
        out.push_back(std::string(to_string(*segment.kind)) + ' ' +
                      nfc_.normalize(text.substr(0, segment.length)));
      }
      text.remove_prefix(segment.length);
    }
    return out;
  }

  Pipeline nfc_ = *Pipeline::compile("form:nfc");
  Pipeline nfd_ = *Pipeline::compile("form:nfd");
  std::unique_ptr<tokens::WordBreaker> breaker_ = tokens::make_automaton(0);
};

TEST_F(TokenForms, golden_rows) {
  for (const bool of_tokens : {false, true}) {
    for (const std::string& file : test::golden_files(of_tokens)) {
      for (const test::GoldenRow& row : test::golden_rows(file)) expect_same(row.input);
    }
  }
}

TEST_F(TokenForms, random_text) {
  test::RandomText random(1);
  for (int i = 0; i < 20'000; ++i) expect_same(random.utf8(120));
  for (int i = 0; i < 20'000; ++i) expect_same(random.prose(120));
}

// What rules are made of, and what could make a rule hold in one form only: marks that compose
// with what stands before them, what they compose to, Hangul.
TEST_F(TokenForms, pieces_of_rules) {
  constexpr std::string_view kPieces[] = {"http",
                                          "://",
                                          "www",
                                          ".",
                                          "com",
                                          "co",
                                          "me",
                                          "@",
                                          "user",
                                          "#",
                                          "a",
                                          "A",
                                          "o",
                                          "Dr",
                                          "e",
                                          "K",
                                          "x",
                                          "D",
                                          "1",
                                          "20",
                                          "6/1/",
                                          "2022",
                                          "10:30",
                                          "-",
                                          "_",
                                          "/",
                                          ":",
                                          ")",
                                          "(",
                                          "<",
                                          "=",
                                          ">",
                                          "3",
                                          "^",
                                          "~",
                                          "'",
                                          ",",
                                          ";",
                                          "%",
                                          "?",
                                          "[",
                                          "]",
                                          " ",
                                          " ",
                                          "\n",
                                          "\u0301",
                                          "\u0308",
                                          "\u0338",
                                          "\u0323",
                                          "\u0307",
                                          "\u0654",
                                          "\u0655",
                                          "\u0653",
                                          "\u064E",
                                          "\u0651",
                                          "\u0670",
                                          "\u3099",
                                          "\u20E3",
                                          "\uFE0F",
                                          "\u200D",
                                          "\u200F",
                                          "\u200C",
                                          "\u06DD",
                                          "\u00E9",
                                          "\u1E3F",
                                          "\u2260",
                                          "\u226E",
                                          "\u226F",
                                          "\u1E0A",
                                          "\u00F3",
                                          "\u0107",
                                          "\u1E97",
                                          "\u0627",
                                          "\u0623",
                                          "\u0625",
                                          "\u0622",
                                          "\u0624",
                                          "\u0626",
                                          "\u06C0",
                                          "\u06C2",
                                          "\u06D3",
                                          "\u0647",
                                          "\u0640",
                                          "\u0644",
                                          "\u062E",
                                          "\u062F",
                                          "\u0645",
                                          "\u0642",
                                          "\u0648",
                                          "\u064A",
                                          "\u0661",
                                          "\u0662",
                                          "\u066A",
                                          "\u066B",
                                          "\u060C",
                                          "\u061F",
                                          "\u2026",
                                          "\u00AB",
                                          "\u00B2",
                                          "\uAC00",
                                          "\u1100",
                                          "\u1161",
                                          "\u11A8",
                                          "\u304B",
                                          "\u304C",
                                          "\u30AB",
                                          "\u30AC",
                                          "\u05D0",
                                          "\u05E9\u05C1",
                                          "\uFB2A",
                                          "\u212A",
                                          "\u037E",
                                          "\u0387",
                                          "\u1FEF",
                                          "\u2194",
                                          "\u21AE",
                                          "\U0001F600",
                                          "\u2764",
                                          "\U0001F1E6",
                                          "\u0915",
                                          "\u093C",
                                          "\u0958",
                                          "\u2ADC",
                                          "\u4E2D"};
  std::mt19937 random(2);
  const int rounds = test::small_scale() ? 40'000 : 400'000;
  for (int i = 0; i < rounds; ++i) {
    std::string text;
    for (std::size_t left = 1 + random() % 14; left > 0; --left) {
      text += kPieces[random() % std::size(kPieces)];
    }
    expect_same(text);
  }
}

}  // namespace
}  // namespace naqi
