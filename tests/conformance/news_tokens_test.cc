// The tokenizer naqi on an article (samples/news.txt below NAQI_CORPORA): kinds of tokens that
// other tokenizers take apart, and the tokens' places in the file.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "naqi/pipeline.h"

namespace naqi {
namespace {

class NewsTokens : public testing::Test {
 protected:
  void SetUp() override {
    const char* const root = std::getenv("NAQI_CORPORA");
    if (root == nullptr) GTEST_SKIP() << "NAQI_CORPORA is not set: no news.txt";
    std::ifstream in(std::string(root) + "/samples/news.txt");
    if (!in) GTEST_SKIP() << "no samples/news.txt";
    std::stringstream buffer;
    buffer << in.rdbuf();
    text_ = buffer.str();
    Pipeline::compile("none")->tokenize(text_, tokens_);
  }

  // These tokens follow each other somewhere in the text.
  void expect_tokens(const std::vector<std::pair<std::string_view, TokenKind>>& expected) {
    const auto found =
        std::search(tokens_.items.begin(), tokens_.items.end(), expected.begin(), expected.end(),
                    [this](const Token& token, const auto& want) {
                      return text_.substr(token.text.begin, token.text.size()) == want.first &&
                             token.kind == want.second;
                    });
    EXPECT_NE(found, tokens_.items.end()) << expected.front().first;
  }

  std::string text_;
  Tokens tokens_;
};

TEST_F(NewsTokens, kinds) {
  expect_tokens({{"6-1-2022", TokenKind::date}});
  expect_tokens({{"9.00", TokenKind::time}});
  expect_tokens({{"1000", TokenKind::number}});
  expect_tokens({{"50", TokenKind::number}});
  expect_tokens({{"\u00AB", TokenKind::punctuation}});
  expect_tokens({{"\u0628\u0640", TokenKind::word}, {"\u00AB", TokenKind::punctuation}});
  expect_tokens({{"\u064A\u0646\u0627\u064A\u0631", TokenKind::word},
                 {"/", TokenKind::punctuation},
                 {"\u0643\u0627\u0646\u0648\u0646", TokenKind::word}});
}

TEST_F(NewsTokens, hold_all_but_white_space) {
  ASSERT_EQ(tokens_.text, text_);
  std::size_t done = 0;
  for (const Token& token : tokens_.items) {
    const std::string between = text_.substr(done, token.text.begin - done);
    EXPECT_EQ(between.find_first_not_of(" \n\u00A0"), std::string::npos) << between;
    done = token.text.end;
  }
  EXPECT_EQ(text_.find_first_not_of(" \n", done), std::string::npos);
}

}  // namespace
}  // namespace naqi
