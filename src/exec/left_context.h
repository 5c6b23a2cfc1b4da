// LeftContext: what rules that look at their neighbours need to know of the text before a place,
// after strip and fold.
#ifndef NAQI_SRC_EXEC_LEFT_CONTEXT_H_
#define NAQI_SRC_EXEC_LEFT_CONTEXT_H_

#include <string_view>

#include "unicode/properties.h"

namespace naqi::exec {

[[nodiscard]] inline bool is_transparent(char32_t c) {
  return unicode::joining_type(c) == unicode::JoiningType::transparent;
}

struct LeftContext {
  static constexpr char32_t kNone =
      0xFFFFFFFF;             // the text begins, or kept ill-formed bytes end here
  char32_t last = kNone;      // the code point before
  char32_t letter = kNone;    // the last that is not transparent
  bool after_virama = false;  // the text ends with a virama, or with marks that follow one

  /// Goes on over c. Under `raw` only the last code point can be the virama.
  void pass(char32_t c, bool raw) {
    last = c;
    if (!is_transparent(c)) letter = c;
    if (raw) after_virama = false;
    const std::u32string_view parts =
        raw ? std::u32string_view() : unicode::canonical_decomposition(c);
    for (const char32_t part : parts.empty() ? std::u32string_view(&c, 1) : parts) {
      const auto ccc = unicode::combining_class(part);
      after_virama = ccc == unicode::kViramaClass || (after_virama && ccc != 0);
    }
  }
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_LEFT_CONTEXT_H_
