// What records an alignment: runs, blocks, spans, and taking back.
#include "exec/edits_recorder.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "compile/program.h"
#include "naqi/edits.h"
#include "support/print_edit.h"
#include "text/utf8.h"

namespace naqi {

namespace {

using Spans = std::vector<Edit>;

std::string utf8(std::u32string_view text) { return text::to_utf8(text); }
std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// A text that is written, and its spans.
class EditsTest : public testing::Test {
 protected:
  // Code points of one code point's output each, with one cursor.
  void put(std::initializer_list<std::pair<std::string_view, std::size_t>> puts) {
    auto to = recorder_->cursor(4 * puts.size());
    for (const auto& [output, source] : puts) {
      to.put(compile::packed(output.data(), output.size()), output.size(), source);
    }
    recorder_->accept(to);
  }
  void block(std::string_view output, std::uint64_t kept, unsigned source_length) {
    recorder_->text().copy(output.data(), output.size());
    recorder_->block(kept, source_length);
  }

  Spans spans(std::string_view source) {
    recorder_.reset();
    EXPECT_EQ(edits_.source_length(), source.size());
    EXPECT_EQ(edits_.output_length(), out_.size());
    Spans out;
    for (const Edit& edit : edits_.spans(source, out_)) out.push_back(edit);
    return out;
  }

