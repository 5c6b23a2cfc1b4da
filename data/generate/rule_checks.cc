// What the engines take for granted of every rule; src/compile/compiler.cc says why.
#include <set>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>

#include "catalog.h"

namespace naqi::generate {
namespace {

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(status);
}

bool is_starter(char32_t c) { return nfc().getCombiningClass(static_cast<UChar32>(c)) == 0; }

icu::UnicodeSet set_of(const char* pattern) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeSet set(icu::UnicodeString::fromUTF8(pattern), status);
  if (U_FAILURE(status)) fail(Row{{}, pattern, 0}, "not a UnicodeSet");
  return set;
}

// Line ends and TAB carry structure; CGJ cuts overlong runs; what stands beside a joiner must stay.
void check_untouchable(const RuleRow& rule, const std::string& verb) {
  static const icu::UnicodeSet kKept = set_of(R"([\u0009\u000A\u000D\u034F\uFE0F\uFFFD[:EMod:]])");
  if (rule.when == kAlways && kKept.contains(static_cast<UChar32>(rule.from))) {
    fail(rule.row, "this code point must stay");
  }
  // U+24C2, the one with case, is no emoji that joins; see properties.cc.
  const auto c = static_cast<UChar32>(rule.from);
  const bool cased = u_foldCase(c, U_FOLD_CASE_DEFAULT) != c;
  if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0 && !cased) {
    fail(rule.row, "emoji must stay: " + verb);
  }
}

// Where a rule looks at its neighbours the engines see to composition themselves; they take it for
// granted that such a code point is a starter that composes with nothing before it.
void check_conditional_strip(const RuleRow& rule) {
  if (!rule.to.empty()) fail(rule.row, "a strip row has no target");
  if (!is_starter(rule.from) || nfc().hasBoundaryBefore(static_cast<UChar32>(rule.from)) == 0) {
    fail(rule.row,
         "only a starter that nothing before composes with can be stripped under a condition");
  }
}

// A deleted starter must not take part in composition: text around it would depend on whether it is
// seen before or after.
void check_strip(const RuleRow& rule) {
  if (rule.when != kAlways) return check_conditional_strip(rule);
  static const icu::UnicodeSet kComposing = set_of("[[:NFD_QC=No:]]");
  if (!rule.to.empty()) fail(rule.row, "a strip row has no target");
  if (kComposing.contains(static_cast<UChar32>(rule.from))) {
    fail(rule.row, "a code point that decomposes cannot be stripped");
  }
  if (is_starter(rule.from) && nfc().hasBoundaryAfter(static_cast<UChar32>(rule.from)) == 0) {
    fail(rule.row, "a starter that composes with what follows cannot be stripped");
  }
}

// A fold replaces a starter by starters before which text may be cut.
void check_fold(const RuleRow& rule) {
  if (rule.to.empty()) fail(rule.row, "a fold row needs a target");
  if (!is_starter(rule.from)) fail(rule.row, "a mark cannot be folded");
  for (const char32_t c : rule.to) {
    if (!is_starter(c) || nfc().hasBoundaryBefore(static_cast<UChar32>(c)) == 0) {
      fail(rule.row, "a fold target must be a starter that nothing before composes with");
    }
  }
}

// What a context rule leaves, no rule of the file looks at: the reading of one never depends on
// another.
void check_context(const std::vector<RuleRow>& rules, const std::vector<StepRow>& steps,
                   const std::vector<Row>& conditions) {
  for (const RuleRow& rule : rules) {
    if (rule.when == kAlways) continue;
    const bool evidence = conditions[rule.when - 1][1] == "evidence";
    if (evidence != (steps[rule.step].verb == "strip" && rule.from != 0x200C)) {
      fail(rule.row, "evidence is what strip reads, context what the other phases do");
    }
    for (const RuleRow& other : rules) {
      const std::string& verb = steps[rule.step].verb;
      const bool together = other.step == rule.step || verb != steps[other.step].verb ||
                            verb == "fold";  // of the other verbs one step holds
      const bool same = other.when == rule.when && rule.to == std::u32string(1, other.from);
      if (same && together) fail(rule.row, "its target is changed again under the same condition");
    }
  }
}

// Every nonspacing mark of the Arabic blocks belongs to exactly one leaf step of `strip`, and so
// does all else that is stripped, the steps that look at neighbours aside.
void check_marks(const std::vector<RuleRow>& rules, const std::vector<StepRow>& steps) {
  const icu::UnicodeSet marks = set_of(
      "[[:gc=Mn:]&[[:blk=Arabic:][:blk=Arabic_Sup:][:blk=Arabic_Ext_A:][:blk=Arabic_Ext_B:]"
      "[:blk=Arabic_Ext_C:]]]");
  std::set<std::size_t> looking;  // steps with a conditional row
  for (const RuleRow& rule : rules) {
    if (rule.when != kAlways) looking.insert(rule.step);
  }
  std::set<char32_t> seen;
  for (const RuleRow& rule : rules) {
    if (steps[rule.step].verb != "strip" || looking.contains(rule.step)) continue;
    if (!seen.insert(rule.from).second) fail(rule.row, "stripped by two steps");
  }
  for (int32_t i = 0; i < marks.size(); ++i) {
    const auto c = static_cast<char32_t>(marks.charAt(i));
    if (!seen.contains(c)) fail(rules[0].row, "mark in no class: " + std::to_string(c));
  }
}

}  // namespace

void check_rules(const std::vector<RuleRow>& rules, const std::vector<StepRow>& steps,
                 const std::vector<Row>& conditions) {
  for (const RuleRow& rule : rules) {
    const std::string& verb = steps[rule.step].verb;
    check_untouchable(rule, verb);
    verb == "strip" ? check_strip(rule) : check_fold(rule);
  }
  check_marks(rules, steps);
  check_context(rules, steps, conditions);
}

}  // namespace naqi::generate
