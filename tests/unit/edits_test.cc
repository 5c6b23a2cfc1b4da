// Edits as a caller sees them, by all engines, and where a stretch of the output came from. Their
// records are for edits_recorder_test.cc.
#include "naqi/edits.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "naqi/pipeline.h"
#include "pipeline/engine.h"
#include "support/engines.h"
#include "support/print_edit.h"
#include "text/utf8.h"

namespace naqi {

namespace {

using Spans = std::vector<Edit>;

std::string utf8(std::u32string_view text) { return text::to_utf8(text); }

TEST(Edits, memory_is_that_of_what_changed) {
  const Pipeline pipeline = Pipeline::compile("none").value();
  std::string out;
  Edits edits;
  const std::string text(std::size_t{1} << 20, 'a');
  pipeline.normalize(text, out, edits);
  std::size_t count = 0;
  for (const Edit& edit : edits.spans(text, out)) count += edit.changed ? 2 : 1;
  EXPECT_EQ(count, 1U);
}

TEST(Edits, source_may_go_on) {
  for (const Engine* engine : test::all_engines()) {
    Stream stream = Pipeline::compile("nfc")->with_engine(*engine).stream();
    std::string out;
    Edits edits;
    const std::string text = utf8(U"ab\u0627\u0654");
    stream.feed(std::string_view(text).substr(0, 5), out, edits);  // ends inside U+0654
    EXPECT_LE(edits.source_length(), 2U) << engine->name;
    EXPECT_EQ(edits.output_length(), out.size());
    for (const Edit& edit : edits.spans(text, out)) EXPECT_LE(edit.source.end, 2U);
    stream.feed(std::string_view(text).substr(5), out, edits);
    stream.finish(out, edits);
    EXPECT_EQ(edits.source_length(), text.size()) << engine->name;
    Spans all;
    for (const Edit& edit : edits.spans(text, out)) all.push_back(edit);
    EXPECT_EQ(all, (Spans{{{0, 2}, {0, 2}, false}, {{2, 6}, {2, 4}, true}})) << engine->name;
  }
}

// Deleted text without end, of every kind that waits for what follows.
TEST(Edits, little_is_held_back) {
  struct Endless {
    const char* spec;
    const char32_t* begin;
    const char32_t* unit;
  };
  for (const Endless& endless :
       {Endless{"search", U"\u0627", U"\u064E"}, Endless{"clean", U"\u0628\u0640", U"\u064E"},
        Endless{"squeeze:letters=1", U"", U"\u0627"}, Endless{"squeeze:space", U"", U" "},
        Endless{"strip:stray_zwnj", U"\u0628", U"\u200C"},
        Endless{"fold:nonfinal_yeh strip:invisible", U"\u06CC", U"\u200B"},
        Endless{"clean", U"\U0001F469\u200D", U"\u200F"},
        Endless{"nfd squeeze:letters=1", U"\u0623\u0623\u0623", U"\u0623"}}) {
    const auto pipeline = Pipeline::compile(endless.spec);
    std::u32string piece = endless.begin;
    for (int i = 0; i < 1000; ++i) piece += endless.unit;
    Stream stream = pipeline->stream();
    std::string held;
    std::string out;
    Edits edits;
    for (int i = 0; i < 300; ++i) {
      edits.clear();
      out.clear();
      held += utf8(piece);
      stream.feed(utf8(piece), out, edits);
      ASSERT_LE(edits.source_length(), held.size());
      for (const Edit& edit : edits.spans(held, out)) {
        ASSERT_TRUE(edit.source.end == held.size() || (held[edit.source.end] & 0xC0) != 0x80);
      }
      held.erase(0, edits.source_length());
      ASSERT_LE(held.size(), std::size_t{64} << 10) << endless.spec;
      piece.erase(0, std::u32string_view(endless.begin).size() * (i == 0 ? 1 : 0));
    }
    edits.clear();
    out.clear();
    stream.finish(out, edits);
    EXPECT_EQ(edits.source_length(), held.size()) << endless.spec;
  }
}

TEST(Edits, ill_formed_input) {
  const std::string text = "a\xD9 b\xE2\x82";
  for (const Engine* engine : test::all_engines()) {
    const auto spans = [&](std::string_view policy) {
      const auto pipeline = Pipeline::compile("nfc invalid:" + std::string(policy));
      std::string out;
      Edits edits;
      pipeline->with_engine(*engine).normalize(text, out, edits);
      Spans all;
      for (const Edit& edit : edits.spans(text, out)) all.push_back(edit);
      return all;
    };
    EXPECT_EQ(spans("keep"), (Spans{{{0, 6}, {0, 6}, false}})) << engine->name;
    EXPECT_EQ(spans("drop"), (Spans{{{0, 1}, {0, 1}, false},
                                    {{1, 2}, {1, 1}, true},
                                    {{2, 4}, {1, 3}, false},
                                    {{4, 6}, {3, 3}, true}}))
        << engine->name;
    EXPECT_EQ(spans("replace"), (Spans{{{0, 1}, {0, 1}, false},
                                       {{1, 2}, {1, 4}, true},
                                       {{2, 4}, {4, 6}, false},
                                       {{4, 6}, {6, 9}, true}}))
        << engine->name;
  }
}

TEST(Edits, run_of_marks_that_was_cut) {
  const std::string text = utf8(U"\u0628" + std::u32string(1025, char32_t{0x0654}));
  for (const Engine* engine : test::all_engines()) {
    std::string out;
    Edits edits;
    Pipeline::compile("nfc")->with_engine(*engine).normalize(text, out, edits);
    Spans all;
    for (const Edit& edit : edits.spans(text, out)) all.push_back(edit);
    EXPECT_EQ(all, (Spans{{{0, 2050}, {0, 2050}, false},
                          {{2050, 2050}, {2050, 2052}, true},
                          {{2050, 2052}, {2052, 2054}, false}}))
        << engine->name;
  }
}

TEST(SourceRanges, token_covers_its_marks) {
  // ALM, kaf, fatha, teh, fathatan, SPACE, SPACE, lam-alef ligature, beh
  const std::string text = utf8(U"\u061C\u0643\u064E\u062A\u064B  \uFEFB\u0628");
  std::string out;
  Edits edits;
  Pipeline::compile("search")->normalize(text, out, edits);
  ASSERT_EQ(out, utf8(U"\u0643\u062A \u0644\u0627\u0628"));
  SourceRanges ranges(edits, text, out);
  EXPECT_EQ(ranges.of({0, 4}), (Span{2, 10}));
  EXPECT_EQ(ranges.of({4, 5}).begin, 10U);
  EXPECT_EQ(ranges.of({5, 7}), (Span{12, 15}));  // a lam of a ligature is all of it
  EXPECT_EQ(ranges.of({7, 9}), (Span{12, 15}));
  EXPECT_EQ(ranges.of({5, 11}), (Span{12, 17}));
  EXPECT_EQ(ranges.of({9, 11}), (Span{15, 17}));
  EXPECT_EQ(ranges.of({11, 11}), (Span{17, 17}));
  EXPECT_EQ(ranges.of({0, 2}), (Span{2, 6}));  // out of order
  EXPECT_EQ(ranges.of({2, 2}), (Span{6, 6}));
  EXPECT_EQ(ranges.of({0, 11}), (Span{2, 17}));
}

TEST(SourceRanges, nothing) {
  const Edits edits;
  SourceRanges ranges(edits, "", "");
  EXPECT_EQ(ranges.of({0, 0}), (Span{0, 0}));
}

}  // namespace
}  // namespace naqi
