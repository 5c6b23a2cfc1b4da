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
  std::u32string text;  // the output, for plain, head and mark
};

[[nodiscard]] Classified classify(const CharMap& map, unicode::Form form, char32_t c);

}  // namespace naqi::compile

#endif  // NAQI_SRC_COMPILE_CLASSIFY_H_
