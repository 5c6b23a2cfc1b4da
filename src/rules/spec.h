// Spec: which form, policy and steps a user asked for. Text <-> Spec; what it means for a code
// point is compile/char_map.h. Grammar: include/naqi/pipeline.h. Tested by tests/unit/spec_test.cc.
#ifndef NAQI_SRC_RULES_SPEC_H_
#define NAQI_SRC_RULES_SPEC_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "naqi/result.h"
#include "rules/lookup.h"
#include "unicode/normalize.h"

namespace naqi::rule {

/// What becomes of an ill-formed sequence.
enum class Invalid : std::uint8_t { replace, drop, keep, error };

/// What is written in place of the tokens of each step of the verb replace, by index into steps().
using Masks = std::map<std::size_t, std::string>;

struct Spec {
  unicode::Form form = unicode::Form::raw;
  Invalid invalid = Invalid::replace;
  std::bitset<kMaxSteps> steps;  // leaf steps of the other verbs, by index into steps()
  Masks masks;                   // of those of them that have one
  friend bool operator==(const Spec&, const Spec&) = default;
};

/// Index into steps() of a normal form.
[[nodiscard]] std::size_t form_step(unicode::Form form);

/// The bounds of the squeeze phase.
struct Squeeze {
  bool space;        // SPACE directly after SPACE is deleted
  unsigned letters;  // how many are left of three or more of one Arabic letter; 0: all
};
[[nodiscard]] Squeeze squeeze_of(const Spec& spec);

/// Index into steps() of strip:html, which has no rules: src/pipeline/html_filter.h does it.
[[nodiscard]] std::size_t html_step();
[[nodiscard]] bool strips_html(const Spec& spec);

[[nodiscard]] Result<Spec> parse_spec(std::string_view text);

/// The canonical text: the form, the policy if it is not `replace`, then every step by verb, in the
/// order of the table, masks with their texts. parse_spec(to_text(s)) == s.
[[nodiscard]] std::string to_text(const Spec& spec);

}  // namespace naqi::rule

#endif  // NAQI_SRC_RULES_SPEC_H_