  std::string out_;
  Edits edits_;
  std::optional<exec::EditsRecorder> recorder_{std::in_place, out_, edits_};
};

TEST_F(EditsTest, nothing_has_no_spans) { EXPECT_EQ(spans(""), Spans()); }

TEST_F(EditsTest, run_is_changed_where_the_bytes_differ) {
  put({{"a", 1}, {"b", 1}, {"X", 1}, {"Y", 1}, {"e", 1}});
  EXPECT_EQ(spans("abcde"), (Spans{{{0, 2}, {0, 2}, false},
                                   {{2, 3}, {2, 3}, true},
                                   {{3, 4}, {3, 4}, true},
                                   {{4, 5}, {4, 5}, false}}));
}

// U+0643 and U+06A9 begin with different bytes, U+0649 and U+064A with one and the same.
TEST_F(EditsTest, code_point_in_a_run_is_changed_as_a_whole) {
  const std::string yeh = utf8(U"\u064A");
  put({{utf8(U"\u0628"), 2}, {yeh, 2}, {utf8(U"\u0628"), 2}});
  EXPECT_EQ(spans(utf8(U"\u0628\u0649\u0628")),
            (Spans{{{0, 2}, {0, 2}, false}, {{2, 4}, {2, 4}, true}, {{4, 6}, {4, 6}, false}}));
}

TEST_F(EditsTest, deleted_longer_and_shorter) {
  put({{"a", 1}, {"", 2}, {"b", 2}, {utf8(U"\u0661"), 1}, {"c", 1}});
  EXPECT_EQ(spans(utf8(U"a\u064E\u06611c")), (Spans{{{0, 1}, {0, 1}, false},
                                                    {{1, 3}, {1, 1}, true},
                                                    {{3, 5}, {1, 2}, true},
                                                    {{5, 6}, {2, 4}, true},
                                                    {{6, 7}, {4, 5}, false}}));
}

TEST_F(EditsTest, more_than_a_block) {
  const std::string letter = utf8(U"\u0628");
  std::string source = "a";
  put({{"a", 1}});
  for (int i = 0; i < 100; ++i) {
    put({{letter, 2}, {letter, 2}, {"", 2}});
    source += utf8(U"\u0628\u0628\u064E");
  }
  const Spans got = spans(source);
  ASSERT_EQ(got.size(), 200U);
  EXPECT_EQ(got[0], (Edit{{0, 5}, {0, 5}, false}));
  EXPECT_EQ(got[199], (Edit{{599, 601}, {401, 401}, true}));
}

TEST_F(EditsTest, blocks_of_a_kernel) {
  // beh, fatha (deleted), Arabic-Indic one (to one byte), beh, alef maksura (to yeh)
  const std::string source = utf8(U"\u0628\u064E\u0661\u0628\u0649");
  block(utf8(U"\u06281\u0628\u064A"), 0b11'11'10'00'11, 10);
  block("abc", 0b111, 3);
  EXPECT_EQ(spans(source + "abc"), (Spans{{{0, 2}, {0, 2}, false},
                                          {{2, 4}, {2, 2}, true},
                                          {{4, 6}, {2, 3}, true},
                                          {{6, 8}, {3, 5}, false},
                                          {{8, 10}, {5, 7}, true},
                                          {{10, 13}, {7, 10}, false}}));
}

TEST_F(EditsTest, full_blocks) {
  const std::string text = repeated("0123456789abcdef", 4);
  block(text, ~std::uint64_t{0}, 64);
  block(text.substr(1), ~std::uint64_t{1}, 64);
  block(text, ~std::uint64_t{0}, 64);
  EXPECT_EQ(spans(text + text + text), (Spans{{{0, 64}, {0, 64}, false},
                                              {{64, 65}, {64, 64}, true},
                                              {{65, 192}, {64, 191}, false}}));
}

// Two marks that changed places are two code points that changed.
TEST_F(EditsTest, marks_that_changed_places_in_a_block) {
  block(utf8(U"\u064E\u0651"), 0b1111, 4);
  EXPECT_EQ(spans(utf8(U"\u0651\u064E")), (Spans{{{0, 2}, {0, 2}, true}, {{2, 4}, {2, 4}, true}}));
}

TEST_F(EditsTest, span_is_what_is_left_between_what_stayed) {
  recorder_->replace(utf8(U"\u0628\u0623\u064E"), 8);
  EXPECT_EQ(spans(utf8(U"\u0628\u0627\u0654\u064E")),
            (Spans{{{0, 2}, {0, 2}, false}, {{2, 6}, {2, 4}, true}, {{6, 8}, {4, 6}, false}}));
}

TEST_F(EditsTest, span_that_stayed_is_unchanged) {
  put({{"a", 1}});
  recorder_->replace("bc", 2);
  put({{"d", 1}});
  EXPECT_EQ(spans("abcd"), (Spans{{{0, 4}, {0, 4}, false}}));
}

TEST_F(EditsTest, insertion_has_no_source) {
  recorder_->replace("ab", 2);
  recorder_->replace("-", 0);
  recorder_->replace("cd", 2);
  EXPECT_EQ(spans("abcd"),
            (Spans{{{0, 2}, {0, 2}, false}, {{2, 2}, {2, 3}, true}, {{2, 4}, {3, 5}, false}}));
}

TEST_F(EditsTest, taking_back_leaves_an_insertion_before_it) {
  recorder_->replace("ab", 2);
  recorder_->replace("-", 0);
  recorder_->replace("XYZ", 3);
  recorder_->rewind(3, 3);
  recorder_->copy("cd", 2);
  EXPECT_EQ(spans("abcd"),
            (Spans{{{0, 2}, {0, 2}, false}, {{2, 2}, {2, 3}, true}, {{2, 4}, {3, 5}, false}}));
}

TEST_F(EditsTest, takes_back_the_end_of_a_run) {
  recorder_->copy("abcdef", 6);
  recorder_->rewind(2, 2);
  recorder_->replace("XY", 3);
  EXPECT_EQ(out_.substr(0, 6), "abcdXY");
  EXPECT_EQ(spans("abcdefg"), (Spans{{{0, 4}, {0, 4}, false}, {{4, 7}, {4, 6}, true}}));
}

TEST_F(EditsTest, takes_back_the_end_of_a_block) {
  const std::string source = utf8(U"\u0628\u064E\u0661\u064E");
  block(utf8(U"\u06281"), 0b00'01'00'11, 8);
  recorder_->rewind(1, 4);
  recorder_->replace("2", 4);
  EXPECT_EQ(spans(source),
            (Spans{{{0, 2}, {0, 2}, false}, {{2, 4}, {2, 2}, true}, {{4, 8}, {2, 3}, true}}));
}

TEST_F(EditsTest, takes_back_over_records) {
  put({{"a", 1}, {"", 2}});
  recorder_->replace(utf8(U"\u0628\u0628\u0628"), 2);
  block("b", 0b1, 3);
  recorder_->copy("cd", 2);
  recorder_->rewind(9, 9);
  recorder_->copy("Z", 1);
  EXPECT_EQ(spans("aZ"), (Spans{{{0, 2}, {0, 2}, false}}));
}

TEST_F(EditsTest, taking_back_leaves_a_deletion_before_it) {
  put({{"a", 1}, {"", 1}, {"c", 1}});
  recorder_->rewind(1, 1);
  recorder_->copy("d", 1);
  EXPECT_EQ(spans("abd"),
            (Spans{{{0, 1}, {0, 1}, false}, {{1, 2}, {1, 1}, true}, {{2, 3}, {1, 2}, false}}));
}

TEST_F(EditsTest, cursor_that_is_not_accepted_leaves_nothing) {
  put({{"a", 1}, {"", 1}});
  {
    auto to = recorder_->cursor(400);
    for (int i = 0; i < 100; ++i) to.put('x', 1, 1);
  }
  EXPECT_EQ(spans("ab"), (Spans{{{0, 1}, {0, 1}, false}, {{1, 2}, {1, 1}, true}}));
}

}  // namespace
}  // namespace naqi
