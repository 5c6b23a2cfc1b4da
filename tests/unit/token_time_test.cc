// Texts that make the automaton look ahead again and again take time in proportion to their length,
// and come out the same however they are cut.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "support/engines.h"
#include "support/segments.h"
#include "tokens/automaton.h"

namespace naqi {
namespace {

using tokens::Segment;

const std::size_t kBytes = test::small_scale() ? 1U << 18 : 1U << 20;

std::string repeated(std::string_view piece, std::size_t bytes = kBytes) {
  std::string text;
  while (text.size() + piece.size() <= bytes) text += piece;
  return text;
}

// Of the processor, as other processes run, too. The first run makes room for the segments.
double seconds_of(tokens::WordBreaker& breaker, std::string_view text) {
  std::vector<Segment> segments;
  std::clock_t begin = 0;
  for (int run = 0; run < 2; ++run) {
    segments.clear();
    begin = std::clock();
    breaker.feed(text, segments);
    breaker.finish(segments);
  }
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

double seconds_of_prose(tokens::WordBreaker& breaker, std::size_t bytes) {
  return seconds_of(breaker, repeated("\u0643\u0644\u0645\u0629 \u0644\u0647\u0627 ", bytes));
}

constexpr std::string_view kPieces[] = {"a-",
                                        "a.",
                                        "a.a1.",
                                        "a1.",
                                        "a-b.",
                                        "a.b-",
                                        "1-a.",
                                        "@a",
                                        "a@",
                                        "@a@",
                                        "a@b-c.d-e.",
                                        "a@b-",
                                        "a.b+c-d@",
                                        "a@b.c1",
                                        "@a@b-c.1",
                                        "http://,,,",
                                        "http://(",
                                        "http://a(",
                                        "http://a[(",
                                        "a://",
                                        "http:/",
                                        "www.",
                                        "www",
                                        "www.(",
                                        "(",
                                        "((a",
                                        ":",
                                        "1,",
                                        "1.",
                                        "1-1.",
                                        "1/",
                                        "1:",
                                        "10:30",
                                        "10:30:",
                                        "6/1/",
                                        "2022-01-01T",
                                        "6\u200F/1\u200F/",
                                        "#",
                                        "#_",
                                        "#1",
                                        "@_",
                                        "_",
                                        "_1",
                                        ":):",
                                        ":-",
                                        ":'",
                                        "<3<",
                                        "o_",
                                        ";-;",
                                        "(^_",
                                        "'",
                                        "a'",
                                        "\u05D0\"",
                                        "\u05D0'",
                                        "\u0623.\u062F",
                                        "\u0623.",
                                        "\u0627\u0644\u0623.",
                                        "\u062Fwww",
                                        "\u062Fhttp:/",
                                        "\u062F1\uFE0F",
                                        "\u0647\u0640",
                                        "\u0640",
                                        "\u0628\u0640",
                                        "\u0640\u064E",
                                        "\u064E",
                                        "\u200F",
                                        "a\u0301\u0323",
                                        "\u06DD",
                                        "\u06DD1",
                                        "\uFD3E1",
                                        "\uFD3E\u06DD1",
                                        "\u0600",
                                        "\U0001F469\u200D",
                                        "\U0001F469\u200D\u2640",
                                        "\u200D",
                                        "\U0001F1E6",
                                        "1\uFE0F",
                                        "1\u20E3",
                                        "\U0001F3F4\U000E0067",
                                        "\uFE0F",
                                        "...",
                                        "!?",
                                        "--",
                                        "\u00B2",
                                        "1\u00BD",
                                        "x\u00B2",
                                        "\u4E2D",
                                        "\xFF",
                                        "a\xFF",
                                        "\xD8"};

std::string printable(std::string_view piece) { return testing::PrintToString(std::string(piece)); }

TEST(TokenTime, is_linear_in_the_length) {
  const auto breaker = tokens::make_automaton(0);
  const double plain = seconds_of_prose(*breaker, kBytes);
  for (const std::string_view piece : kPieces) {
    EXPECT_LT(seconds_of(*breaker, repeated(piece)), 20 * plain) << printable(piece);
  }
}

// A start that a long text could belong to, but that nothing completes.
TEST(TokenTime, is_linear_after_any_start) {
  const std::size_t bytes = kBytes / 8;
  const auto breaker = tokens::make_automaton(0);
  const double plain = seconds_of_prose(*breaker, bytes);
  for (const std::string_view start : kPieces) {
    for (const std::string_view rest : {"a", "a.", "a-", "1.", ",", "\u064E", "("}) {
      const std::string text = std::string(start) + repeated(rest, bytes);
      EXPECT_LT(seconds_of(*breaker, text), 20 * plain) << printable(start) << printable(rest);
    }
  }
}

TEST(TokenTime, chunks_do_not_matter) {
  const auto breaker = tokens::make_automaton(0);
  for (const std::string_view piece : kPieces) {
    const std::string text = repeated(piece, 4096);
    const std::vector<Segment> expected = test::segments_of(*breaker, text);
    for (const std::size_t size : {1U, 2U, 3U, 7U, 64U, 1000U}) {
      EXPECT_EQ(test::segments_of(*breaker, text, size), expected) << printable(piece) << size;
    }
  }
}

}  // namespace
}  // namespace naqi
