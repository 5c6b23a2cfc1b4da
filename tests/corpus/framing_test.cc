#include "corpus/framing.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "corpus/csv_framing.h"
#include "support/cut_records.h"
#include "support/random_csv.h"
#include "support/random_text.h"
#include "support/reference_csv.h"

namespace naqi::corpus {
namespace {

using namespace std::string_literals;
using Records = std::vector<std::string>;

Records cut_bytes(char end, std::string_view text, std::size_t block) {
  ByteFraming reader(end);
  ByteFraming splitter(end);
  return test::cut_records(reader, splitter, text, block);
}

Records cut_csv(CsvDialect dialect, std::string_view text, std::size_t block) {
  CsvFraming reader(dialect);
  CsvFraming splitter(dialect);
  return test::cut_records(reader, splitter, text, block);
}

/// What the definition says, one byte after another.
Records by_definition(CsvDialect dialect, std::string_view text) {
  Records records;
  CsvState state = CsvState::record_begin;
  for (const char byte : text) {
    if (state == CsvState::record_begin) records.emplace_back();
    records.back() += byte;
    state = next(dialect, state, byte);
    if (byte != '\n' && state == CsvState::record_begin) ADD_FAILURE() << "ends with " << byte;
  }
  return records;
}

void expect_agreement(CsvDialect dialect, const std::string& text, std::size_t max_block) {
  Records expected;
  for (const auto& record : test::reference_records(dialect, text)) {
    expected.push_back(record.bytes(dialect.delimiter) + record.end);
  }
  ASSERT_EQ(by_definition(dialect, text), expected) << testing::PrintToString(text);
  for (std::size_t block = 1; block <= max_block; ++block) {
    ASSERT_EQ(cut_csv(dialect, text, block), expected)
        << testing::PrintToString(text) << " in blocks of " << block;
  }
}

TEST(ByteFraming, CutsAtEveryLineEndWhateverTheBlocks) {
  const std::string text = "a\n\nbcdefghijklmnopqrstuvwxyz\r\n\"c\nd\"\0e\nf"s;
  const Records lines = {"a\n", "\n", "bcdefghijklmnopqrstuvwxyz\r\n", "\"c\n", "d\"\0e\n"s, "f"};
  for (std::size_t block = 1; block <= text.size(); ++block) {
    EXPECT_EQ(cut_bytes('\n', text, block), lines) << block;
  }
}

TEST(ByteFraming, CutsAtEveryNulWhateverTheBlocks) {
  const std::string text = "a\n\0b\0\0c\r\n\0"s;
  const Records records = {"a\n\0"s, "b\0"s, "\0"s, "c\r\n\0"s};
  for (std::size_t block = 1; block <= text.size(); ++block) {
    EXPECT_EQ(cut_bytes('\0', text, block), records) << block;
  }
}

TEST(ByteFraming, FindsAnEndAtEveryPlace) {
  for (std::size_t size = 1; size < 70; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, '\x0B');  // differs from LF in its lowest bit
      text[at] = '\n';
      ByteFraming framing('\n');
      EXPECT_EQ(framing.last_end(text), at + 1);
      EXPECT_EQ(framing.first_end(text), at + 1);
    }
    const std::string none(size, '\x0B');
    ByteFraming framing('\n');
    EXPECT_EQ(framing.last_end(none), 0U);
    EXPECT_EQ(framing.first_end(none), Framing::kNone);
  }
}

TEST(ByteFraming, LeavesTheCarriageReturnToTheLine) {
  const ByteFraming framing('\n');
  EXPECT_EQ(framing.terminator_length("a\n"), 1U);
  EXPECT_EQ(framing.terminator_length("a\r\n"), 2U);
  EXPECT_EQ(framing.terminator_length("a\r\r\n"), 2U);
  EXPECT_EQ(framing.terminator_length("a\r"), 0U);
  EXPECT_EQ(framing.terminator_length("\n"), 1U);
  EXPECT_EQ(framing.terminator_length("a"), 0U);
  EXPECT_EQ(framing.terminator_length(""), 0U);
  EXPECT_EQ(ByteFraming('\0').terminator_length("a\n\0"s), 1U);
  EXPECT_EQ(ByteFraming('\0').terminator_length("a\r\0"s), 1U);
}

struct Case {
  const char* about;
  std::string text;
  Records records;
};

