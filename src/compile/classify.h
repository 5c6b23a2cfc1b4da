// Classifier: what a code point becomes under a spec, and whether its neighbours can matter to it.
#ifndef NAQI_SRC_COMPILE_CLASSIFY_H_
#define NAQI_SRC_COMPILE_CLASSIFY_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "compile/char_map.h"
#include "compile/program.h"
#include "unicode/normalize.h"

namespace naqi::compile {

struct Classified {
  Kind kind;
  std::uint8_t ccc;            // as Entry::ccc
  std::u32string_view text;    // what it leaves before the decomposed form: plain, head and mark
  std::u32string_view output;  // the text in the form
};

/// Asked of thousands of code points: its strings are kept for their memory.
class Classifier {
 public:
  Classifier(const CharMap& map, const ConditionalRows& conditional, unicode::Form form);

  /// The views hold until the next call.
  [[nodiscard]] Classified classify(char32_t c);

 private:
  std::u32string_view decompose(char32_t c);
  [[nodiscard]] bool is_evidence(std::u32string_view parts) const;
  Classified classify_raw(char32_t c);
  Classified classify_boundaries(char32_t c, std::u32string_view parts);
  Classified settled(Kind kind);

  const CharMap& map_;
  const ConditionalRows& conditional_;
  const unicode::Form form_;
  const bool strips_seats_;
  std::u32string parts_;
  std::u32string text_;
  std::u32string decomposed_;
};

/// The decomposition of c under the form that rules see.
[[nodiscard]] std::u32string parts_of(unicode::Form form, char32_t c);

}  // namespace naqi::compile

#endif  // NAQI_SRC_COMPILE_CLASSIFY_H_
