#include "corpus/json_record.h"

#include <gtest/gtest.h>

#include <string>

#include "support/field_actions.h"

namespace naqi::corpus {
namespace {

JsonFields fields_of(std::string_view fields, std::string_view to_fields) {
  std::string error;
  const auto out = parse_json_fields(fields, to_fields, error);
  EXPECT_TRUE(out.has_value()) << fields << ": " << error;
  return out.value_or(JsonFields{});
}

// What becomes of a record, or the error in angle brackets. What is said of `out` and `changed` is
// looked at, too.
std::string rewritten(std::string_view record, FieldAction& action,
                      std::string_view fields = "text", std::string_view to_fields = "") {
  JsonRewriter rewriter(fields_of(fields, to_fields));
  std::string out = "before";
  bool changed = false;
  const auto error = rewriter.rewrite(record, action, out, changed);
  EXPECT_EQ(out.substr(0, 6), "before");
  out.erase(0, 6);
  if (error) {
    EXPECT_EQ(out, "");
    EXPECT_FALSE(changed);
    return "<" + error->what + ">";
  }
  EXPECT_EQ(changed, out != record) << record;
  return out;
}

std::string edited(std::string_view record, std::string_view fields = "text",
                   std::string_view to_fields = "") {
  test::EditAction action;
  return rewritten(record, action, fields, to_fields);
}

std::string split(std::string_view record, std::string_view fields = "text",
                  std::string_view to_fields = "") {
  test::SplitAction action;
  return rewritten(record, action, fields, to_fields);
}

TEST(JsonRecord, TreatsTheFieldAndNothingElse) {
  EXPECT_EQ(edited(R"({"text":"axb"})"), R"({"text":"ab"})");
  EXPECT_EQ(edited(R"( { "x" : "x", "text"	: "x" , "n":1.0E+2 } )"),
            R"( { "x" : "x", "text"	: "" , "n":1.0E+2 } )");
  EXPECT_EQ(edited("{\"text\":\"x\",\"y\":\"x\"}\r"), "{\"text\":\"\",\"y\":\"x\"}\r");
  EXPECT_EQ(edited(R"({"texts":"x","tex":"x","":"x","Text":"x"})"),
            R"({"texts":"x","tex":"x","":"x","Text":"x"})");
  EXPECT_EQ(edited("{}"), "{}");
  EXPECT_EQ(edited(R"({"a":{"text":"x"},"b":[{"text":"x"}]})"),
            R"({"a":{"text":"x"},"b":[{"text":"x"}]})");
}

TEST(JsonRecord, WhatDoesNotChangeIsCopied) {
  EXPECT_EQ(edited(R"({"text":"a\/\u0041\u000a\n\"\ud83d\ude00"})"),
            R"({"text":"a\/\u0041\u000a\n\"\ud83d\ude00"})");
  EXPECT_EQ(edited(R"({"text":""})"), R"({"text":""})");
}

TEST(JsonRecord, WhatChangesHasTheFewestEscapes) {
  EXPECT_EQ(edited(R"({"text":"x\/\u0041\u000a\n\"\ud83d\ude00\u001F\u2028"})"),
            "{\"text\":\"/A\\n\\n\\\"\U0001F600\\u001f\u2028\"}");
  EXPECT_EQ(edited(R"({"text":"\u0078"})"), R"({"text":""})");
  EXPECT_EQ(edited(R"({"text":"!"})"), R"({"text":"<\"\\\t\u0001\\>"})");
}

TEST(JsonRecord, NamesAreWhatTheirEscapesMean) {
  EXPECT_EQ(edited(R"({"t\u0065xt":"x","te\u0078t":"x"})"), R"({"t\u0065xt":"","te\u0078t":""})");
  EXPECT_EQ(edited(R"({"a\/b":"x"})", "a/b"), R"({"a\/b":""})");
  EXPECT_EQ(edited(R"({"\ud800text":"x","text\udc00":"x","text":"x"})"),
            R"({"\ud800text":"x","text\udc00":"x","text":""})");
  EXPECT_EQ(edited(R"({"\ud83d\ude00":"x"})", "\U0001F600"), R"({"\ud83d\ude00":""})");
}

TEST(JsonRecord, EveryDuplicateIsTreated) {
  EXPECT_EQ(edited(R"({"text":"x1","text":2,"text":"x3"})"), R"({"text":"1","text":2,"text":"3"})");
}

TEST(JsonRecord, OtherValuesThanStringsStay) {
  for (const char* value : {"null", "1", "true", "{}", R"({"text":"x"})", R"({"x":["x"]})", "[]"}) {
    const std::string record = R"({"text":)" + std::string(value) + "}";
    EXPECT_EQ(edited(record), record);
    if (std::string_view(value) != "[]") {
      EXPECT_EQ(edited(record, "text", "out"), record);
    }
  }
}

