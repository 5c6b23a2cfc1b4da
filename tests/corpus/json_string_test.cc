#include "corpus/json_string.h"

#include <gtest/gtest.h>

#include <string>

namespace naqi::corpus {
namespace {

std::string meaning(std::string_view raw) {
  JsonText text;
  const auto fault = unescape_json(raw, text);
  if (fault) return "fault at " + std::to_string(*fault);
  std::string out = text.bytes;
  for (std::size_t i = text.surrogates.size(); i-- > 0;) {
    out.insert(text.surrogates[i].at, "[" + std::string(text.surrogates[i].escape) + "]");
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out = "before ";
  escape_json(text, out);
  return out;
}

TEST(JsonString, EscapesMeanCharacters) {
  EXPECT_EQ(meaning(""), "");
  EXPECT_EQ(meaning("plain \xD8\xA7 \xFF \x7F"), "plain \xD8\xA7 \xFF \x7F");
  EXPECT_EQ(meaning(R"(\"\\\/\b\f\n\r\t)"), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(meaning(R"(a\u0041\u0627\u20acz)"), "aA\u0627\u20ACz");
  EXPECT_EQ(meaning(R"(\u0000)"), std::string(1, '\0'));
  EXPECT_EQ(meaning(R"(\uD83D\uDE00\ud83d\ude00)"), "\U0001F600\U0001F600");
  EXPECT_EQ(meaning(R"(\\u0041)"), "\\u0041");
  EXPECT_EQ(meaning(R"(\udbff\udfff)"), "\U0010FFFF");
  EXPECT_EQ(meaning(R"(\ud7ff\ue000\uffff)"), "\uD7FF\uE000\uFFFF");
}

TEST(JsonString, LoneSurrogatesAreNoText) {
  EXPECT_EQ(meaning(R"(\ud800)"), R"([\ud800])");
  EXPECT_EQ(meaning(R"(a\uDC00b)"), R"(a[\uDC00]b)");
  EXPECT_EQ(meaning(R"(\ud83d\ud83d\ude00\ude00)"), "[\\ud83d]\U0001F600[\\ude00]");
  EXPECT_EQ(meaning(R"(\ud83d\n)"), "[\\ud83d]\n");
  EXPECT_EQ(meaning(R"(\udc00\ud800)"), R"([\udc00][\ud800])");
}

TEST(JsonString, WhatIsNoEscapeIsLocated) {
  EXPECT_EQ(meaning(R"(ab\x)"), "fault at 2");
  EXPECT_EQ(meaning(R"(\u12)"), "fault at 0");
  EXPECT_EQ(meaning(R"(\u12G4)"), "fault at 0");
  EXPECT_EQ(meaning(R"(\U0041)"), "fault at 0");
  EXPECT_EQ(meaning(R"(\ud83d\u12)"), "fault at 6");
  EXPECT_EQ(meaning("\\\xD8\xA7"), "fault at 0");
  EXPECT_EQ(meaning("a\\"), "fault at 1");
  EXPECT_EQ(meaning(R"(\u+041)"), "fault at 0");
}

TEST(JsonString, IsWrittenWithTheFewestEscapes) {
  EXPECT_EQ(escaped(""), "before ");
  EXPECT_EQ(escaped("/\x7F\u2028\xFF\u0627"), "before /\x7F\u2028\xFF\u0627");
  EXPECT_EQ(escaped("\"\\\b\f\n\r\t"), R"(before \"\\\b\f\n\r\t)");
  EXPECT_EQ(escaped(std::string_view("\0\x01\x0B\x1F", 4)), R"(before \u0000\u0001\u000b\u001f)");
}

TEST(JsonString, WhatIsWrittenMeansTheSameWhereverAnEscapeFalls) {
  for (std::size_t size = 0; size < 100; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      text[at] = '\n';
      std::string raw;
      escape_json(text, raw);
      EXPECT_EQ(raw.size(), size + 1);
      EXPECT_EQ(meaning(raw), text);
    }
  }
}

}  // namespace
}  // namespace naqi::corpus