TEST(CsvFraming, Cases) {
  const std::vector<Case> cases = {
      {"nothing", "", {}},
      {"no quotes", "a,b\nc\r\n\nd", {"a,b\n", "c\r\n", "\n", "d"}},
      {"line ends in quotes", "\"a\nb\",c\n\"\r\n\"\n", {"\"a\nb\",c\n", "\"\r\n\"\n"}},
      {"doubled quotes",
       "\"a\"\"\nb\"\n\"\"\n\"\"\"\n\"\"\"\n",
       {"\"a\"\"\nb\"\n", "\"\"\n", "\"\"\"\n\"\"\"\n"}},
      {"a quote within a field", "5\" disk,a\"\"\nb,c\"\nd", {"5\" disk,a\"\"\n", "b,c\"\n", "d"}},
      {"a space before a quote", "a, \"b\nc\"\n", {"a, \"b\n", "c\"\n"}},
      {"more after the closing quote",
       "\"a\"b\"\nc,\"d\" ,\"e\nf\"\n",
       {"\"a\"b\"\n", "c,\"d\" ,\"e\nf\"\n"}},
      {"a quote that is never closed", "a\nb,\"c\nd\n", {"a\n", "b,\"c\nd\n"}},
      {"a CR alone", "a\rb,\"c\"\r\"\nd\r\r\n", {"a\rb,\"c\"\r\"\n", "d\r\r\n"}},
      {"byte order marks",
       "\xEF\xBB\xBF\"a\nb\"\n\xEF\xBB\xBF\"c\nd\"\n\xEF\xBB\"e\n\xEF\"f\n",
       {"\xEF\xBB\xBF\"a\nb\"\n", "\xEF\xBB\xBF\"c\nd\"\n", "\xEF\xBB\"e\n", "\xEF\"f\n"}},
      {"a mark after a line without quotes",
       "a\n\xEF\xBB\xBF\"b\nc\"\nd",
       {"a\n", "\xEF\xBB\xBF\"b\nc\"\n", "d"}},
      {"a mark that begins no record", "a,\xEF\xBB\xBF\"b\nc", {"a,\xEF\xBB\xBF\"b\n", "c"}},
      {"two marks", "\xEF\xBB\xBF\xEF\xBB\xBF\"b\nc", {"\xEF\xBB\xBF\xEF\xBB\xBF\"b\n", "c"}},
      {"an end after part of a mark",
       "\xEF\n\xEF\xBB\n\"\n\"\n",
       {"\xEF\n", "\xEF\xBB\n", "\"\n\"\n"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.about);
    EXPECT_EQ(by_definition({}, c.text), c.records);
    expect_agreement({}, c.text, c.text.size() + 1);
  }
}

TEST(CsvFraming, TsvAndNoQuoting) {
  EXPECT_EQ(cut_csv({'\t', true}, "a,\"b\n\t\"c\nd\"\te\n", 3),
            (Records{"a,\"b\n", "\t\"c\nd\"\te\n"}));
  EXPECT_EQ(cut_csv({'\t', false}, "a\t\"b\nc\"\r\nd", 3), (Records{"a\t\"b\n", "c\"\r\n", "d"}));
}

TEST(CsvFraming, CountsTheCarriageReturnToTheEnd) {
  const CsvFraming framing(CsvDialect{});
  EXPECT_EQ(framing.terminator_length("a\r\n"), 2U);
  EXPECT_EQ(framing.terminator_length("\"a\"\r\r\n"), 2U);
  EXPECT_EQ(framing.terminator_length("a\n"), 1U);
  EXPECT_EQ(framing.terminator_length("\r\n"), 2U);
  EXPECT_EQ(framing.terminator_length("a\r"), 0U);
  EXPECT_EQ(framing.terminator_length(""), 0U);
}

TEST(CsvFraming, ANewTextBeginsAnew) {
  CsvFraming framing(CsvDialect{});
  EXPECT_EQ(framing.last_end("\"a"), 0U);
  EXPECT_EQ(framing.first_end("b\nc"), Framing::kNone);
  EXPECT_EQ(framing.first_end("\"\nd\n"), 2U);
  EXPECT_EQ(framing.last_end("d\n\"e\n"), 2U);
  EXPECT_EQ(framing.last_end("f\ng\nh"), 4U);
}

TEST(CsvFraming, AgreesOnAllShortTexts) {
  constexpr std::string_view kAlphabet = "\",\n\ra";
  constexpr std::size_t kLength = 6;
  std::size_t count = 1;
  for (std::size_t length = 0; length <= kLength; ++length, count *= kAlphabet.size()) {
    for (std::size_t i = 0; i < count; ++i) {
      std::string text;
      for (std::size_t left = i; text.size() < length; left /= kAlphabet.size()) {
        text += kAlphabet[left % kAlphabet.size()];
      }
      for (const std::string mark : {"", "\xEF\xBB\xBF"}) {
        ASSERT_NO_FATAL_FAILURE(expect_agreement({}, mark + text, 4));
      }
      ASSERT_NO_FATAL_FAILURE(expect_agreement({',', false}, text, 2));
    }
  }
}

TEST(CsvFraming, AgreesOnRandomTexts) {
  test::RandomText random(1);
  for (int i = 0; i < 3000; ++i) {
    const CsvDialect dialect{random.below(2) == 0 ? ',' : '\t', random.below(5) != 0};
    const std::string text = test::random_csv(random, dialect.delimiter, random.below(60));
    ASSERT_NO_FATAL_FAILURE(expect_agreement(dialect, text, i % 50 == 0 ? text.size() + 1 : 5));
    ASSERT_NO_FATAL_FAILURE(expect_agreement(dialect, random.bytes(300), 3));
  }
}

}  // namespace
}  // namespace naqi::corpus