TEST(JsonRecord, FindsFieldsWithinObjectsAndLists) {
  EXPECT_EQ(edited(R"({"a":{"b":"x","c":"x"},"b":"x"})", "a.b"),
            R"({"a":{"b":"","c":"x"},"b":"x"})");
  EXPECT_EQ(edited(R"({"a.b":"x","a":{"b":"x"}})", R"(a\.b)"), R"({"a.b":"","a":{"b":"x"}})");
  EXPECT_EQ(edited(R"({"m":[{"c":"x1"},{"d":"x"},[{"c":"x2"}],"x",7]})", "m.c"),
            R"({"m":[{"c":"1"},{"d":"x"},[{"c":"2"}],"x",7]})");
  EXPECT_EQ(edited(R"({"a":"x","b":{"a":"x"}})", "a,b.a"), R"({"a":"","b":{"a":""}})");
  EXPECT_EQ(edited(R"({"a":["x",{"b":"x"}]})", "a,a.b"), R"({"a":["",{"b":""}]})");
}

TEST(JsonRecord, TreatsEachStringOfAList) {
  EXPECT_EQ(edited(R"({"text":["x1" , "2",3,["x4"],{"text":"x"}]})"),
            R"({"text":["1" , "2",3,["4"],{"text":"x"}]})");
}

TEST(JsonRecord, LoneSurrogatesStay) {
  EXPECT_EQ(edited(R"({"text":"\ud800","a":"\udfff"})"), R"({"text":"\ud800","a":"\udfff"})");
  EXPECT_EQ(edited(R"({"text":"x\/\uDC00x\uD800\u0041"})"), R"({"text":"/\uDC00\uD800A"})");
  EXPECT_EQ(edited(R"({"text":"\/\uD800\u0041\uDC00"})"), R"({"text":"\/\uD800\u0041\uDC00"})");
  EXPECT_EQ(split(R"({"text":"a b\ud800 \udbffc"})"),
            R"({"text":["a","b","\ud800","\udbff","c"]})");
  EXPECT_EQ(split(R"({"text":"\ud800"})"), R"({"text":["\ud800"]})");
}

TEST(JsonRecord, LoneSurrogatesNeverBecomeAPair) {
  EXPECT_EQ(edited(R"({"text":"\uD83Dx\uDE00"})"), "{\"text\":\"\\uD83D\uFFFD\\uDE00\"}");
  EXPECT_EQ(edited(R"({"text":"\uD83Dx\uD83Dx\uDE00x\uDE00"})"),
            "{\"text\":\"\\uD83D\\uD83D\uFFFD\\uDE00\\uDE00\"}");
  EXPECT_EQ(split(R"({"text":"\uD83D \uDE00"})"), R"({"text":["\uD83D","\uDE00"]})");
}

TEST(JsonRecord, IllFormedBytesGoToTheActionAndElsewhereStay) {
  EXPECT_EQ(edited("{\"a\":\"\xD8\",\"text\":\"x\xFF\xD8\",\"\xE2\x80\":1}"),
            "{\"a\":\"\xD8\",\"text\":\"\xFF\xD8\",\"\xE2\x80\":1}");
  EXPECT_EQ(edited("{\"text\":\"\\u0041\xD8\"}"), "{\"text\":\"\\u0041\xD8\"}");
  EXPECT_EQ(edited("{\"\xD8\":\"x\"}", "\xD8"), "{\"\xD8\":\"\"}");
}

TEST(JsonRecord, AStringBecomesAList) {
  EXPECT_EQ(split(R"({"text":"a \"b\" c","n":1})"), R"({"text":["a","\"b\"","c"],"n":1})");
  EXPECT_EQ(split(R"({"text":"", "b":0})"), R"({"text":[], "b":0})");
  EXPECT_EQ(split(R"({"text":["a b","c"]})"), R"({"text":[["a","b"],["c"]]})");
  EXPECT_EQ(split(R"({"text":"a"})"), R"({"text":["a"]})");
}

TEST(JsonRecord, AListIsSpacedAsTheRecordIs) {
  EXPECT_EQ(split(R"({"text": "a b"})"), R"({"text": ["a", "b"]})");
  EXPECT_EQ(split(R"({"n":1, "text":"a b"})"), R"({"n":1, "text":["a", "b"]})");
  EXPECT_EQ(split(R"({"n": 1,"text": "a b"})"), R"({"n": 1,"text": ["a","b"]})");
}

