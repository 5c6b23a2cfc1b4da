// Stream and TokenStream: what is out when, counts, reuse, and the cut of endless runs of marks.
// That pieces give the same as the whole is for tests/agreement to show.
#include "naqi/stream.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "naqi/catalog.h"
#include "naqi/pipeline.h"
#include "pipeline/engine.h"
#include "support/describe.h"
#include "support/engines.h"
#include "support/specs.h"
#include "text/utf8.h"

namespace naqi {
namespace {

std::string utf8(std::u32string_view text) { return text::to_utf8(text); }

Pipeline pipeline_of(std::string_view spec, std::string_view tokenizer = "naqi") {
  return Pipeline::compile(spec, tokenizer).value();
}

// What stands before a line end in many ways: letters, marks, joiners, signs, Hangul, ill-formed.
const std::vector<std::string> kLines = {
    "",
    "a",
    "\xFF",
    "\xE2\x82",
    utf8(U"\u0628"),
    utf8(U"\u0627"),
    utf8(U"\u0627\u0651\u064E\u0654"),
    utf8(U"\u0627\u0640"),
    utf8(U"\u064E"),
    utf8(U"\u1100\u1161"),
    utf8(U"\U0001F469\u200D"),
    utf8(U"\u0915\u094D\u200D"),
    utf8(U"\u200D"),
    utf8(U"\uFDFA\uFE76"),
    "\r",
};

TEST(Stream, line_is_complete_with_its_line_feed) {
  for (const std::string& spec : test::all_specs()) {
    const Pipeline pipeline = pipeline_of(spec);
    for (const std::string& line : kLines) {
      Stream stream = pipeline.stream();
      std::string out;
      stream.feed(line + '\n', out);
      const std::string expected = pipeline.normalize(line + '\n');
      EXPECT_EQ(test::describe(out), test::describe(expected)) << spec;
      EXPECT_TRUE(out.ends_with('\n')) << spec;
      stream.finish(out);
      EXPECT_EQ(out, expected) << spec;
    }
  }
}

TEST(Stream, nothing_is_held_after_a_letter_that_composes_with_nothing) {
  for (const std::string_view spec : {"nfc", "clean", "search", "nfd"}) {
    const Pipeline pipeline = pipeline_of(spec);
    Stream stream = pipeline.stream();
    const std::string letter = utf8(U"\u0643");
    for (int i = 1; i < 100; ++i) {
      std::string out;
      stream.feed(letter, out);
      EXPECT_EQ(out, letter) << spec;
    }
  }
}

TEST(Stream, letter_that_may_compose_waits_for_what_follows) {
  Stream stream = pipeline_of("nfc").stream();
  std::string out;
  stream.feed(utf8(U"\u0627"), out);
  EXPECT_EQ(out, "");
  stream.feed(utf8(U"\u0654"), out);
  EXPECT_EQ(out, "");
  stream.feed(utf8(U"\u0628"), out);
  EXPECT_EQ(out, utf8(U"\u0623\u0628"));
}

TEST(Stream, appends_to_what_is_there) {
  Stream stream = pipeline_of("clean").stream();
  std::string out = "before ";
  stream.feed("after", out);
  stream.finish(out);
  EXPECT_EQ(out, "before after");
}

TEST(Stream, counts_bytes_and_ill_formed_sequences) {
  for (const Engine* engine : test::all_engines()) {
    for (const std::string_view policy : {"replace", "drop", "keep", "error"}) {
      const std::string spec = "nfc invalid:" + std::string(policy);
      Stream stream = pipeline_of(spec).with_engine(*engine).stream();
      EXPECT_EQ(stream.counts().bytes_in, 0U);
      EXPECT_FALSE(stream.counts().first_ill_formed);
      std::string out;
      stream.feed("ab\xE2", out);
      stream.feed("\x82", out);  // E2 82 is one sequence, at offset 2
      stream.feed("c\xFF\xFF", out);
      stream.finish(out);
      EXPECT_EQ(stream.counts().bytes_in, 7U) << spec << engine->name;
      EXPECT_EQ(stream.counts().ill_formed, 3U) << spec << engine->name;
      EXPECT_EQ(stream.counts().first_ill_formed, 2U) << spec << engine->name;
      EXPECT_EQ(stream.counts().cut_runs, 0U);
    }
  }
}

TEST(Stream, offset_of_the_first_mistake_is_that_of_its_first_byte) {
  for (const Engine* engine : test::all_engines()) {
    Stream stream = pipeline_of("nfc").with_engine(*engine).stream();
    std::string out;
    for (const std::string_view piece : {"abc", "\xF0", "\x9F", "\x98", "x"}) {
      stream.feed(piece, out);
    }
    stream.finish(out);
    EXPECT_EQ(stream.counts().first_ill_formed, 3U) << engine->name;
    EXPECT_EQ(stream.counts().ill_formed, 1U) << engine->name;
    EXPECT_EQ(out, utf8(U"abc\uFFFDx"));
  }
}

TEST(Stream, sequence_cut_by_the_end_of_a_text_is_not_completed_by_the_next) {
  for (const Engine* engine : test::all_engines()) {
    Stream stream = pipeline_of("nfc").with_engine(*engine).stream();
    std::string out;
    stream.feed("\xD9", out);
    stream.finish(out);
    stream.feed("\x80", out);
    stream.finish(out);
    EXPECT_EQ(out, utf8(U"\uFFFD\uFFFD")) << engine->name;
    EXPECT_EQ(stream.counts().ill_formed, 2U);
    EXPECT_EQ(stream.counts().bytes_in, 2U);
  }
}

TEST(Stream, is_as_new_after_finish_but_for_its_counts) {
  for (const Engine* engine : test::all_engines()) {
    for (const std::string& spec : test::all_specs()) {
      const Pipeline pipeline = pipeline_of(spec).with_engine(*engine);
      Stream stream = pipeline.stream();
      std::uint64_t bytes = 0;
      for (const std::string& line : kLines) {
        std::string out;
        stream.feed(line, out);
        stream.finish(out);
        bytes += line.size();
        ASSERT_EQ(test::describe(out), test::describe(pipeline.normalize(line)))
            << spec << ", " << engine->name;
      }
      ASSERT_EQ(stream.counts().bytes_in, bytes);
    }
  }
}

TEST(Stream, can_be_moved_in_the_middle) {
  Stream stream = pipeline_of("nfc").stream();  // the pipeline is gone: the stream keeps its tables
  std::string out;
  stream.feed(utf8(U"\u0627"), out);
  Stream other = std::move(stream);
  other.feed(utf8(U"\u0654"), out);
  stream = std::move(other);
  stream.finish(out);
  EXPECT_EQ(out, utf8(U"\u0623"));
  EXPECT_EQ(stream.counts().bytes_in, 4U);
}

std::u32string marks(std::size_t count) { return std::u32string(count, char32_t{0x0654}); }

TEST(Stream, run_of_more_than_1024_marks_is_cut) {
  for (const Engine* engine : test::all_engines()) {
    const Pipeline pipeline = pipeline_of("nfc").with_engine(*engine);
    const std::string longest = utf8(U"\u0628" + marks(1024) + U"\u0628");
    EXPECT_EQ(pipeline.normalize(longest), longest) << engine->name;

    const std::u32string cut = U"\u0628" + marks(1024) + U"\u034F" + marks(1024) + U"\u034F";
    Stream stream = pipeline.stream();
    std::string out;
    stream.feed(utf8(U"\u0628" + marks(2049)), out);
    stream.finish(out);
    EXPECT_EQ(out, utf8(cut + marks(1))) << engine->name;
    EXPECT_EQ(stream.counts().cut_runs, 2U) << engine->name;
    EXPECT_EQ(pipeline.normalize(out), out) << engine->name;
  }
}

TEST(Stream, run_of_marks_at_the_start_of_a_text_is_cut_too) {
  for (const Engine* engine : test::all_engines()) {
    const Pipeline pipeline = pipeline_of("nfc").with_engine(*engine);
    EXPECT_EQ(pipeline.normalize(utf8(marks(1025))), utf8(marks(1024) + U"\u034F" + marks(1)))
        << engine->name;
  }
}

TEST(Stream, stripped_marks_are_not_cut) {
  for (const Engine* engine : test::all_engines()) {
    Stream stream = Pipeline::compile("clean")->with_engine(*engine).stream();
    std::string out;
    stream.feed(utf8(U"\u0627" + std::u32string(5000, char32_t{0x064E}) + U"\u0654\u0628"), out);
    stream.finish(out);
    EXPECT_EQ(out, utf8(U"\u0623\u0628")) << engine->name;
    EXPECT_EQ(stream.counts().cut_runs, 0U) << engine->name;
  }
}

TEST(Stream, raw_text_is_never_cut) {
  for (const Engine* engine : test::all_engines()) {
    const std::string text = utf8(marks(5000));
    EXPECT_EQ(pipeline_of("none").with_engine(*engine).normalize(text), text) << engine->name;
  }
}

TEST(TokenStream, tokens_of_a_line_are_out_with_its_line_feed) {
  const std::string line = utf8(U"\u0646\u0639\u0645 \u0644\u0627.\n");
  for (const Tokenizer& tokenizer : tokenizers()) {
    const Pipeline pipeline = pipeline_of("clean", tokenizer.name);
    Tokens whole;
    pipeline.tokenize(line, whole);
    ASSERT_GE(whole.items.size(), 2U) << tokenizer.name;  // `.` is no token to some
    TokenStream stream = pipeline.token_stream();
    Tokens out;
    for (int i = 0; i < 3; ++i) {
      out.clear();
      stream.feed(line, out);
      ASSERT_EQ(out.items.size(), whole.items.size()) << tokenizer.name;
      for (std::size_t t = 0; t < out.items.size(); ++t) {
        EXPECT_EQ(out[t], whole[t]) << tokenizer.name;
        EXPECT_EQ(out.items[t].kind, whole.items[t].kind) << tokenizer.name;
      }
    }
    out.clear();
    stream.finish(out);
    EXPECT_TRUE(out.items.empty());
    EXPECT_EQ(stream.counts().bytes_in, 39U);
  }
}

TEST(TokenStream, pieces_give_the_tokens_of_the_whole) {
  const std::string text =
      utf8(U"\u0642\u0627\u0644: \u0663\u066B\u0661\u0664\u066A a_b 6-1-2022\n");
  for (const Tokenizer& tokenizer : tokenizers()) {
    for (const Engine* engine : test::all_engines()) {
      const Pipeline pipeline = pipeline_of("search", tokenizer.name).with_engine(*engine);
      Tokens whole;
      pipeline.tokenize(text, whole);
      for (std::size_t size = 1; size < 6; ++size) {
        TokenStream stream = pipeline.token_stream();
        Tokens out;
        for (std::size_t at = 0; at < text.size(); at += size) {
          stream.feed(std::string_view(text).substr(at, size), out);
        }
        stream.finish(out);
        EXPECT_EQ(out.text, whole.text);
        EXPECT_EQ(out.items, whole.items) << tokenizer.name << ' ' << engine->name << ' ' << size;
      }
    }
  }
}

}  // namespace
}  // namespace naqi
