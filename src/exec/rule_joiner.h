// The conditions that emoji put on invisible code points, and viramas on one of them.
//
//   stray_joiner    ZERO WIDTH JOINER (strip:zwj) stays between two elements of an emoji sequence
//                   (UTS #51), and after a virama (RFC 5892, A.2) or the marks that follow one
//   stray_selector  a text or emoji variation selector (strip:stray_selectors) stays directly after
//                   a code point with an emoji style
//
// Proof: <woman, ZWJ, laptop> and <heavy black heart, VS16> keep what stands on both sides, so both
// stay again. That needs what stands beside a joiner to be such as no rule touches; the generator
// checks it for joiners, keeps_style() for selectors.
#ifndef NAQI_SRC_EXEC_RULE_JOINER_H_
#define NAQI_SRC_EXEC_RULE_JOINER_H_

#include <string>

#include "compile/classify.h"
#include "compile/program.h"
#include "compile/settle.h"
#include "unicode/properties.h"

namespace naqi::exec {

/// Whether c has an emoji style and has one still when the spec is done with it, so that a selector
/// after it stays.
[[nodiscard]] inline bool keeps_style(const compile::Program& program, char32_t c) {
  if (c == 0) return false;
  bool is_emoji = true;
  std::u32string text(1, c);
  compile::settle(program.map, program.spec.form, text, [&](const std::u32string& round) {
    is_emoji = is_emoji && !round.empty() && unicode::is_emoji(round.back());
  });
  return is_emoji;
}

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_RULE_JOINER_H_
