// Lines and units of a text that comes in pieces, against the whole text decoded.
#include "apps/naqi/position.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "pipeline/count_units.h"
#include "support/engines.h"
#include "support/random_text.h"
#include "text/utf8.h"

namespace naqi::cli {
namespace {

std::uint64_t expected_units(OffsetUnit unit, std::string_view text) {
  if (unit == OffsetUnit::none) return 0;
  if (unit == OffsetUnit::bytes) return text.size();
  std::uint64_t units = 0;
  for (const char32_t c : text::to_utf32(text)) {
    units += unit == OffsetUnit::utf16 && c > 0xFFFF ? 2 : 1;
  }
  return units;
}

constexpr OffsetUnit kUnits[] = {OffsetUnit::none, OffsetUnit::bytes, OffsetUnit::code_points,
                                 OffsetUnit::utf16};

Position position_after(std::string_view text, OffsetUnit unit, std::size_t piece) {
  PositionCounter counter({unit, true});
  for (std::size_t at = 0; at < text.size(); at += piece) counter.pass(text.substr(at, piece));
  return counter.position();
}

TEST(Position, of_random_text_in_pieces) {
  test::RandomText random(7);
  for (int i = 0; i < 3000; ++i) {
    // A line end completes whatever was begun.
    const std::string text = (i % 2 == 0 ? random.damaged(80) : random.bytes(40)) + '\n';
    for (const OffsetUnit unit : kUnits) {
      for (const std::size_t piece :
           {std::size_t{1}, std::size_t{2}, std::size_t{7}, text.size()}) {
        const Position position = position_after(text, unit, piece);
        ASSERT_EQ(position.offset, expected_units(unit, text));
        ASSERT_EQ(position.lines,
                  static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')));
      }
    }
  }
}

TEST(Position, units_of_a_text_and_of_its_beginning) {
  test::RandomText random(8);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random.damaged(80);
    const test::ExactBuffer well_formed(random.utf8(80));
    const std::string_view whole = well_formed.view();
    for (const OffsetUnit unit : {OffsetUnit::bytes, OffsetUnit::code_points, OffsetUnit::utf16}) {
      ASSERT_EQ(count_units(unit, text, text.size(), false), expected_units(unit, text));
      for (std::size_t length = 0; length <= whole.size(); ++length) {
        if (length < whole.size() && text::is_trail(whole[length])) continue;
        ASSERT_EQ(count_units(unit, whole, length, true),
                  expected_units(unit, whole.substr(0, length)));
      }
    }
  }
}

TEST(Position, counts_only_what_is_asked_for) {
  PositionCounter counter({});
  counter.pass("a\nb\n");
  EXPECT_EQ(counter.position().lines, 0U);
  EXPECT_EQ(counter.position().offset, 0U);
}

}  // namespace
}  // namespace naqi::cli
