// classify: what a code point becomes under a spec, and whether its neighbours can matter to it.
#ifndef NAQI_SRC_COMPILE_CLASSIFY_H_
#define NAQI_SRC_COMPILE_CLASSIFY_H_

#include <string>

#include "compile/char_map.h"
#include "compile/program.h"
#include "unicode/normalize.h"

namespace naqi::compile {

struct Classified {
  Kind kind;
  std::uint8_t ccc;     // as Entry::ccc
  std::u32string text;  // what it leaves before the decomposed form, for plain, head and mark
};

[[nodiscard]] Classified classify(const CharMap& map, const ConditionalRows& conditional,
                                  unicode::Form form, char32_t c);

/// The decomposition of c under the form that rules see.
[[nodiscard]] std::u32string parts_of(unicode::Form form, char32_t c);

}  // namespace naqi::compile

#endif  // NAQI_SRC_COMPILE_CLASSIFY_H_