TEST(JsonRecord, AResultIsPutInAfterTheField) {
  EXPECT_EQ(edited(R"({"text":"ax","n":1})", "text", "out"), R"({"text":"ax","out":"a","n":1})");
  EXPECT_EQ(edited(R"({"text":"a\/"})", "text", "out"), R"({"text":"a\/","out":"a\/"})");
  EXPECT_EQ(edited(R"({ "n": 1,  "text" :	"x" })", "text", "out"),
            R"({ "n": 1,  "text" :	"x",  "out" :	"" })");
  EXPECT_EQ(edited(R"({"text": "x"})", "text", "out"), R"({"text": "x", "out": ""})");
  EXPECT_EQ(edited(R"({"text":"x"})", "text", "\"\n"), R"({"text":"x","\"\n":""})");
  EXPECT_EQ(edited(R"({"n":1})", "text", "out"), R"({"n":1})");
  EXPECT_EQ(split(R"({"text":"a b"})", "text", "out"), R"({"text":"a b","out":["a","b"]})");
}

TEST(JsonRecord, AResultReplacesTheMembersThatAreThere) {
  EXPECT_EQ(edited(R"({"out":null,"text":"ax","out": [1, {"a":2}] })", "text", "out"),
            R"({"out":"a","text":"ax","out": "a" })");
  EXPECT_EQ(edited(R"({"text":"ax","o\u0075t":"a"})", "text", "out"),
            R"({"text":"ax","o\u0075t":"a"})");
  EXPECT_EQ(edited(R"({"text":3,"out":"x"})", "text", "out"), R"({"text":3,"out":"x"})");
  EXPECT_EQ(edited(R"({"out":{"b":"x"},"text":"1x"})", "text,out.b", "out,b"),
            R"({"out":"1","text":"1x"})");
}

TEST(JsonRecord, OfDuplicatesTheLastResultCounts) {
  EXPECT_EQ(edited(R"({"text":"1x","text":"2x","text":3})", "text", "out"),
            R"({"text":"1x","text":"2x","out":"2","text":3})");
}

TEST(JsonRecord, AListHasAListOfResults) {
  EXPECT_EQ(edited(R"({"text":["1x" ,"\/",{"text":"x"},["x"]]})", "text", "out"),
            R"({"text":["1x" ,"\/",{"text":"x"},["x"]],"out":["1" ,"\/",{"text":"x"},[""]]})");
  EXPECT_EQ(edited(R"({"text":[]})", "text", "out"), R"({"text":[],"out":[]})");
  EXPECT_EQ(edited(R"({"text":[1,[]]})", "text", "out"), R"({"text":[1,[]]})");
  EXPECT_EQ(split(R"({"text":["a b"]})", "text", "out"), R"({"text":["a b"],"out":[["a","b"]]})");
}

TEST(JsonRecord, ResultsOfSeveralFieldsDoNotMixUp) {
  EXPECT_EQ(edited(R"({"text":"1x","title":"2x"})", "text,title", "title,text"),
            R"({"text":"2","title":"1"})");
  EXPECT_EQ(edited(R"({"text":"1x","title":"2x"})", "text,title", "text,out"),
            R"({"text":"1","title":"2x","out":"2"})");
  EXPECT_EQ(edited(R"({"m":[{"c":"1x"},{"c":"2x","n":0}]})", "m.c", "n"),
            R"({"m":[{"c":"1x","n":"1"},{"c":"2x","n":"2"}]})");
  EXPECT_EQ(edited(R"({"a":["1x",{"b":"2x"}]})", "a,a.b", "n,n"),
            R"({"a":["1x",{"b":"2x","n":"2"}],"n":["1",{"b":"2x"}]})");
}

TEST(JsonRecord, WhatIsNotVisitedIsCheckedForStructureOnly) {
  for (const char* record :
       {R"({"a":NaN,"b":-Infinity,"c":01,"text":""})", R"({"a":"\x","text":""})",
        R"({"text":{"\q":1}})", R"({"text":nul})"}) {
    EXPECT_EQ(edited(record), record);
  }
}

