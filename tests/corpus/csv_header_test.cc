#include "corpus/csv_header.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace naqi::corpus {
namespace {

using Names = std::vector<std::string>;
using Columns = std::vector<std::size_t>;

CsvHeader parsed(const std::string& record, CsvDialect dialect = {}) {
  CsvHeader header;
  EXPECT_FALSE(header.parse(dialect, record).has_value());
  return header;
}

Names names_of(const CsvHeader& header) { return {header.names().begin(), header.names().end()}; }

Columns found(const CsvHeader& header, const Names& wanted) {
  Columns columns = {99};
  const std::optional<std::string> error = header.find(wanted, columns);
  EXPECT_EQ(error.value_or(""), "");
  EXPECT_EQ(columns.front(), 99U);
  columns.erase(columns.begin());
  return columns;
}

std::string missed(const CsvHeader& header, const Names& wanted) {
  Columns columns = {99};
  const std::optional<std::string> error = header.find(wanted, columns);
  EXPECT_EQ(columns, Columns{99});
  return error.value_or("nothing is wrong");
}

TEST(CsvHeader, ReadsNames) {
  EXPECT_EQ(names_of(parsed("id,text")), (Names{"id", "text"}));
  EXPECT_EQ(names_of(parsed("\xEF\xBB\xBF\"a,\"\"b\"\"\nc\", d ,")),
            (Names{"a,\"b\"\nc", " d ", ""}));
  EXPECT_EQ(names_of(parsed("\"a\tb\"\tc", {'\t', true})), (Names{"a\tb", "c"}));
  EXPECT_EQ(names_of(parsed("\"a\tb\"\tc", {'\t', false})), (Names{"\"a", "b\"", "c"}));
  EXPECT_EQ(names_of(parsed("\u0627\u0644\u0646\u0635,id")),
            (Names{"\u0627\u0644\u0646\u0635", "id"}));
  EXPECT_EQ(names_of(parsed("")), Names{});
  EXPECT_EQ(names_of(parsed("\xEF\xBB\xBF")), Names{});
  EXPECT_EQ(names_of(parsed("\"\"")), Names{""});
}

TEST(CsvHeader, SaysWhatIsWrong) {
  CsvHeader header = parsed("id,text");
  const auto error = header.parse({}, "id,\"text");
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->what, "a quote opens a field and none closes it");
  EXPECT_EQ(error->byte, 3U);
  EXPECT_TRUE(header.names().empty());
  EXPECT_TRUE(header.parse({}, "\"id\"s,text").has_value());
}

TEST(CsvHeader, HasABoundOfColumns) {
  std::string record(CsvHeader::kMaxColumns - 1, ',');
  const CsvHeader header = parsed(record);
  EXPECT_EQ(header.names().size(), CsvHeader::kMaxColumns);
  EXPECT_EQ(found(header, {""}).size(), CsvHeader::kMaxColumns);
  record += ',';
  CsvHeader none;
  const auto error = none.parse({}, record);
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->what, "has more than 1048576 columns");
  EXPECT_TRUE(none.names().empty());
}

TEST(CsvHeader, FindsColumnsInTheOrderInWhichTheyAreWanted) {
  const CsvHeader header = parsed("id,text,title,text,");
  EXPECT_EQ(found(header, {"title", "id"}), (Columns{2, 0}));
  EXPECT_EQ(found(header, {"text"}), (Columns{1, 3}));
  EXPECT_EQ(found(header, {"title", "4", "text", "title"}), (Columns{2, 3, 1}));
  EXPECT_EQ(found(header, {"1", "5"}), (Columns{0, 4}));
  EXPECT_EQ(found(header, {""}), Columns{4});
  EXPECT_EQ(found(header, {}), Columns{});
}

TEST(CsvHeader, ANumberIsANameFirst) {
  const CsvHeader header = parsed("0,1,2");
  EXPECT_EQ(found(header, {"0"}), Columns{0});
  EXPECT_EQ(found(header, {"1"}), Columns{1});
  EXPECT_EQ(found(header, {"3"}), Columns{2});
  EXPECT_EQ(found(parsed("id,2020,2"), {"2"}), Columns{2});
}

TEST(CsvHeader, SaysWhatIsNotThere) {
  const CsvHeader header = parsed("id,text,title");
  EXPECT_EQ(missed(header, {"id", "texts"}),
            "no column is called \"texts\", did you mean \"text\"?");
  EXPECT_EQ(missed(header, {"id", "something"}), "no column is called \"something\"");
  EXPECT_EQ(missed(header, {"7"}), "there is no column 7: they are 1 to 3");
  EXPECT_EQ(missed(header, {"0"}), "there is no column 0: they are 1 to 3");
  EXPECT_EQ(missed(header, {"99999999999999999999999"}),
            "there is no column 99999999999999999999999: they are 1 to 3");
  EXPECT_EQ(missed(header, {"-12345"}), "no column is called \"-12345\"");
  EXPECT_EQ(missed(parsed(""), {"text"}), "no column is called \"text\": the header is empty");
  EXPECT_EQ(missed(parsed(""), {"1"}), "no column is called \"1\": the header is empty");
  const std::string huge(100000, 'x');
  EXPECT_EQ(missed(parsed(huge), {huge + "y"}), "no column is called \"" + huge + "y\"");
  EXPECT_EQ(missed(parsed(huge), {"xxx"}), "no column is called \"xxx\"");
}

TEST(CsvHeader, TakesNewNames) {
  const std::string record = "\xEF\xBB\xBFid,\"text\"";
  const CsvHeader header = parsed(record);
  std::string out = "before|";
  EXPECT_FALSE(header.append(record, Names{"text_norm", "a,\"b\""}, out).has_value());
  EXPECT_EQ(out, "before|" + record + ",text_norm,\"a,\"\"b\"\"\"");
  out.clear();
  EXPECT_FALSE(header.append(record, Names{}, out).has_value());
  EXPECT_EQ(out, record);
}

TEST(CsvHeader, RefusesNewNames) {
  const auto error = [](const CsvHeader& header, const std::string& record, const Names& names) {
    std::string out = "before|";
    std::string what = header.append(record, names, out).value_or("nothing is wrong");
    EXPECT_EQ(out, "before|");
    return what;
  };
  EXPECT_EQ(error(parsed("id,text"), "id,text", {"new", "text"}),
            "there is a column called \"text\" already");
  EXPECT_EQ(error(parsed("id"), "id", {"new", "new"}), "two new columns are called \"new\"");
  EXPECT_EQ(error(parsed(""), "", {"new"}), "the header is empty");
  EXPECT_EQ(error(parsed("id", {'\t', false}), "id", {"a\tb"}),
            "a column cannot be called \"a\tb\" without quotes");
}

TEST(FindNumbered, TakesNumbersOnly) {
  Columns columns = {99};
  EXPECT_FALSE(find_numbered(Names{"3", "1", "3"}, columns).has_value());
  EXPECT_EQ(columns, (Columns{99, 2, 0}));
  for (const std::string wrong : {"text", "0", "-1", "+1", "1 ", "", "99999999999999999999999"}) {
    EXPECT_EQ(find_numbered(Names{"5", wrong}, columns).value_or(""),
              "without a header a column is a number from 1, not \"" + wrong + "\"");
    EXPECT_EQ(columns, (Columns{99, 2, 0}));
  }
}

}  // namespace
}  // namespace naqi::corpus
