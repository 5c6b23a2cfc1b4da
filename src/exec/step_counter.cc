#include "exec/step_counter.h"

#include "compile/classify.h"
#include "compile/settle.h"
#include "naqi/catalog.h"
#include "rules/lookup.h"
#include "unicode/normalize.h"

namespace naqi::exec {

using compile::Kind;

// Such a code point was counted when it was read: in a segment not all of them are kept.
bool StepCounter::is_gone(char32_t c) const {
  if (c == compile::kStrippedStarter) return true;
  const Kind kind = program_.entry(c).kind;
  return kind == Kind::gone || (kind == Kind::evidence && program_.map.strips(c));
}

std::u32string StepCounter::without_gone(const std::u32string& text) const {
  std::u32string out;
  for (const char32_t c : text) {
    if (!is_gone(c)) out += c;
  }
  return out;
}

void StepCounter::read(char32_t c) {
  if (!is_on()) return;
  for (const char32_t part : compile::parts_of(program_.spec.form, c)) {
    if (is_gone(part)) row(part);
  }
}

void StepCounter::settle(const std::u32string& text) {
  if (!is_on()) return;
  const unicode::Form form = program_.spec.form;
  const std::u32string before = without_gone(text);
  std::u32string after = before;
  unicode::normalize(form, after);
  if (without_gone(after) != before) add(rule::form_step(form));
  std::u32string settled = text;
  compile::settle(program_.map, form, settled, [&](const std::u32string& round) {
    for (const char32_t c : round) {
      if (!is_gone(c)) row(c);
    }
  });
}

void StepCounter::conditional(char32_t c, When when, std::size_t times) {
  if (!is_on()) return;
  for (const auto& row : program_.conditional.rows()) {
    if (row.from == c && row.when == when) return add(row.step, times);
  }
}

void StepCounter::row(char32_t c) {
  if (!is_on()) return;
  if (const compile::CharMap::Row* const row = program_.map.find(c)) add(row->step);
}

void StepCounter::squeezed(bool space, std::size_t times) {
  if (!is_on()) return;
  const bool one = program_.conditional.squeeze().letters == 1;
  add(*rule::find_step("squeeze", space ? "space" : one ? "letters=1" : "letters=2"), times);
}

}  // namespace naqi::exec
