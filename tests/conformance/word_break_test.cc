// The tokenizer uax29 against WordBreakTest.txt of the Unicode Character Database: the whole file,
// both breakers. The file is that of Debian's unicode-data; NAQI_UNICODE_DATA names another folder.
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "naqi/catalog.h"
#include "support/segments.h"
#include "support/unicode_data.h"
#include "text/utf8.h"
#include "tokens/automaton.h"
#include "tokens/reference_breaker.h"

namespace naqi {
namespace {

std::filesystem::path test_file() {
  return test::unicode_data() / "auxiliary" / "WordBreakTest.txt";
}

std::size_t uax29() {
  std::size_t i = 0;
  while (tokenizers()[i].name != "uax29") ++i;
  return i;
}

// "(division sign) 0061 (multiplication sign) 0308 (division sign)" -> the text and the lengths of
// its segments, in bytes.
struct Case {
  std::string text;
  std::vector<std::size_t> lengths;
};

Case parse(const std::string& line) {
  Case result;
  std::istringstream words(line);
  std::size_t length = 0;
  for (std::string word; words >> word;) {
    if (word == "\u00F7") {
      if (length != 0) result.lengths.push_back(length);
      length = 0;
    } else if (word != "\u00D7") {
      const std::size_t before = result.text.size();
      text::append(static_cast<char32_t>(std::stoul(word, nullptr, 16)), result.text);
      length += result.text.size() - before;
    }
  }
  return result;
}

std::vector<std::size_t> lengths_of(tokens::WordBreaker& breaker, const std::string& text) {
  std::vector<std::size_t> lengths;
  for (const tokens::Segment& segment : test::segments_of(breaker, text)) {
    lengths.push_back(segment.length);
  }
  return lengths;
}

void expect_conformance(tokens::WordBreaker& breaker) {
  std::ifstream in(test_file());
  if (!in) GTEST_SKIP() << test_file() << " is not there: install unicode-data";
  std::string line;
  std::getline(in, line);
  if (line != "# WordBreakTest-15.0.0.txt") GTEST_SKIP() << test_file() << " is not of 15.0";
  std::size_t cases = 0;
  while (std::getline(in, line)) {
    const std::string rule = line.substr(0, line.find('#'));
    if (rule.empty()) continue;
    const Case expected = parse(rule);
    EXPECT_EQ(lengths_of(breaker, expected.text), expected.lengths) << line;
    ++cases;
  }
  EXPECT_EQ(cases, 1823U);
}

TEST(WordBreakTest, automaton_conforms_to_uax29) {
  expect_conformance(*tokens::make_automaton(uax29()));
}

TEST(WordBreakTest, reference_conforms_to_uax29) {
  expect_conformance(*tokens::make_reference_breaker(uax29()));
}

}  // namespace
}  // namespace naqi
