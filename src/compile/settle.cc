#include "compile/settle.h"

namespace naqi::compile {

void settle(const CharMap& map, unicode::Form form, std::u32string& text) {
  const unicode::Form composed = unicode::composed(form);
  unicode::normalize(composed, text);
  while (map.apply(text)) unicode::normalize(composed, text);
  if (unicode::is_decomposed(form)) unicode::normalize(form, text);
}

}  // namespace naqi::compile
