// Words and hashtags cut into smaller tokens, and the script of a token.
#include "tokens/split.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "naqi/pipeline.h"
#include "text/utf8.h"

namespace naqi {
namespace {

std::string utf8(std::u32string_view text) { return text::to_utf8(text); }

// "text/kind@begin-end|..." of a text as it is.
std::string tokens_of(std::string_view text, const TokenOptions& options) {
  Tokens tokens;
  Pipeline::compile("none")->tokenize(text, tokens, options);
  std::string out;
  for (std::size_t i = 0; i < tokens.items.size(); ++i) {
    const Token& token = tokens.items[i];
    if (!out.empty()) out += '|';
    out += std::string(tokens[i]) + '/' + std::string(to_string(token.kind));
    EXPECT_EQ(tokens[i], text.substr(token.source.begin, token.source.size()));
  }
  return out;
}

constexpr TokenOptions kScripts = {.split_scripts = true};
constexpr TokenOptions kDigits = {.split_digits = true};
constexpr TokenOptions kHashtags = {.split_hashtags = true};

TEST(Split, scripts) {
  const std::string al = utf8(U"\u0627\u0644");
  EXPECT_EQ(tokens_of(al + "iPhone15", {}), al + "iPhone15/word");
  EXPECT_EQ(tokens_of(al + "iPhone15", kScripts), al + "/word|iPhone15/word");
  EXPECT_EQ(tokens_of("a1" + al, kScripts), "a1/word|" + al + "/word");
  EXPECT_EQ(tokens_of(utf8(U"a\u03B1"), kScripts), utf8(U"a\u03B1") + "/word");
}

TEST(Split, marks_and_joiners_stay_with_what_they_follow) {
  EXPECT_EQ(tokens_of(utf8(U"\u0628\u064E\u200D\u0640a\u0301\u0628"), kScripts),
            utf8(U"\u0628\u064E\u200D\u0640/word|a\u0301/word|\u0628/word"));
  EXPECT_EQ(tokens_of(utf8(U"1\u064E\u0628"), kDigits), utf8(U"1\u064E/number|\u0628/word"));
}

TEST(Split, digits) {
  const std::string word = utf8(U"\u0645\u0631");
  EXPECT_EQ(tokens_of("50" + word, kDigits), "50/number|" + word + "/word");
  EXPECT_EQ(tokens_of(word + utf8(U"\u0661\u0662") + "a", kDigits),
            word + utf8(U"/word|\u0661\u0662/number|a/word"));
  EXPECT_EQ(tokens_of("50", kDigits), "50/number");
  EXPECT_EQ(tokens_of("a_1", kDigits), "a_/word|1/number");
}

TEST(Split, hashtags) {
  const std::string one = utf8(U"\u0647\u0627\u0634");
  EXPECT_EQ(tokens_of("#" + one + "_" + one, kHashtags),
            "#/punctuation|" + one + "/word|_/punctuation|" + one + "/word");
  EXPECT_EQ(tokens_of("#a__b1_", kHashtags),
            "#/punctuation|a/word|_/punctuation|_/punctuation|b1/word|_/punctuation");
  TokenOptions all = kHashtags;
  all.split_digits = all.split_scripts = true;
  EXPECT_EQ(tokens_of("#a" + one + "2", all), "#/punctuation|a/word|" + one + "/word|2/number");
}

TEST(Split, other_kinds_stay_whole) {
  TokenOptions all = kHashtags;
  all.split_digits = all.split_scripts = true;
  EXPECT_EQ(tokens_of("http://a1.com @a1_b 1.5 .", all),
            "http://a1.com/url|@a1_b/mention|1.5/number|./punctuation");
  EXPECT_EQ(tokens_of("", all), "");
}

TEST(Split, ill_formed_and_nul) {
  const std::string text = std::string("a\xD9") + '\0' + "1b\xF0\x9F";
  Tokens tokens;
  TokenOptions all = kHashtags;
  all.split_digits = all.split_scripts = true;
  Pipeline::compile("invalid:keep")->tokenize(text, tokens, all);
  std::string joined;
  for (std::size_t i = 0; i < tokens.items.size(); ++i) joined += tokens[i];
  EXPECT_EQ(joined, text);
}

TEST(Script, of_letters) {
  EXPECT_EQ(script_of(""), Script::none);
  EXPECT_EQ(script_of("12.5_"), Script::none);
  EXPECT_EQ(script_of(utf8(U"\u0640")), Script::none);
  EXPECT_EQ(script_of("\xD9"), Script::none);
  EXPECT_EQ(script_of(utf8(U"\u06CC\u064E\u06401")), Script::arabic);
  EXPECT_EQ(script_of(utf8(U"\uFEFB")), Script::arabic);
  EXPECT_EQ(script_of(utf8(U"a\u00E9\u0301")), Script::latin);
  EXPECT_EQ(script_of(utf8(U"\u0434")), Script::other);
  EXPECT_EQ(script_of(utf8(U"\U00020000")), Script::other);
  EXPECT_EQ(script_of(utf8(U"a\u0628")), Script::other);
}

}  // namespace
}  // namespace naqi
