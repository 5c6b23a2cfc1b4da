// The rows that hold under a condition: which a spec selects, and what the compiler asks of them.
#include "compile/conditional.h"

#include <string_view>

#include <gtest/gtest.h>

#include "rules/spec.h"

namespace naqi {
namespace {

using compile::CharMap;
using compile::ConditionalRows;

ConditionalRows rows_of(std::string_view spec) {
  const rule::Spec parsed = rule::parse_spec(spec).value();
  return {parsed, CharMap::build(parsed).value()};
}

TEST(ConditionalRows, are_those_of_the_selected_steps) {
  EXPECT_TRUE(rows_of("nfc strip:tatweel").rows().empty());
  const ConditionalRows rows = rows_of("nfc strip:bare_tatweel");
  ASSERT_EQ(rows.rows().size(), 1U);
  EXPECT_EQ(rows.rows()[0].from, char32_t{0x0640});
  EXPECT_TRUE(rows.has(When::bare_tatweel));
  EXPECT_FALSE(rows.has(When::joined));
}

TEST(ConditionalRows, give_way_to_rows_that_hold_everywhere) {
  EXPECT_FALSE(rows_of("strip:bare_tatweel,tatweel").has(When::bare_tatweel));
  EXPECT_FALSE(rows_of("strip:stray_zwnj,zwnj").has(When::stray_nonjoiner));
  EXPECT_FALSE(rows_of("fold:nonfinal_yeh,yeh").has(When::joined));
}

TEST(ConditionalRows, evidence_is_not_context) {
  const ConditionalRows rows = rows_of("strip:bare_tatweel,stray_zwnj,tanween_alef");
  EXPECT_TRUE(rows.is_evidence(0x0640));
  EXPECT_TRUE(rows.context_of(0x0640).empty());
  EXPECT_FALSE(rows.is_evidence(0x200C));
  EXPECT_EQ(rows.context_of(0x200C).size(), 1U);
  EXPECT_FALSE(rows.is_evidence(0x0627)) << "an alef is watched where a fathatan is";
  EXPECT_TRUE(rows.has(When::tanween_seat));
}

TEST(ConditionalRows, two_of_one_code_point_stand_together) {
  const ConditionalRows rows = rows_of("separators:arabic punctuation:arabic");
  const auto of_comma = rows.context_of(U',');
  ASSERT_EQ(of_comma.size(), 2U);
  EXPECT_NE(of_comma[0].when, of_comma[1].when);
}

TEST(ConditionalRows, know_what_is_looked_at) {
  EXPECT_FALSE(rows_of("nfc strip:bare_tatweel").looks_at_context());
  const ConditionalRows space = rows_of("squeeze:space");
  EXPECT_TRUE(space.looks_at_context());
  EXPECT_TRUE(space.looks_at(U' '));
  EXPECT_FALSE(space.looks_at(0x0628));
  const ConditionalRows letters = rows_of("squeeze:letters=1");
  EXPECT_TRUE(letters.looks_at(0x0628));
  EXPECT_FALSE(letters.looks_at(U' '));
  EXPECT_FALSE(letters.looks_at(U'a'));
  EXPECT_FALSE(letters.looks_at(0x0661)) << "digits are no letters";
  EXPECT_FALSE(letters.looks_at(0x0640)) << "nor is tatweel";
}

}  // namespace
}  // namespace naqi
