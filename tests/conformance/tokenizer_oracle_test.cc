// The compatibility tokenizers on the lines that the real ones have answered (oracles/ below
// NAQI_CORPORA): not one line differs. And uax29 beside ICU's root iterator on every code point:
// they differ in colons, at signs and scripts without spaces.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "naqi/catalog.h"
#include "support/describe.h"
#include "support/json_string.h"
#include "support/segments.h"
#include "text/utf8.h"
#include "tokens/automaton.h"

namespace naqi::test {
namespace {

using Texts = std::vector<std::string>;

std::string unescaped(const std::string& field) {
  std::string out;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\' || i + 1 == field.size()) {
      out += field[i];
      continue;
    }
    const char c = field[++i];
    out += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
  }
  return out;
}

std::unique_ptr<tokens::WordBreaker> breaker_of(std::string_view tokenizer) {
  std::size_t i = 0;
  while (tokenizers()[i].name != tokenizer) ++i;
  return tokens::make_automaton(i);
}

// All segments, or those that are tokens.
Texts texts_of(tokens::WordBreaker& breaker, const std::string& text, bool all) {
  Texts out;
  std::size_t at = 0;
  for (const tokens::Segment& segment : segments_of(breaker, text)) {
    if (all || segment.kind) out.push_back(text.substr(at, segment.length));
    at += segment.length;
  }
  return out;
}

std::string shown(const Texts& texts) {
  std::string out;
  for (const std::string& text : texts) out += describe(text) + " | ";
  return out;
}

// A line, and what the peer has made of it.
struct Case {
  int line;
  std::string input;
  Texts expected;
};

class TokenizerOracle : public testing::Test {
 protected:
  void SetUp() override {
    const char* const root = std::getenv("NAQI_CORPORA");
    if (root == nullptr) GTEST_SKIP() << "NAQI_CORPORA is not set: no oracles";
    folder_ = std::string(root) + "/oracles/";
    if (!std::ifstream(folder_ + "lucene87_lines.tsv")) GTEST_SKIP() << "no oracles in " << root;
  }

  // The rows of a function: input, function, output as a list in JSON.
  [[nodiscard]] std::vector<Case> rows(const std::string& file, const std::string& function) const {
    std::vector<Case> out;
    std::ifstream in(folder_ + file);
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      const std::size_t first = line.find('\t');
      const std::size_t second = line.find('\t', first + 1);
      if (line.substr(first + 1, second - first - 1) != function) continue;
      out.push_back({number, unescaped(line.substr(0, first)),
                     json_list(unescaped(line.substr(second + 1)), 0)});
    }
    EXPECT_GE(out.size(), 1'000U) << file << ' ' << function;
    return out;
  }

  static void compare(const std::vector<Case>& cases, std::string_view tokenizer, bool all) {
    const auto breaker = breaker_of(tokenizer);
    for (const Case& c : cases) {
      const Texts texts = texts_of(*breaker, c.input, all);
      EXPECT_TRUE(texts == c.expected)
          << tokenizer << ", line " << c.line << "\ninput " << describe(c.input) << "\npeer  "
          << shown(c.expected) << "\nnaqi  " << shown(texts);
    }
  }

  std::string folder_;
};

TEST_F(TokenizerOracle, lucene) {
  compare(rows("lucene87_lines.tsv", "StandardTokenizer"), "lucene", false);
}

TEST_F(TokenizerOracle, uax29) {
  compare(rows("icu_node_segments.tsv", "uax29_words"), "uax29", true);
}

TEST_F(TokenizerOracle, camel) {
  compare(rows("camel_tools_lines.tsv", "simple_word_tokenize"), "camel", false);
}

TEST_F(TokenizerOracle, camel_split_digits) {
  compare(rows("camel_tools_lines.tsv", "simple_word_tokenize[split_digits=True]"),
          "camel_split_digits", false);
}

TEST_F(TokenizerOracle, camel_on_edge_cases) {
  std::ifstream in(folder_ + "golden_edge_cases.jsonl");
  std::vector<Case> plain;
  std::vector<Case> split;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const auto input = json_member(line, "input");
    if (!input) continue;  // the first line says with what the others were made
    const auto list = [&](const char* name) { return json_list(line, json_value(line, name)); };
    plain.push_back({number, *input, list("camel.simple_word_tokenize")});
    split.push_back({number, *input, list("camel.simple_word_tokenize_split_digits")});
  }
  EXPECT_GE(plain.size(), 30U);
  compare(plain, "camel", false);
  compare(split, "camel_split_digits", false);
}

// What ICU tailors: a colon is no part of a word, U+0040 is one in version 72, and scripts without
// spaces have dictionaries, as has Hangul.
bool is_tailored_sign(char32_t c) {
  return c == U':' || c == U'\uFE55' || c == U'\uFF1A' || c == U'@';
}

bool has_dictionary(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  if (u_getIntPropertyValue(code_point, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
  return uscript_hasScript(code_point, USCRIPT_HAN) != 0 ||
         uscript_hasScript(code_point, USCRIPT_HANGUL) != 0 ||
         uscript_hasScript(code_point, USCRIPT_HIRAGANA) != 0 ||
         uscript_hasScript(code_point, USCRIPT_KATAKANA) != 0;
}

Texts segments_of_icu(icu::BreakIterator& iterator, const std::string& text) {
  const icu::UnicodeString utf16 = icu::UnicodeString::fromUTF8(text);
  iterator.setText(utf16);
  Texts out;
  for (std::int32_t begin = iterator.first(), end = iterator.next();
       end != icu::BreakIterator::DONE; begin = end, end = iterator.next()) {
    out.emplace_back();
    utf16.tempSubStringBetween(begin, end).toUTF8String(out.back());
  }
  return out;
}

TEST(IcuRootWords, differ_from_uax29_in_colons_at_signs_and_scripts_without_spaces) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> root(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  ASSERT_TRUE(U_SUCCESS(status));
  const auto uax29 = breaker_of("uax29");
  std::set<char32_t> signs;
  bool dictionary = false;
  constexpr std::string_view kContexts[][2] = {{"", ""},   {"a", "b"},
                                               {"1", "2"}, {"\u0628", "\u062A"},
                                               {" ", "a"}, {"\u0E01\u0E32", "\u0E01"}};
  for (const auto& [before, after] : kContexts) {
    for (char32_t c = 0; c < 0xE0200; ++c) {
      if (c == 0xD800) c = 0xE000;
      if (c == 0x20000) c = 0xE0000;  // between them are ideographs, and nothing
      std::string text(before);
      text::append(c, text);
      text += after;
      if (texts_of(*uax29, text, true) == segments_of_icu(*root, text)) continue;
      const bool thai = before == "\u0E01\u0E32" || has_dictionary(c);
      dictionary = dictionary || thai;
      if (is_tailored_sign(c)) signs.insert(c);
      EXPECT_TRUE(thai || is_tailored_sign(c)) << describe(text);
      if (HasFailure()) return;
    }
  }
  EXPECT_TRUE(signs.contains(U':'));
  EXPECT_TRUE(dictionary);
}

}  // namespace
}  // namespace naqi::test
