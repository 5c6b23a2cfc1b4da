// settle: the fixed point that gives compose, strip and fold their meaning (docs/architecture.md,
// "Meaning"), on a short text. The compiler asks it what becomes of a code point alone, the slow
// lane what becomes of a few that interact.
#ifndef NAQI_SRC_COMPILE_SETTLE_H_
#define NAQI_SRC_COMPILE_SETTLE_H_

#include <string>

#include "compile/char_map.h"
#include "unicode/normalize.h"

namespace naqi::compile {

/// y(0) = compose(x); y(k+1) = compose(fold(strip(y(k)))), until it stops changing. The decomposed
/// form, if `form` is one, comes last, after what looks at neighbours. Ends, because a map has no
/// cycles and composition only shortens. Calls `look(y)` with each y.
template <class Look>
void settle(const CharMap& map, unicode::Form form, std::u32string& text, Look look) {
  const unicode::Form composed = unicode::composed(form);
  unicode::normalize(composed, text);
  look(text);
  while (map.apply(text)) {
    unicode::normalize(composed, text);
    look(text);
  }
}

inline void settle(const CharMap& map, unicode::Form form, std::u32string& text) {
  settle(map, form, text, [](const std::u32string&) {});
}

}  // namespace naqi::compile

#endif  // NAQI_SRC_COMPILE_SETTLE_H_
