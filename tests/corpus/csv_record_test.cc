#include "corpus/csv_record.h"

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/csv_framing.h"
#include "support/random_csv.h"
#include "support/random_text.h"
#include "support/reference_csv.h"

namespace naqi::corpus {
namespace {

using Columns = std::vector<std::size_t>;

class Change final : public FieldAction {
 public:
  explicit Change(test::TextChange change) : change_(std::move(change)) {}

  [[nodiscard]] bool makes_list() const override { return false; }
  void apply(std::string_view utf8, Texts& out) override {
    seen.emplace_back(utf8);
    out.bytes += change_(seen.back());
  }

  std::vector<std::string> seen;

 private:
  test::TextChange change_;
};

/// The texts between spaces.
class Words final : public FieldAction {
 public:
  [[nodiscard]] bool makes_list() const override { return true; }
  void apply(std::string_view utf8, Texts& out) override {
    for (std::size_t at = 0; at <= utf8.size();) {
      const std::string_view word = utf8.substr(at, utf8.find(' ', at) - at);
      out.bytes += word;
      out.ends.push_back(out.bytes.size());
      at += word.size() + 1;
    }
  }
};

test::TextChange always(const std::string& text) {
  return [text](const std::string&) { return text; };
}
std::string same(const std::string& text) { return text; }
std::string bracketed(const std::string& text) { return "<" + text + ">"; }

struct Written {
  std::string out;
  bool changed = false;
  std::string error;
  std::size_t byte = 0;
};

Written rewritten(CsvRewriter& rewriter, std::string_view record, FieldAction& action) {
  Written written{"before|", true, "", 0};
  const auto error = rewriter.rewrite(record, action, written.out, written.changed);
  EXPECT_TRUE(written.out.starts_with("before|"));
  written.out.erase(0, 7);
  if (error) {
    EXPECT_EQ(written.out, "");
    EXPECT_FALSE(written.changed);
    written.error = error->what;
    written.byte = error->byte;
  }
  return written;
}

Written rewritten(CsvDialect dialect, const Columns& columns, std::string_view record,
                  test::TextChange change, std::optional<std::size_t> width = std::nullopt) {
  CsvRewriter rewriter(dialect, columns, width);
  Change action(std::move(change));
  return rewritten(rewriter, record, action);
}

constexpr CsvDialect kCsv{',', true};
constexpr CsvDialect kTsv{'\t', true};
constexpr CsvDialect kNoQuotes{'\t', false};

TEST(CsvRewriter, GivesTheTextsOfTheColumns) {
  CsvRewriter rewriter(kCsv, {0, 2, 3});
  Change action(same);
  const std::string record = "\xEF\xBB\xBF\"a,\"\"b\"\"\n\",skipped,\" c\r\n\", d\"\"";
  const Written written = rewritten(rewriter, record, action);
  EXPECT_EQ(written.out, record);
  EXPECT_FALSE(written.changed);
  EXPECT_EQ(action.seen, (std::vector<std::string>{"a,\"b\"\n", " c\r\n", " d\"\""}));
}

TEST(CsvRewriter, KeepsAllOtherBytes) {
  const auto shout = always("X");
  EXPECT_EQ(rewritten(kCsv, {1}, "a , b, \"c\",\"d\"\"\"", shout).out, "a ,X, \"c\",\"d\"\"\"");
  EXPECT_EQ(rewritten(kCsv, {1}, "a,\"b\",c", shout).out, "a,\"X\",c");
  EXPECT_EQ(rewritten(kCsv, {2, 0, 2}, ",,", shout).out, "X,,X");
  EXPECT_EQ(rewritten(kCsv, {0}, "\xEF\xBB\xBF\"a\",b", shout).out, "\xEF\xBB\xBF\"X\",b");
  EXPECT_EQ(rewritten(kTsv, {1}, "a,b\t\"c\td\"\t\"", shout).error,
            "a quote opens a field and none closes it");
  EXPECT_EQ(rewritten(kTsv, {1}, "a,b\t\"c\td\"\te\"", shout).out, "a,b\t\"X\"\te\"");
  EXPECT_TRUE(rewritten(kCsv, {0}, "a", shout).changed);
}

TEST(CsvRewriter, CopiesAFieldThatDoesNotChangeAsItIs) {
  const auto only_b = [](const std::string& text) { return text == "b" ? "c" : text; };
  EXPECT_EQ(rewritten(kCsv, {0, 1}, "\"a\"\"\",\"b\"", only_b).out, "\"a\"\"\",\"c\"");
  EXPECT_EQ(rewritten(kCsv, {0, 1}, "\"needless\",b", only_b).out, "\"needless\",c");
  EXPECT_EQ(rewritten(kCsv, {0}, "a\"", only_b).out, "a\"");
}

TEST(CsvRewriter, QuotesWhatNeedsIt) {
  for (const std::string text : {"a,b", "a\nb", "a\rb", "\r", "\n"}) {
    EXPECT_EQ(rewritten(kCsv, {1}, "x,y", always(text)).out, "x,\"" + text + "\"");
  }
  EXPECT_EQ(rewritten(kCsv, {1}, "x,y", always("a\"\"b\"")).out, "x,\"a\"\"\"\"b\"\"\"");
  EXPECT_EQ(rewritten(kCsv, {1}, "x,\"y\"", always("\"")).out, "x,\"\"\"\"");
  EXPECT_EQ(rewritten(kCsv, {1}, "x,y", always("a\tb; c ")).out, "x,a\tb; c ");
  EXPECT_EQ(rewritten(kTsv, {1}, "x\ty", always("a\tb")).out, "x\t\"a\tb\"");
  EXPECT_EQ(rewritten(kTsv, {1}, "x\ty", always("a,b")).out, "x\ta,b");
}

TEST(CsvRewriter, WritesNothingSoThatItIsStillAField) {
  EXPECT_EQ(rewritten(kCsv, {0}, "a", always("")).out, "\"\"");
  EXPECT_EQ(rewritten(kCsv, {0}, "\"a\"", always("")).out, "\"\"");
  EXPECT_EQ(rewritten(kCsv, {0},
                      "\xEF\xBB\xBF"
                      "a",
                      always(""))
                .out,
            "\xEF\xBB\xBF\"\"");
  EXPECT_EQ(rewritten(kCsv, {0}, "a,b", always("")).out, ",b");
  EXPECT_EQ(rewritten(kCsv, {1}, "a,b", always("")).out, "a,");
  EXPECT_EQ(rewritten(kCsv, {0}, "a", always("\xEF\xBB\xBF b")).out, "\"\xEF\xBB\xBF b\"");
  EXPECT_EQ(rewritten(kCsv, {1}, "a,b", always("\xEF\xBB\xBF b")).out, "a,\xEF\xBB\xBF b");
}

TEST(CsvRewriter, LeavesAnEmptyLineAsItIs) {
  EXPECT_EQ(rewritten(kCsv, {3}, "", always("x")).error, "");
  EXPECT_EQ(rewritten(kCsv, {0}, "", always("x")).out, "");
  EXPECT_FALSE(rewritten(kCsv, {0}, "", always("x")).changed);
  EXPECT_EQ(rewritten(kCsv, {0}, "", always("x"), 1).out, "");
  EXPECT_EQ(rewritten(kCsv, {0}, "\xEF\xBB\xBF", always("x")).out, "\xEF\xBB\xBF");
  EXPECT_EQ(rewritten(kCsv, {0}, "\"\"", always("x")).out, "\"x\"");
}

TEST(CsvRewriter, SaysWhatIsWrong) {
  struct Case {
    std::string record;
    std::string error;
    std::size_t byte;
  };
  const std::string few = "has 2 columns, not 3";
  const std::string open = "a quote opens a field and none closes it";
  const std::string more = "a closing quote is not at the end of its field";
  for (const Case& c : std::vector<Case>{{"a,b", few, 3},
                                         {"a,\"b,c\"", few, 7},
                                         {"a", "has 1 column, not 3", 1},
                                         {"a,b,\"c", open, 4},
                                         {"\"a,b,c", open, 0},
                                         {"a,b,c,d,\"e\"\"", open, 8},
                                         {"a,b,c,\"", open, 6},
                                         {"a,b,\"c\" ", more, 6},
                                         {"\"a\"\"\"b,b,c", more, 4},
                                         {"a,b,c,d\",\"e\"\r", more, 11},
                                         {"a,b,c,\"\"\"d\"\"\"\"e\",f\"", "", 0},
                                         {"a,b,c,d\"\",\"e\"", "", 0}}) {
    SCOPED_TRACE(c.record);
    const Written written = rewritten(kCsv, {0, 2}, c.record, bracketed);
    EXPECT_EQ(written.error, c.error);
    EXPECT_EQ(written.byte, c.byte);
  }
}

TEST(CsvRewriter, ChecksFieldsThatNobodyWants) {
  EXPECT_EQ(rewritten(kCsv, {}, "a,\"b\"", bracketed).out, "a,\"b\"");
  EXPECT_EQ(rewritten(kCsv, {}, "\"a\"b,c", bracketed).byte, 2U);
  EXPECT_EQ(rewritten(kCsv, {}, "a,\"b", bracketed).byte, 2U);
  EXPECT_EQ(rewritten(kCsv, {}, "\"a\",b", bracketed, 3).error, "has 2 columns, not 3");
}

TEST(CsvRewriter, WithoutQuotingWritesOnlyWhatCanBeRead) {
  EXPECT_EQ(rewritten(kNoQuotes, {1}, "\"a\tb\"\tc", bracketed).out, "\"a\t<b\">\tc");
  EXPECT_EQ(rewritten(kNoQuotes, {0}, "a", always("")).out, "");
  EXPECT_EQ(rewritten(kNoQuotes, {0}, "a\rb\tc", same).out, "a\rb\tc");
  for (const std::string text : {"\t", "x\ny", "x\r"}) {
    const Written written = rewritten(kNoQuotes, {0, 1}, "ab\tcd", [&](const std::string& old) {
      return old == "cd" ? text : "changed";
    });
    EXPECT_EQ(written.error, "the new text of column 2 cannot be written without quotes");
    EXPECT_EQ(written.byte, 3U);
    EXPECT_EQ(rewritten(kNoQuotes, {0}, "ab\tcd", always(text), 2).error,
              "the text of new column 3 cannot be written without quotes");
  }
}

TEST(CsvRewriter, AddsColumns) {
  EXPECT_EQ(rewritten(kCsv, {1}, "a,\"b,c\"", bracketed, 2).out, "a,\"b,c\",\"<b,c>\"");
  EXPECT_EQ(rewritten(kCsv, {1, 0}, "a,\"b\"", bracketed, 2).out, "a,\"b\",<b>,<a>");
  EXPECT_EQ(rewritten(kCsv, {0, 0}, "a,b", same, 2).out, "a,b,a,a");
  EXPECT_TRUE(rewritten(kCsv, {0}, "a,b", same, 2).changed);
  EXPECT_EQ(rewritten(kCsv, {0}, "a,b,", same, 2).error, "has 3 columns, not 2");
  EXPECT_EQ(rewritten(kCsv, {0}, "a", same, 2).error, "has 1 column, not 2");
  EXPECT_EQ(rewritten(kCsv, {1}, "a", same, 3).error, "has 1 column, not 3");
  EXPECT_EQ(rewritten(kCsv, {0}, "a,\"b\"x", same, 2).error,
            "a closing quote is not at the end of its field");
}

TEST(CsvRewriter, JoinsLists) {
  Words action;
  CsvRewriter rewriter(kCsv, {0});
  const Written written = rewritten(rewriter, "a b c,d", action);
  EXPECT_EQ(written.out, "a b c,d");
  EXPECT_FALSE(written.changed);
  EXPECT_EQ(rewritten(rewriter, " \"a\"  b", action).out, " \"a\"  b");
  CsvRewriter adds(kCsv, {0}, 1);
  EXPECT_EQ(rewritten(adds, "\"  a \"\"b\"\"\"", action).out,
            "\"  a \"\"b\"\"\",\"  a \"\"b\"\"\"");
}

TEST(CsvRewriter, AfterAnErrorGoesOn) {
  CsvRewriter rewriter(kCsv, {0, 1});
  Change action(bracketed);
  EXPECT_NE(rewritten(rewriter, "\"a\"\"b\",\"", action).error, "");
  EXPECT_EQ(rewritten(rewriter, "\"\"\"a\",b", action).out, "\"<\"\"a>\",<b>");
}

/// A change that comes from the text, and is nothing, nothing new, or hard to write.
std::string odd_change(const std::string& text) {
  switch ((text.size() + (text.empty() ? 0U : static_cast<unsigned char>(text.back()))) % 7) {
    case 0:
      return "";
    case 1:
      return text;
    case 2:
      return text + "\"";
    case 3:
      return "\xEF\xBB\xBF" + text;
    case 4:
      return text + ",\t";
    case 5:
      return "\r\n" + text;
    default:
      return "x";
  }
}

Columns random_columns(test::RandomText& random, std::size_t limit) {
  Columns columns(1 + random.below(3));
  for (std::size_t& column : columns) column = random.below(limit);
  return columns;
}

/// Rewrites every record of a text as the framing has it and compares with the reference. Returns
/// how many were good.
std::size_t compare(CsvDialect dialect, const std::string& text, const Columns& columns,
                    std::optional<std::size_t> width, const test::TextChange& change) {
  CsvFraming framing(dialect);
  CsvRewriter rewriter(dialect, columns, width);
  Change action(change);
  std::string_view rest = text;
  std::size_t good = 0;
  for (const auto& record : test::reference_records(dialect, text)) {
    const std::string_view whole = rest.substr(0, framing.first_end(rest));
    rest.remove_prefix(whole.size());
    const std::string_view body = whole.substr(0, whole.size() - framing.terminator_length(whole));
    const auto expected = test::reference_rewrite(dialect, record, columns, width, change);
    const Written written = rewritten(rewriter, body, action);
    EXPECT_EQ(whole, record.bytes(dialect.delimiter) + record.end);
    EXPECT_EQ(written.error.empty(), expected.has_value()) << written.error;
    if (!expected) continue;
    EXPECT_EQ(written.out, *expected);
    EXPECT_EQ(written.changed, written.out != body);
    ++good;
  }
  EXPECT_EQ(rest, "");
  return good;
}

TEST(CsvRewriter, AgreesWithTheReference) {
  test::RandomText random(2);
  std::size_t good = 0;
  for (int i = 0; i < 6000 && !testing::Test::HasFailure(); ++i) {
    const CsvDialect dialect{random.below(2) == 0 ? ',' : '\t', random.below(5) != 0};
    const std::string text = i % 4 == 0
                                 ? random.bytes(200)
                                 : test::random_csv(random, dialect.delimiter, random.below(40));
    const std::size_t width = 1 + random.below(4);
    const Columns columns = random_columns(random, width);
    SCOPED_TRACE(testing::PrintToString(text));
    good += compare(dialect, text, columns, std::nullopt, same);
    good += compare(dialect, text, columns, std::nullopt, odd_change);
    good += compare(dialect, text, columns, width, odd_change);
  }
  EXPECT_GT(good, 10000U);
}

TEST(CsvRewriter, WhatIsWrittenIsReadAgain) {
  test::RandomText random(3);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = test::random_csv(random, ',', random.below(40));
    CsvRewriter rewriter(kCsv, {0});
    Change action(odd_change);
    for (const auto& record : test::reference_records(kCsv, text)) {
      const std::string bytes = record.bytes(',');
      const Written written = rewritten(rewriter, bytes, action);
      if (!written.changed) continue;
      const auto again = test::reference_records(kCsv, written.out);
      ASSERT_EQ(again.size(), 1U) << testing::PrintToString(written.out);
      ASSERT_EQ(again[0].fields.size(), record.fields.size());
      EXPECT_EQ(again[0].fields[0].text, odd_change(record.fields[0].text));
    }
  }
}

}  // namespace
}  // namespace naqi::corpus
