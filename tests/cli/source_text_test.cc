// The original text of tokens, and their places in each unit.
#include "apps/naqi/source_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace naqi::cli {
namespace {

// Tokens with these places, in bytes of the input.
Tokens tokens_at(const std::vector<Span>& spans) {
  Tokens tokens;
  for (const Span& span : spans) tokens.items.push_back({{}, span, TokenKind::word, false});
  return tokens;
}

// What take() makes of them: "text@begin-end ...".
std::string taken(SourceText& source, const std::vector<Span>& spans, OffsetUnit unit) {
  Tokens tokens = tokens_at(spans);
  const auto slices = source.take(tokens, unit);
  std::string out;
  for (std::size_t i = 0; i < slices.size(); ++i) {
    const Span& span = tokens.items[i].source;
    out += std::string(slices[i]) + '@' + std::to_string(span.begin) + '-' +
           std::to_string(span.end) + ' ';
  }
  source.forget(unit);
  return out;
}

TEST(SourceText, units_over_pieces) {
  // Beh, an emoji of two UTF-16 units, an ill-formed byte.
  constexpr std::string_view kText = "\xD8\xA8 \xF0\x9F\x98\x80x \xFFz";
  const std::vector<std::pair<OffsetUnit, std::string>> cases = {
      {OffsetUnit::bytes, "0-2 3-8 9-11"},
      {OffsetUnit::code_points, "0-1 2-4 5-7"},
      {OffsetUnit::utf16, "0-1 2-5 6-8"},
  };
  for (const auto& [unit, expected] : cases) {
    SourceText source;
    source.feed(kText.substr(0, 5));
    const std::string first = taken(source, {{0, 2}}, unit);
    source.feed(kText.substr(5));
    const std::string rest = taken(source, {{3, 8}, {9, 11}}, unit);
    std::string places;
    for (const char c : first + rest) {
      if ((c >= '0' && c <= '9') || c == '-' || c == ' ') places += c;
    }
    EXPECT_EQ(places, expected + ' ');
  }
}

TEST(SourceText, tokens_that_share_a_place) {
  SourceText source;
  source.feed("a \xEF\xB7\xBA b");
  EXPECT_EQ(taken(source, {{0, 1}, {2, 5}, {2, 5}}, OffsetUnit::code_points),
            "a@0-1 \xEF\xB7\xBA@2-3 \xEF\xB7\xBA@2-3 ");
  EXPECT_EQ(taken(source, {{2, 5}, {6, 7}}, OffsetUnit::code_points), "\xEF\xB7\xBA@2-3 b@4-5 ");
}

TEST(SourceText, long_white_space_is_forgotten_but_counted) {
  SourceText source;
  const std::string space(200000, ' ');
  source.feed("a");
  EXPECT_EQ(taken(source, {{0, 1}}, OffsetUnit::utf16), "a@0-1 ");
  source.feed(space);
  EXPECT_EQ(taken(source, {}, OffsetUnit::utf16), "");
  source.feed(space + "b");
  EXPECT_EQ(taken(source, {{400001, 400002}}, OffsetUnit::utf16), "b@400001-400002 ");
}

}  // namespace
}  // namespace naqi::cli
