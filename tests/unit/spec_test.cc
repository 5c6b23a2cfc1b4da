// Specs: the grammar, the canonical text, and what every kind of mistake is answered with.
#include "rules/spec.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "naqi/catalog.h"
#include "rules/lookup.h"

namespace naqi {
namespace {

using rule::Invalid;
using rule::Spec;
using unicode::Form;

Spec parsed(std::string_view text) {
  const Result<Spec> spec = rule::parse_spec(text);
  EXPECT_TRUE(spec) << text << ": " << spec.error().message;
  return spec ? *spec : Spec();
}

std::string canonical(std::string_view text) { return rule::to_text(parsed(text)); }

std::string name_of(const Step& step) {
  return std::string(step.verb) + ':' + std::string(step.name);
}

// Steps that a spec shows as bits: not form, not invalid, no group.
std::vector<std::size_t> selectable_leaves() {
  std::vector<std::size_t> leaves;
  for (std::size_t i = 0; i < steps().size(); ++i) {
    const Step& step = steps()[i];
    if (step.members.empty() && step.verb != "form" && step.verb != "invalid") leaves.push_back(i);
  }
  return leaves;
}

TEST(Spec, empty_text_changes_nothing_but_ill_formed_bytes) {
  EXPECT_EQ(parsed(""), Spec());
  EXPECT_EQ(parsed(" \t "), Spec());
  EXPECT_EQ(canonical(""), "form:raw");
  EXPECT_EQ(Spec().invalid, Invalid::replace);
}

TEST(Spec, words_stand_between_spaces_and_tabs) {
  EXPECT_EQ(canonical("  search \t -fold:case  "), canonical("search -fold:case"));
}

TEST(Spec, names_after_one_verb_are_like_words_of_their_own) {
  EXPECT_EQ(parsed("strip:tatweel,bidi fold:alef"), parsed("fold:alef strip:bidi strip:tatweel"));
}

TEST(Spec, rules_without_a_form_see_composed_text) {
  EXPECT_EQ(parsed("strip:tatweel").form, Form::nfc);
  EXPECT_EQ(parsed("digits:ascii").form, Form::nfc);
  EXPECT_EQ(parsed("form:raw strip:tatweel").form, Form::raw);
  EXPECT_EQ(parsed("strip:tatweel raw").form, Form::raw);
  EXPECT_EQ(parsed("invalid:drop").form, Form::raw);
  EXPECT_EQ(parsed("none fold:alef").form, Form::raw);
}

TEST(Spec, form_stands_alone_or_with_its_verb) {
  for (const Step& step : steps()) {
    if (step.verb != "form") continue;
    EXPECT_EQ(parsed(step.name), parsed("form:" + std::string(step.name)));
    EXPECT_EQ(parsed("strip:tatweel " + std::string(step.name)).form, parsed(step.name).form);
  }
}

TEST(Spec, enumerators_stand_in_the_order_of_the_table) {
  const std::vector<std::string_view> forms = {"raw", "nfc", "nfd", "nfkc", "nfkd", "nfkc_arabic"};
  for (std::size_t i = 0; i < forms.size(); ++i) {
    EXPECT_EQ(parsed(forms[i]).form, static_cast<Form>(i)) << forms[i];
  }
  EXPECT_EQ(parsed("raw").form, Form::raw);
  EXPECT_EQ(parsed("nfc").form, Form::nfc);
  EXPECT_EQ(parsed("nfd").form, Form::nfd);
  EXPECT_EQ(parsed("nfkc").form, Form::nfkc);
  EXPECT_EQ(parsed("nfkd").form, Form::nfkd);
  EXPECT_EQ(parsed("nfkc_arabic").form, Form::nfkc_arabic);
  EXPECT_EQ(parsed("invalid:replace").invalid, Invalid::replace);
  EXPECT_EQ(parsed("invalid:drop").invalid, Invalid::drop);
  EXPECT_EQ(parsed("invalid:keep").invalid, Invalid::keep);
  EXPECT_EQ(parsed("invalid:error").invalid, Invalid::error);
}

TEST(Spec, canonical_text_parses_to_the_same_spec) {
  std::vector<std::string> texts;
  for (const Preset& preset : presets()) texts.emplace_back(preset.name);
  for (const Step& step : steps()) {
    texts.push_back(name_of(step));
    texts.push_back("nfkd invalid:drop " + name_of(step));
  }
  for (const std::string& text : texts) {
    const Spec spec = parsed(text);
    EXPECT_EQ(parsed(rule::to_text(spec)), spec) << text;
    EXPECT_EQ(canonical(rule::to_text(spec)), rule::to_text(spec)) << text;
  }
}

TEST(Spec, canonical_text_is_in_the_order_of_the_table) {
  EXPECT_EQ(canonical("digits:ascii fold:kaf,alef strip:zwj,tanween invalid:keep nfkc"),
            "form:nfkc invalid:keep strip:tanween,zwj fold:alef,kaf digits:ascii");
}

TEST(Spec, group_is_its_members) {
  for (std::size_t i = 0; i < steps().size(); ++i) {
    const Step& group = steps()[i];
    if (group.members.empty()) continue;
    Spec members;
    members.form = Form::nfc;
    for (const std::uint8_t member : group.members) members.steps.set(member);
    EXPECT_EQ(parsed(name_of(group)), members) << name_of(group);
    EXPECT_EQ(parsed(name_of(group) + " -" + name_of(group)).steps.count(), 0U);
  }
}

TEST(Spec, every_leaf_can_be_taken_back) {
  for (const std::size_t leaf : selectable_leaves()) {
    const std::string name = name_of(steps()[leaf]);
    std::string text = "nfc " + name;
    EXPECT_TRUE(parsed(text).steps.test(leaf)) << name;
    text += " -" + name;
    EXPECT_EQ(parsed(text), parsed("nfc")) << name;
  }
}

TEST(Spec, removal_takes_a_leaf_from_a_group_and_a_group_from_a_preset) {
  EXPECT_EQ(parsed("strip:tashkeel -strip:shadda"),
            parsed("strip:tanween,harakat,sukun,superscript_alef"));
  EXPECT_EQ(parsed("clean -strip:tashkeel"), parsed("light strip:quranic"));
  EXPECT_EQ(parsed("search -fold:alef,hamza fold:alef"), parsed("search -fold:hamza"));
  EXPECT_EQ(parsed("strip:shadda -strip:tashkeel").steps.count(), 0U);  // one member is enough
}

TEST(Spec, of_an_exclusive_verb_the_last_wins) {
  EXPECT_EQ(parsed("nfc nfkd"), parsed("nfkd"));
  EXPECT_EQ(parsed("invalid:drop,keep"), parsed("invalid:keep"));
  EXPECT_EQ(parsed("digits:ascii,extended_arabic_indic"), parsed("digits:extended_arabic_indic"));
  EXPECT_EQ(parsed("punctuation:arabic punctuation:ascii"), parsed("punctuation:ascii"));
  EXPECT_EQ(parsed("search digits:arabic_indic"),
            parsed("search -digits:ascii digits:arabic_indic"));
}

TEST(Spec, alias_is_its_step) {
  for (const Step& step : steps()) {
    std::string_view rest = step.aliases;
    while (!rest.empty()) {
      const std::string_view alias = rest.substr(0, rest.find(','));
      EXPECT_EQ(parsed(std::string(step.verb) + ':' + std::string(alias)), parsed(name_of(step)))
          << alias;
      rest.remove_prefix(std::min(alias.size() + 1, rest.size()));
    }
  }
}

TEST(Spec, preset_is_its_spec) {
  for (const Preset& preset : presets()) {
    EXPECT_EQ(parsed(preset.name), parsed(preset.spec)) << preset.name;
  }
  EXPECT_EQ(parsed("none").invalid, Invalid::keep);
}

TEST(Spec, words_may_stand_on_lines_of_their_own) {
  EXPECT_EQ(parsed("search\r\n\t-fold:case\n"), parsed("search -fold:case"));
}

struct Mistake {
  std::string_view text;
  ErrorCode code;
  std::size_t where;
  std::string_view suggestion;
};

TEST(Spec, mistakes_are_located_and_the_nearest_word_is_suggested) {
  const std::vector<Mistake> mistakes = {
      {"serch", ErrorCode::unknown_preset, 0, "search"},
      {"  serch", ErrorCode::unknown_preset, 2, "search"},
      {"nfck", ErrorCode::unknown_preset, 0, "nfkc"},
      {"search nfkx", ErrorCode::malformed_spec, 7, "nfkc"},
      {"strip:kashda", ErrorCode::unknown_step, 6, "kashida"},
      {"fold:alaf=2", ErrorCode::unknown_step, 5, "alef"},
      {"-search", ErrorCode::unknown_preset, 0, "search"},
      {"wonderful", ErrorCode::unknown_preset, 0, ""},
      {"search clean", ErrorCode::malformed_spec, 7, ""},
      {"strip:tatweel search", ErrorCode::malformed_spec, 14, ""},
      {"search tatweel", ErrorCode::malformed_spec, 7, ""},
      {"strp:tatweel", ErrorCode::unknown_verb, 0, "strip"},
      {"search -flod:alef", ErrorCode::unknown_verb, 8, "fold"},
      {":tatweel", ErrorCode::unknown_verb, 0, ""},
      {"Strip:tatweel", ErrorCode::unknown_verb, 0, "strip"},
      {"strip:tashkil", ErrorCode::unknown_step, 6, "tashkeel"},
      {"strip:tatweel,tashkil", ErrorCode::unknown_step, 14, "tashkeel"},
      {"search -fold:teh_marbutah", ErrorCode::unknown_step, 13, "teh_marbuta"},
      {"fold:tatweel", ErrorCode::unknown_step, 5, ""},
      {"form:nfe", ErrorCode::unknown_step, 5, "nfc"},
      {"strip:tatweel=2", ErrorCode::malformed_spec, 13, ""},
      {"strip:", ErrorCode::malformed_spec, 6, ""},
      {"strip:tatweel,", ErrorCode::malformed_spec, 14, ""},
      {"strip:,tatweel", ErrorCode::malformed_spec, 6, ""},
      {"-strip:tatweel", ErrorCode::not_selected, 7, ""},
      {"strip:tatweel -strip:tatweel,tatweel", ErrorCode::not_selected, 29, ""},
      {"search -digits:arabic_indic", ErrorCode::not_selected, 15, ""},
      {"nfc -form:nfc", ErrorCode::not_selected, 10, ""},
      {"invalid:keep -invalid:keep", ErrorCode::not_selected, 22, ""},
  };
  for (const Mistake& mistake : mistakes) {
    const Result<Spec> spec = rule::parse_spec(mistake.text);
    ASSERT_FALSE(spec) << mistake.text;
    EXPECT_EQ(spec.error().code, mistake.code) << mistake.text;
    EXPECT_EQ(spec.error().where, mistake.where) << mistake.text;
    EXPECT_EQ(spec.error().suggestion, mistake.suggestion) << mistake.text;
    EXPECT_FALSE(spec.error().message.empty()) << mistake.text;
    EXPECT_EQ(spec.error().message.find('\n'), std::string::npos) << mistake.text;
    EXPECT_NE(spec.error().message.back(), '.') << mistake.text;
  }
}

TEST(Spec, any_text_is_answered) {
  for (const std::string& text :
       {std::string(100000, 'x'), std::string(1000, ':'),
        std::string("strip:") + std::string(100000, ','), std::string("\xFF\x80\0=", 4),
        std::string("-"), std::string("-:"), std::string("strip:=")}) {
    EXPECT_FALSE(rule::parse_spec(text)) << text.substr(0, 40);
  }
}

TEST(Spec, of_names_that_differ_in_their_value_one_holds) {
  const auto canonical = [](std::string_view text) {
    return rule::to_text(rule::parse_spec(text).value());
  };
  EXPECT_EQ(canonical("raw squeeze:letters=1"), "form:raw squeeze:letters=1");
  EXPECT_EQ(canonical("raw squeeze:letters"), "form:raw squeeze:letters=2");
  EXPECT_EQ(canonical("raw squeeze:space,letters=1,letters=2"), "form:raw squeeze:space,letters=2");
  EXPECT_EQ(canonical("raw squeeze:letters=1 -squeeze:letters"), "form:raw");
  EXPECT_EQ(canonical("raw separators:ascii separators:arabic"), "form:raw separators:arabic");
  EXPECT_EQ(rule::parse_spec("squeeze:letters=3").error().suggestion, "letters=1");
  EXPECT_EQ(rule::parse_spec("squeeze:letters=3").error().code, ErrorCode::unknown_step);
}

TEST(Spec, a_step_that_is_not_selected_is_told_from_one_like_it) {
  const Result<rule::Spec> spec = rule::parse_spec("clean -strip:tatweel");
  ASSERT_FALSE(spec);
  EXPECT_EQ(spec.error().code, ErrorCode::not_selected);
  EXPECT_EQ(spec.error().suggestion, "bare_tatweel");
}

TEST(Spec, squeeze_bounds) {
  EXPECT_EQ(rule::squeeze_of(rule::parse_spec("squeeze:letters=1").value()).letters, 1U);
  EXPECT_EQ(rule::squeeze_of(rule::parse_spec("squeeze:letters=2").value()).letters, 2U);
  EXPECT_TRUE(rule::squeeze_of(rule::parse_spec("squeeze:space").value()).space);
  EXPECT_EQ(rule::squeeze_of(rule::parse_spec("search").value()).letters, 0U);
}

}  // namespace
}  // namespace naqi
