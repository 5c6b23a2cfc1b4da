// CharMap: the rows a spec selects as one map, and the specs that cannot be one. settle() is here,
// too: the map applied until nothing changes.
#include "compile/char_map.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "compile/settle.h"
#include "naqi/catalog.h"
#include "rules/lookup.h"
#include "rules/spec.h"

namespace naqi {
namespace {

using compile::CharMap;
using rule::Spec;
using unicode::Form;

Result<CharMap> build(std::string_view spec) {
  const Result<Spec> parsed = rule::parse_spec(spec);
  EXPECT_TRUE(parsed) << spec;
  return CharMap::build(*parsed);
}

CharMap map_of(std::string_view spec) {
  const Result<CharMap> map = build(spec);
  EXPECT_TRUE(map) << spec << ": " << map.error().message;
  return map ? *map : CharMap();
}

std::u32string settled(std::string_view spec, std::u32string text) {
  const Result<Spec> parsed = rule::parse_spec(spec);
  compile::settle(map_of(spec), parsed->form, text);
  return text;
}

TEST(CharMap, strips_and_folds_what_the_spec_selects) {
  const CharMap map = map_of("strip:tatweel fold:alef_wasla,ellipsis");
  EXPECT_TRUE(map.strips(0x0640));
  EXPECT_FALSE(map.strips(0x0671));
  EXPECT_EQ(map.fold(0x0671), U"\u0627");
  EXPECT_EQ(map.fold(0x2026), U"...");
  EXPECT_EQ(map.fold(0x0640), U"");
  EXPECT_EQ(map.fold(0x0623), U"");
  EXPECT_TRUE(map.strips(compile::kStrippedStarter));
}

TEST(CharMap, rows_are_in_code_point_order_and_unique) {
  for (const Preset& preset : presets()) {
    const CharMap map = map_of(preset.name);
    EXPECT_TRUE(std::is_sorted(map.rows().begin(), map.rows().end(),
                               [](const auto& a, const auto& b) { return a.from < b.from; }));
    for (std::size_t i = 1; i < map.rows().size(); ++i) {
      EXPECT_NE(map.rows()[i - 1].from, map.rows()[i].from) << preset.name;
    }
  }
}

TEST(CharMap, apply_goes_one_step) {
  const CharMap map = map_of("strip:tatweel fold:hamza,heh");
  std::u32string text = U"\u06C2\u0640\u06C1";
  EXPECT_TRUE(map.apply(text));
  EXPECT_EQ(text, U"\u06C1\u0647");
  EXPECT_TRUE(map.apply(text));
  EXPECT_EQ(text, U"\u0647\u0647");
  EXPECT_FALSE(map.apply(text));
}

TEST(CharMap, apply_deletes_the_stand_in_for_stripped_starters) {
  std::u32string text = {U'\u0627', compile::kStrippedStarter, U'\u0654'};
  EXPECT_TRUE(CharMap().apply(text));
  EXPECT_EQ(text, U"\u0627\u0654");
}

TEST(CharMap, rows_with_different_ends_are_refused) {
  // No two steps of the catalog disagree, so the rows are made here.
  const auto refused = CharMap::from_rows({{0x0626, U"\u064A", 20}, {0x0626, U"\u0648", 21}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::conflict);
  EXPECT_NE(refused.error().message.find("U+0626"), std::string::npos);
  const auto chained = CharMap::from_rows(
      {{0x0626, U"\u064A", 20}, {0x0626, U"\u0649", 21}, {0x064A, U"\u0649", 22}});
  ASSERT_TRUE(chained);
  EXPECT_EQ(chained->fold(0x0626), U"\u064A");
  const auto stripped = CharMap::from_rows({{0x0626, U"\u064A", 20}, {0x0626, U"", 21}});
  ASSERT_TRUE(stripped);
  EXPECT_TRUE(stripped->strips(0x0626));
}

TEST(CharMap, folds_that_lead_back_are_refused) {
  for (const std::string_view spec :
       {"fold:alef_maksura,dotless", "raw fold:dotless,alef_maksura", "search fold:dotless"}) {
    const Result<CharMap> map = build(spec);
    ASSERT_FALSE(map) << spec;
    EXPECT_EQ(map.error().code, ErrorCode::fold_cycle) << spec;
    EXPECT_NE(map.error().message.find("U+06"), std::string::npos) << map.error().message;
  }
}

TEST(CharMap, two_choices_of_an_exclusive_verb_would_lead_back) {
  for (const std::string_view verb : {"digits", "punctuation"}) {
    Spec spec;
    for (std::size_t i = 0; i < steps().size(); ++i) {
      if (steps()[i].verb == verb) spec.steps.set(i);
    }
    EXPECT_FALSE(CharMap::build(spec)) << verb;
  }
}

TEST(CharMap, rows_that_disagree_on_the_way_and_agree_in_the_end_are_accepted) {
  // Farsi yeh: to yeh by one row, to alef maksura by another; dotless takes yeh there, too.
  EXPECT_TRUE(build("fold:yeh,dotless"));
  EXPECT_TRUE(build("fold:alef,alef_wasla,hamza,yeh,teh_marbuta,kaf,heh,dotless"));
  EXPECT_EQ(settled("fold:yeh,dotless", U"\u06CC\u06D2\u064A"), U"\u0649\u0649\u0649");
}

// With the rows there are, no two steps that the grammar lets stand together conflict, and only one
// pair forms a cycle. A row that changes that should be meant to.
TEST(CharMap, pairs_of_steps_are_compatible_but_for_one) {
  std::vector<std::string> refused;
  for (std::size_t a = 0; a < steps().size(); ++a) {
    for (std::size_t b = a + 1; b < steps().size(); ++b) {
      const std::string spec = std::string(steps()[a].verb) + ':' + std::string(steps()[a].name) +
                               ' ' + std::string(steps()[b].verb) + ':' +
                               std::string(steps()[b].name);
      if (!build(spec)) refused.push_back(spec);
    }
  }
  EXPECT_EQ(refused, std::vector<std::string>{"fold:alef_maksura fold:dotless"});
}

TEST(Settle, composing_after_a_fold_makes_a_letter_to_fold) {
  EXPECT_EQ(settled("fold:alef", U"\u0627\u0653\u0654"), U"\u0627");
  EXPECT_EQ(settled("fold:alef,alef_wasla", U"\u0671\u0654"), U"\u0627");
  EXPECT_EQ(settled("fold:alef_maksura,hamza", U"\u0649\u0654"), U"\u064A");
}

TEST(Settle, stripping_lets_compose) {
  EXPECT_EQ(settled("strip:tatweel", U"\u0627\u0640\u0654"), U"\u0623");
  EXPECT_EQ(settled("strip:tatweel fold:alef", U"\u0627\u0640\u0654"), U"\u0627");
}

TEST(Settle, leaves_the_decomposed_form_to_what_comes_after) {
  EXPECT_EQ(settled("nfd strip:hamza_marks", U"\u0627\u0654\u0647\u0654"), U"\u0623\u0647");
}

TEST(Settle, raw_composes_nothing) {
  EXPECT_EQ(settled("raw strip:tatweel", U"\u0627\u0640\u0654"), U"\u0627\u0654");
}

}  // namespace
}  // namespace naqi
