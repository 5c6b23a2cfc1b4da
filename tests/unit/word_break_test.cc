// The word-break tables and the automaton on its own: what it promises as a WordBreaker. What the
// boundaries are is for tests/golden/tokens.tsv and tests/conformance to say.
#include <cstdint>
#include <memory>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "compile/word_break.h"
#include "naqi/catalog.h"
#include "support/segments.h"
#include "tokens/automaton.h"
#include "tokens/reference_breaker.h"

namespace naqi {
namespace {

using compile::WordBreakTable;
using tokens::Segment;
using Segments = std::vector<Segment>;

constexpr std::size_t kNaqi = 0;

std::size_t total(const Segments& segments) {
  return std::accumulate(segments.begin(), segments.end(), std::size_t{0},
                         [](std::size_t sum, const Segment& s) { return sum + s.length; });
}

TEST(WordBreakTable, stands_in_the_order_of_the_catalog) {
  for (std::size_t t = 0; t < tokenizers().size(); ++t) {
    EXPECT_EQ(compile::word_break_table(t).tokenizer, tokenizers()[t].name);
  }
  EXPECT_EQ(tokenizers()[kNaqi].name, "naqi");
}

TEST(WordBreakTable, is_closed) {
  for (std::size_t t = 0; t < tokenizers().size(); ++t) {
    const WordBreakTable& table = compile::word_break_table(t);
    std::vector<std::uint16_t> reached = {WordBreakTable::kStart};
    if (table.inner_start != WordBreakTable::kStart) reached.push_back(table.inner_start);
    const std::size_t starts = reached.size();
    std::vector<bool> known(0x10000);
    known[WordBreakTable::kStart] = known[table.inner_start] = known[WordBreakTable::kDead] = true;
    for (std::size_t i = 0; i < reached.size(); ++i) {
      for (std::size_t c = 0; c < table.class_count; ++c) {
        const std::uint16_t to = table.next(reached[i], static_cast<std::uint8_t>(c));
        ASSERT_NE(to, WordBreakTable::kStart);
        ASSERT_NE(to, table.inner_start);
        // One code point is a match, so that going back always gets somewhere.
        const bool ends = table.flags(to).accepts() || table.flags(to).ends() != 0;
        ASSERT_TRUE(i >= starts || ends);
        if (!known[to]) reached.push_back(to);
        known[to] = true;
      }
    }
    for (char32_t c = 0; c < unicode::kCodePointLimit; ++c) {
      ASSERT_LT(table.classes[c], table.class_count);
    }
  }
}

TEST(WordBreakTable, a_context_has_one_place_where_it_began) {
  const WordBreakTable& table = compile::word_break_table(kNaqi);
  bool marks = false;
  bool ends = false;
  for (std::uint16_t state = 0; state < 0x400; ++state) {
    const compile::StateFlags flags = table.flags(state);
    EXPECT_FALSE(flags.ends() != 0 && flags.accepts());
    EXPECT_LE(flags.ends(), compile::StateFlags::kContexts);
    marks = marks || flags.marks_any();
    ends = ends || flags.ends() != 0;
  }
  EXPECT_TRUE(marks && ends);
}

TEST(TokenKind, names) {
  EXPECT_EQ(to_string(TokenKind::word), "word");
  EXPECT_EQ(to_string(TokenKind::number), "number");
  EXPECT_EQ(to_string(TokenKind::punctuation), "punctuation");
  EXPECT_EQ(to_string(TokenKind::symbol), "symbol");
  EXPECT_EQ(to_string(TokenKind::emoji), "emoji");
  EXPECT_EQ(to_string(TokenKind::url), "url");
}

TEST(Automaton, settles_a_segment_when_the_next_begins) {
  const auto breaker = tokens::make_automaton(kNaqi);
  Segments out;
  breaker->feed("ab", out);
  EXPECT_EQ(out, Segments{});
  breaker->feed(" ", out);
  EXPECT_EQ(out, (Segments{{2, TokenKind::word}}));
  breaker->feed("\n", out);  // a line is complete with its end
  EXPECT_EQ(out, (Segments{{2, TokenKind::word}, {2, {}}}));
  breaker->finish(out);
  EXPECT_EQ(out.size(), 2U);
}

TEST(Automaton, a_held_boundary_comes_true_or_not) {
  const auto breaker = tokens::make_automaton(kNaqi);
  Segments out;
  breaker->feed("1.", out);
  EXPECT_EQ(out, Segments{});
  breaker->feed("5.", out);
  EXPECT_EQ(out, Segments{});
  breaker->feed("x", out);  // an address for mail may begin so
  EXPECT_EQ(out, Segments{});
  breaker->feed("'", out);
  EXPECT_EQ(out, (Segments{{3, TokenKind::number}, {1, TokenKind::punctuation}}));
  breaker->finish(out);
  EXPECT_EQ(out, (Segments{{3, TokenKind::number},
                           {1, TokenKind::punctuation},
                           {1, TokenKind::word},
                           {1, TokenKind::punctuation}}));
}

TEST(Automaton, starts_anew_after_finish) {
  const auto breaker = tokens::make_automaton(kNaqi);
  Segments out;
  breaker->feed("1.\xD8", out);
  breaker->finish(out);
  EXPECT_EQ(
      out, (Segments{{1, TokenKind::number}, {1, TokenKind::punctuation}, {1, TokenKind::symbol}}));
  out.clear();
  breaker->finish(out);
  EXPECT_EQ(out, Segments{});
  breaker->feed("\xA8", out);  // does not complete what was there before
  breaker->finish(out);
  EXPECT_EQ(out, (Segments{{1, TokenKind::symbol}}));
}

TEST(Automaton, an_ill_formed_sequence_is_one_symbol) {
  const auto breaker = tokens::make_automaton(kNaqi);
  const struct {
    std::string text;
    std::vector<std::size_t> lengths;
  } cases[] = {
      {"\xFF", {1}},
      {"\x80\x80", {1, 1}},
      {"\xC0\xAF", {1, 1}},                  // overlong
      {"\xE0\x80\x80", {1, 1, 1}},           // overlong
      {"\xED\xA0\x80", {1, 1, 1}},           // a surrogate
      {"\xF4\x90\x80\x80", {1, 1, 1, 1}},    // above U+10FFFF
      {"\xF0\x9F\x98", {3}},                 // cut at the end
      {"\xF0\x9F\x98!", {3, 1}},             // and before something else
      {"\xE2\x80\xF0\x9F\x98\x80", {2, 4}},  // and before another
      {"a\xD8z", {1, 1, 1}},
  };
  for (const auto& each : cases) {
    for (std::size_t size = 1; size <= each.text.size(); ++size) {
      std::vector<std::size_t> lengths;
      for (const Segment& segment : test::segments_of(*breaker, each.text, size)) {
        lengths.push_back(segment.length);
      }
      EXPECT_EQ(lengths, each.lengths) << testing::PrintToString(each.text) << ' ' << size;
    }
  }
}

std::size_t index_of(std::string_view tokenizer) {
  std::size_t i = 0;
  while (tokenizers()[i].name != tokenizer) ++i;
  return i;
}

std::vector<std::size_t> lengths_of(tokens::WordBreaker& breaker, std::string_view text,
                                    std::size_t size) {
  std::vector<std::size_t> lengths;
  for (const Segment& segment : test::segments_of(breaker, text, size)) {
    lengths.push_back(segment.length);
  }
  return lengths;
}

TEST(Automaton, a_limit_is_of_utf16_units_and_gives_the_longest_match_within_it) {
  const std::size_t lucene = index_of("lucene");
  const auto letters = [](std::size_t count) { return std::string(count, 'a'); };
  const std::string wide = "\U00010400";  // two units, four bytes
  const struct {
    std::string text;
    std::vector<std::size_t> lengths;
  } cases[] = {
      {letters(255), {255}},
      {letters(256), {255, 1}},
      {letters(600), {255, 255, 90}},
      {letters(253) + wide + "b", {257, 1}},      // ends with the limit
      {letters(254) + wide + "b", {254, 5}},      // would cross it
      {letters(254) + ".b", {254, 1, 1}},         // U+002E joins only if a letter follows
      {letters(253) + ".bc", {255, 1}},           // which it does here
      {letters(254) + "\u0301\u0301", {256, 2}},  // a mark is cut off: no token
      {letters(254) + "\xFF", {254, 1}},          // ill-formed: a unit
      {std::string(300, '\xFF'), std::vector<std::size_t>(300, 1)},
  };
  const auto breaker = tokens::make_automaton(lucene);
  for (const auto& each : cases) {
    for (const std::size_t size : {1, 2, 3, 64, 255, 256, 257, 1000}) {
      EXPECT_EQ(lengths_of(*breaker, each.text, size), each.lengths)
          << testing::PrintToString(each.text) << ' ' << size;
    }
    EXPECT_EQ(lengths_of(*tokens::make_reference_breaker(lucene), each.text, 0), each.lengths)
        << testing::PrintToString(each.text);
  }
}

TEST(Automaton, what_begins_a_word_is_told_from_what_follows_a_token) {
  const auto breaker = tokens::make_automaton(index_of("farasa"));
  for (std::size_t size = 1; size <= 8; ++size) {
    EXPECT_EQ(lengths_of(*breaker, ":ab cd:ef", size), (std::vector<std::size_t>{3, 1, 2, 1, 2}));
    // A new text begins a word, whatever the last one ended with.
    EXPECT_EQ(lengths_of(*breaker, ":ab", size), (std::vector<std::size_t>{3}));
  }
}

TEST(Automaton, an_empty_piece_changes_nothing) {
  const auto breaker = tokens::make_automaton(kNaqi);
  Segments out;
  breaker->feed({}, out);
  breaker->feed("\xD8", out);
  breaker->feed({}, out);
  breaker->feed("\xA8", out);
  breaker->finish(out);
  EXPECT_EQ(out, (Segments{{2, TokenKind::word}}));
}

TEST(Automaton, segments_cover_the_text) {
  const auto breaker = tokens::make_automaton(kNaqi);
  const std::string text =
      "\u0642\u0627\u0644: 6-1-2022\u060C (\u0663\u066B\u0661\u0664) \u064E\u0628 \xFF a.\n";
  for (std::size_t size = 1; size <= text.size(); ++size) {
    EXPECT_EQ(total(test::segments_of(*breaker, text, size)), text.size());
  }
}

TEST(Automaton, a_segment_may_be_long) {
  const auto breaker = tokens::make_automaton(kNaqi);
  const std::string letters(1 << 16, 'a');
  Segments out;
  for (int i = 0; i < 100; ++i) breaker->feed(letters, out);
  EXPECT_EQ(out, Segments{});
  breaker->finish(out);
  EXPECT_EQ(out, (Segments{{100 * letters.size(), TokenKind::word}}));
}

}  // namespace
}  // namespace naqi
