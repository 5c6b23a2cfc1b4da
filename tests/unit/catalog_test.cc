// The catalog: that its rows are what include/naqi/catalog.h says, and that every example holds.
#include "naqi/catalog.h"

#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <gtest/gtest.h>

#include "naqi/pipeline.h"
#include "pipeline/engine.h"
#include "rules/lookup.h"
#include "rules/spec.h"
#include "support/describe.h"
#include "support/engines.h"

namespace naqi {
namespace {

std::string name_of(const Step& step) {
  return std::string(step.verb) + ':' + std::string(step.name);
}

bool is_policy(const Step& step) { return step.verb == "form" || step.verb == "invalid"; }

std::set<std::string> aliases_of(const Step& step) {
  std::set<std::string> aliases;
  std::string_view rest = step.aliases;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    aliases.emplace(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return aliases;
}

TEST(Catalog, every_example_holds) {
  for (const Step& step : steps()) {
    const Result<Pipeline> pipeline = Pipeline::compile(name_of(step));
    ASSERT_TRUE(pipeline) << name_of(step) << ": " << pipeline.error().message;
    for (const Engine* engine : test::all_engines()) {
      const std::string out = pipeline->with_engine(*engine).normalize(step.example_in);
      EXPECT_EQ(test::describe(out), test::describe(step.example_out))
          << name_of(step) << ", " << engine->name;
    }
  }
}

TEST(Catalog, every_step_shows_what_it_does) {
  for (const Step& step : steps()) {
    EXPECT_FALSE(step.help.empty()) << name_of(step);
    if (!is_policy(step)) {
      EXPECT_FALSE(step.reference.empty()) << name_of(step);
      EXPECT_NE(step.example_in, step.example_out) << name_of(step);
    }
  }
}

TEST(Catalog, names_and_aliases_are_unique_within_a_verb) {
  std::set<std::string> words;
  for (const Step& step : steps()) {
    EXPECT_TRUE(words.insert(name_of(step)).second) << name_of(step);
    for (const std::string& alias : aliases_of(step)) {
      EXPECT_TRUE(words.insert(std::string(step.verb) + ':' + alias).second) << alias;
    }
  }
}

TEST(Catalog, words_that_stand_alone_are_unique) {
  std::set<std::string> words;
  for (const Preset& preset : presets()) {
    EXPECT_TRUE(words.insert(std::string(preset.name)).second) << preset.name;
  }
  for (const Step& step : steps()) {
    if (step.verb != "form") continue;
    EXPECT_TRUE(words.insert(std::string(step.name)).second) << step.name;
    for (const std::string& alias : aliases_of(step)) {
      EXPECT_TRUE(words.insert(alias).second) << alias;
    }
  }
}

TEST(Catalog, steps_of_a_verb_stand_together) {
  std::set<std::string_view> done;
  std::string_view verb;
  for (const Step& step : steps()) {
    if (step.verb == verb) continue;
    EXPECT_TRUE(done.insert(step.verb).second) << step.verb;
    verb = step.verb;
  }
}

TEST(Catalog, group_has_leaves_of_its_verb) {
  for (const Step& step : steps()) {
    for (const std::uint8_t member : step.members) {
      ASSERT_LT(member, steps().size());
      EXPECT_EQ(steps()[member].verb, step.verb);
      EXPECT_TRUE(steps()[member].members.empty()) << name_of(step);
    }
  }
}

TEST(Catalog, every_leaf_has_rules_and_nothing_else_has) {
  for (std::size_t i = 0; i < steps().size(); ++i) {
    const bool has_rules = steps()[i].members.empty() && !is_policy(steps()[i]) &&
                           steps()[i].verb != "squeeze" &&  // bounds runs, whatever they are of
                           i != rule::html_step() && steps()[i].verb != "replace";  // filters
    EXPECT_EQ(!rule::rules_of(i).empty(), has_rules) << name_of(steps()[i]);
  }
}

TEST(Catalog, steps_of_replace_are_kinds_of_tokens) {
  std::set<std::string_view> kinds;
  for (int kind = 0; kind <= static_cast<int>(TokenKind::url); ++kind) {
    kinds.insert(to_string(static_cast<TokenKind>(kind)));
  }
  for (const Step& step : steps()) {
    EXPECT_TRUE(step.verb != "replace" || kinds.contains(step.name)) << step.name;
  }
}

TEST(Catalog, rules_are_ordered_by_step_and_code_point) {
  std::pair<int, char32_t> last = {-1, 0};
  for (const Rule& rule : rules()) {
    const std::pair<int, char32_t> key = {rule.step, rule.from};
    EXPECT_LT(last, key);
    last = key;
    EXPECT_FALSE(rule.name.empty()) << std::hex << static_cast<unsigned>(rule.from);
    EXPECT_EQ(rule.to.empty(), steps()[rule.step].verb == "strip") << name_of(steps()[rule.step]);
  }
}

TEST(Catalog, rules_of_steps_are_all_rules) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < steps().size(); ++i) {
    for (const Rule& rule : rule::rules_of(i)) EXPECT_EQ(rule.step, i);
    count += rule::rules_of(i).size();
  }
  EXPECT_EQ(count, rules().size());
}

TEST(Catalog, every_preset_compiles_and_has_help) {
  for (const Preset& preset : presets()) {
    const Result<Pipeline> pipeline = Pipeline::compile(preset.name);
    EXPECT_TRUE(pipeline) << preset.name << ": " << pipeline.error().message;
    EXPECT_FALSE(preset.help.empty()) << preset.name;
  }
}

TEST(Catalog, lookup_finds_names_aliases_and_nothing_else) {
  EXPECT_EQ(rule::find_step("strip", "kashida"), rule::find_step("strip", "tatweel"));
  EXPECT_FALSE(rule::find_step("fold", "tatweel"));
  EXPECT_FALSE(rule::find_step("strip", ""));
  EXPECT_FALSE(rule::find_step("fold", "white_space,nbsp"));
  EXPECT_TRUE(rule::is_verb("digits"));
  EXPECT_FALSE(rule::is_verb("digit"));
  EXPECT_EQ(rule::find_preset("search")->name, "search");
  EXPECT_EQ(rule::find_preset("searc"), nullptr);
}

TEST(Catalog, versions_and_tokenizers) {
  EXPECT_EQ(unicode_version(), "15.0");
  EXPECT_GE(table_version(), 1U);
  EXPECT_FALSE(version().empty());
  std::vector<std::string_view> names;
  for (const Tokenizer& tokenizer : tokenizers()) names.push_back(tokenizer.name);
  EXPECT_EQ(names, (std::vector<std::string_view>{"naqi", "uax29", "lucene", "camel",
                                                  "camel_split_digits", "whitespace", "farasa"}));
}

}  // namespace
}  // namespace naqi
