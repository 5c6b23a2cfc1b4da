// The condition bare_tatweel (strip:bare_tatweel): a tatweel goes unless it carries a mark that
// stays. <yeh, tatweel, hamza above, alef> without its tatweel would be another word: the hamza
// would compose with the yeh.
//
// Proof: a mark that stays stands on the tatweel again.
#ifndef NAQI_SRC_EXEC_RULE_TATWEEL_H_
#define NAQI_SRC_EXEC_RULE_TATWEEL_H_

#include <cstddef>
#include <string>

#include "compile/char_map.h"
#include "unicode/properties.h"

namespace naqi::exec {

/// What a code point, given decomposed, means for a tatweel before it.
enum class Carried { mark_that_stays, mark_that_goes, none };

[[nodiscard]] inline Carried carried(const compile::CharMap& map, const std::u32string& parts) {
  if (unicode::combining_class(parts.front()) == 0) return Carried::none;
  for (const char32_t part : parts) {
    if (unicode::combining_class(part) != 0 && !map.strips(part)) return Carried::mark_that_stays;
  }
  return Carried::mark_that_goes;
}

/// A tatweel, or a joiner (rule_joiner.h), of which it is not known yet whether it stays.
struct OpenEvidence {
  bool is_open = false;
  std::size_t source = 0;  // input bytes, those of what goes after it included
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_RULE_TATWEEL_H_
