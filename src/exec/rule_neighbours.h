// The conditions that wait for one code point: joined (fold:nonfinal_yeh), between_digits and
// not_between_digits (separators, commas and full stops).
//
//   joined              the next code point, transparent ones looked through, joins backward
//   between_digits      the code points on both sides are decimal digits
//
// Proof: <yeh, khah> has no Farsi yeh left; in <3, full stop, 1> there is no separator left, and
// the Arabic comma that stays in <3, Arabic comma, 1> stands between digits again.
#ifndef NAQI_SRC_EXEC_RULE_NEIGHBOURS_H_
#define NAQI_SRC_EXEC_RULE_NEIGHBOURS_H_

#include <cstddef>
#include <string>
#include <utility>

#include "compile/program.h"
#include "compile/settle.h"
#include "exec/context.h"
#include "exec/left_context.h"
#include "exec/step_counter.h"
#include "unicode/properties.h"

namespace naqi::exec {

/// The row of c for this outcome of its condition; null: c stays.
[[nodiscard]] inline const compile::ConditionalRows::Row* row_for(const compile::Program& program,
                                                                  char32_t c, bool holds) {
  for (const auto& row : program.conditional.context_of(c)) {
    if (holds == (row.when != When::not_between_digits)) return &row;
  }
  return nullptr;
}

/// Holds a code point back until it is known what follows.
class NeighbourRules {
 public:
  [[nodiscard]] bool waits() const { return !held_.empty(); }

  /// Takes the next code point and passes on to `next(c, source)` what becomes of it and of what
  /// was held. `left` is the text before c.
  template <class Next>
  void put(const compile::Program& program, char32_t c, std::size_t source, const LeftContext& left,
           StepCounter& steps, Next next) {
    if (waits()) {
      if (waits_for_letter_ && is_transparent(c) && held_.size() <= kMaxTransparent) {
        held_ += c;
        source_ += source;
        return;
      }
      const bool holds = waits_for_letter_ ? unicode::joins_backward(c) : unicode::is_digit(c);
      release(program, holds, steps, next);
    }
    const auto rows = program.conditional.context_of(c);
    // A ZERO WIDTH NON-JOINER that has come here stays (rule_nonjoiner.h).
    if (rows.empty() || rows.front().when == When::stray_nonjoiner) return next(c, source);
    waits_for_letter_ = rows.front().when == When::joined;
    held_ = c;
    source_ = source;
    if (!waits_for_letter_ && !unicode::is_digit(left.last)) release(program, false, steps, next);
  }

  /// Takes input bytes that nothing is left of. Precondition: waits().
  void put_deleted(std::size_t source) { source_ += source; }

  /// Forgets the input bytes that what is held back stands for, and returns how many.
  std::size_t take_source() { return std::exchange(source_, 0); }

  /// Ends the text.
  template <class Next>
  void end(const compile::Program& program, StepCounter& steps, Next next) {
    if (waits()) release(program, false, steps, next);
  }

 private:
  template <class Next>
  void release(const compile::Program& program, bool holds, StepCounter& steps, Next next) {
    if (const auto* const row = row_for(program, held_.front(), holds)) {
      steps.conditional(row->from, row->when);
      held_.replace(0, 1, row->to);
      steps.settle(held_);
      compile::settle(program.map, program.spec.form, held_);
    }
    const std::u32string text = std::move(held_);
    held_.clear();
    for (const char32_t c : text) {
      next(c, source_);
      source_ = 0;
    }
  }

  std::u32string held_;  // a code point that rows are for, and transparent ones after it
  std::size_t source_ = 0;
  bool waits_for_letter_ = false;
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_RULE_NEIGHBOURS_H_