TEST(JsonRecord, WhatIsNoRecordIsAnError) {
  const struct {
    std::string record;
    const char* error;
  } rows[] = {
      {"", "<not a JSON object, about byte 0>"},
      {" \r", "<not a JSON object, about byte 0>"},
      {" [1]", "<not a JSON object, about byte 1>"},
      {"\"text\"", "<not a JSON object, about byte 0>"},
      {"\xEF\xBB\xBF{}", "<not a JSON object, about byte 0>"},
      {"\xD8", "<not a JSON object, about byte 0>"},
      {R"({"text":"x")", "<an object that does not end, about byte 11>"},
      {R"({"text":"x)", "<a string that does not end, about byte 8>"},
      {"{\"text\":\"x\xD8", "<a string that does not end, about byte 8>"},
      {R"({"text":"x\"})", "<a string that does not end, about byte 8>"},
      {R"({"text":"x"}})", "<something after the end of the object, about byte 12>"},
      {R"({"text":"x"} {})", "<something after the end of the object, about byte 13>"},
      {R"({"text":"x"]})", "<neither a comma nor a } after a member, about byte 11>"},
      {R"({"text":"x""a":1})", "<neither a comma nor a } after a member, about byte 11>"},
      {R"({"text" "x"})", "<no colon after a name, about byte 8>"},
      {R"({"text":"x",})", "<no name of a member, about byte 12>"},
      {R"({text:"x"})", "<no name of a member, about byte 1>"},
      {R"({,"text":"x"})", "<no name of a member, about byte 1>"},
      {R"({"a":,"text":"x"})", "<no value, about byte 5>"},
      {R"({"a":[1,],"text":"x"})", "<no value, about byte 8>"},
      {R"({"a":[1 2],"text":"x"})", "<neither a comma nor a ] after an element, about byte 8>"},
      {R"({"a":{"b":[1}],"text":"x"})",
       "<neither a comma nor a ] after an element, about byte 12>"},
      {R"({"a":[{"b":1]},"text":"x"})", "<neither a comma nor a } after a member, about byte 12>"},
      {R"({"a":'x',"text":"x"})", "<no JSON value, about byte 5>"},
      {R"({"a":1"b","text":"x"})", "<no JSON value, about byte 6>"},
      {"{\"a\":1\xD8\xA7}", "<no JSON value, about byte 6>"},
      {"{\"a\":1\xD8}", "<no JSON value, about byte 6>"},
      {std::string("{\"a\":1\0}", 8), "<no JSON value, about byte 6>"},
      {"{\"a\":\"x\ty\"}", "<a control character in a string, about byte 7>"},
      {std::string("{\"text\":\"\0\"}", 12), "<a control character in a string, about byte 9>"},
      {R"({"text":"a\x"})", "<no JSON escape, about byte 10>"},
      {R"({"te\xt":"a"})", "<no JSON escape, about byte 4>"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(edited(row.record), row.error) << row.record;
    EXPECT_EQ(edited(row.record, "text", "out"), row.error) << row.record;
  }
}

// Where the implementations of simdjson see different mistakes.
TEST(JsonRecord, WhatIsNoRecordIsAnErrorOfSomeKind) {
  for (const char* record : {R"({"a":\"b","text":"x"})", "{\"a\":1\x0C,\"text\":\"x\"}",
                             "{\"a\":\"\\\t\"}", "{\"a\":1\"}", "{\"a\":\x1A\"text\":\"x\"}"}) {
    EXPECT_EQ(edited(record).front(), '<') << record;
  }
}

std::string nested(std::size_t depth, const std::string& open, const std::string& close) {
  std::string out;
  for (std::size_t i = 0; i < depth; ++i) out += open;
  out += R"("x")";
  for (std::size_t i = 0; i < depth; ++i) out += close;
  return out;
}

TEST(JsonRecord, NestingIsBounded) {
  EXPECT_EQ(edited(R"({"text":)" + nested(1023, "[", "]") + "}").find("\"x\""), std::string::npos);
  EXPECT_EQ(edited(R"({"text":)" + nested(1024, "[", "]") + "}"),
            "<nested more than 1024 levels deep, about byte 1031>");
  EXPECT_EQ(edited(nested(1024, R"({"text":)", "}")), nested(1024, R"({"text":)", "}"));
  EXPECT_EQ(edited(nested(1025, R"({"a":)", "}")),
            "<nested more than 1024 levels deep, about byte 5120>");
  EXPECT_EQ(edited(R"({"a":)" + std::string(1 << 20, '[')),
            "<nested more than 1024 levels deep, about byte 1028>");
}

TEST(JsonRecord, AnotherRecordMayFollowAnError) {
  test::EditAction action;
  JsonRewriter rewriter(fields_of("text", "out"));
  std::string out;
  bool changed = true;
  EXPECT_TRUE(rewriter.rewrite(R"({"text":["x",{"text":"x",)", action, out, changed).has_value());
  EXPECT_TRUE(changed);
  EXPECT_FALSE(rewriter.rewrite(R"({"text":"1x"})", action, out, changed).has_value());
  EXPECT_EQ(out, R"({"text":"1x","out":"1"})");
  EXPECT_FALSE(rewriter.rewrite("{}", action, out, changed).has_value());
  EXPECT_EQ(out, R"({"text":"1x","out":"1"}{})");
  EXPECT_FALSE(changed);
}

}  // namespace
}  // namespace naqi::corpus
