#include "corpus/json_fields.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace naqi::corpus {
namespace {

using Names = std::vector<std::string>;

std::vector<Names> paths(const std::string& fields) {
  std::string error;
  const auto parsed = parse_json_fields(fields, "", error);
  EXPECT_TRUE(parsed.has_value()) << fields << ": " << error;
  std::vector<Names> out;
  if (!parsed) return out;
  for (const FieldPath& path : parsed->fields) out.push_back(path.names);
  return out;
}

TEST(JsonFields, AreSeparatedByCommasAndNestedWithDots) {
  EXPECT_EQ(paths("text"), (std::vector<Names>{{"text"}}));
  EXPECT_EQ(paths("text,title"), (std::vector<Names>{{"text"}, {"title"}}));
  EXPECT_EQ(paths("a.b.c,a.b,a"), (std::vector<Names>{{"a", "b", "c"}, {"a", "b"}, {"a"}}));
  EXPECT_EQ(paths("\u0646\u0635, b"), (std::vector<Names>{{"\u0646\u0635"}, {" b"}}));
}

TEST(JsonFields, NamesMayHaveDotsCommasAndBackslashes) {
  EXPECT_EQ(paths(R"(a\.b)"), (std::vector<Names>{{"a.b"}}));
  EXPECT_EQ(paths(R"(a\,b.\\c)"), (std::vector<Names>{{"a,b", "\\c"}}));
}

TEST(JsonFields, ResultsGoToMembersOfTheSameObject) {
  std::string error;
  const auto parsed = parse_json_fields("text,a.text", R"(norm,no\.rm)", error);
  ASSERT_TRUE(parsed.has_value()) << error;
  EXPECT_EQ(parsed->to_fields, (Names{"norm", "no.rm"}));
  EXPECT_TRUE(parse_json_fields("a.t,b.t", "n,n", error).has_value()) << error;
  EXPECT_TRUE(parse_json_fields("t,u", "t,n", error).has_value()) << error;
}

TEST(JsonFields, MistakesAreSaid) {
  const struct {
    const char* fields;
    const char* to_fields;
    const char* error;
  } rows[] = {
      {"", "", "an empty name in ''"},
      {"text,", "", "an empty name in 'text,'"},
      {".a", "", "an empty name in '.a'"},
      {"a..b", "", "an empty name in 'a..b'"},
      {R"(a\b)", "",
       R"(a backslash in 'a\b' that stands before neither a comma nor a dot nor a backslash)"},
      {R"(a\)", "",
       R"(a backslash in 'a\' that stands before neither a comma nor a dot nor a backslash)"},
      {"a,b,a", "", "the field 'a' twice"},
      {R"(a\.b,a.b,a\.b)", "", "the field 'a.b' twice"},
      {"a,b", "c", "2 fields, but 1 for the results"},
      {"a", "b,c", "1 field, but 2 for the results"},
      {"a,b", "c,c", "two results for the field 'c'"},
      {"a,b", "b,b", "two results for the field 'b'"},
      {"a", "b.c",
       "a dot in 'b.c': a result goes to the object that has the field (write \\. for a dot in a "
       "name)"},
  };
  for (const auto& row : rows) {
    std::string error;
    EXPECT_FALSE(parse_json_fields(row.fields, row.to_fields, error).has_value()) << row.fields;
    EXPECT_EQ(error, row.error);
  }
}

}  // namespace
}  // namespace naqi::corpus
