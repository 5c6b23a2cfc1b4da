// The condition stray_nonjoiner (strip:stray_zwnj). Of a run of ZERO WIDTH NON-JOINER one stays if
// two letters would join without it, if a virama stands before it (RFC 5892, A.1), or if what
// follows is a mark or could compose: it would change by coming next to what stands before.
//
// Proof: in <yeh, ZWNJ, khah> the letters are dual-joining, so it stays, and stays again.
#ifndef NAQI_SRC_EXEC_RULE_NONJOINER_H_
#define NAQI_SRC_EXEC_RULE_NONJOINER_H_

#include <cstddef>
#include <utility>

#include "exec/left_context.h"
#include "exec/step_counter.h"
#include "unicode/properties.h"

namespace naqi::exec {

/// Keeps back a run until it is known what follows.
class NonjoinerRule {
 public:
  [[nodiscard]] bool waits() const { return length_ != 0; }

  /// Takes the next code point and passes on to `next(c, source)` what stays.
  template <class Next>
  void put(char32_t c, std::size_t source, const LeftContext& left, StepCounter& steps, Next next) {
    if (c == unicode::kZeroWidthNonJoiner) {
      ++length_;
      source_ += source;
      return;
    }
    if (waits() && stays(left, c)) {
      --length_;
      steps.conditional(unicode::kZeroWidthNonJoiner, When::stray_nonjoiner, length_);
      next(unicode::kZeroWidthNonJoiner, taken());
    }
    next(c, source + end(steps));
  }

  /// Takes input bytes that nothing is left of. Precondition: waits().
  void put_deleted(std::size_t source) { source_ += source; }

  /// Forgets the input bytes that what is held back stands for, and returns how many.
  std::size_t take_source() { return std::exchange(source_, 0); }

  /// Ends the text: a run at its end goes. Returns the input bytes it stood for.
  std::size_t end(StepCounter& steps) {
    if (waits()) steps.conditional(unicode::kZeroWidthNonJoiner, When::stray_nonjoiner, length_);
    return taken();
  }

 private:
  static bool stays(const LeftContext& left, char32_t next) {
    if (left.last == LeftContext::kNone) return false;
    if (left.last == U'\n' || next == U'\n') return false;  // as lines are texts
    if (unicode::combining_class(next) != 0 || is_transparent(next) ||
        unicode::composes_backward(next)) {
      return true;
    }
    return left.after_virama ||
           (unicode::joins_forward(left.letter) && unicode::joins_backward(next));
  }

  std::size_t taken() {
    const std::size_t source = source_;
    source_ = 0;
    length_ = 0;
    return source;
  }

  std::size_t length_ = 0;  // of the run
  std::size_t source_ = 0;
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_RULE_NONJOINER_H_
