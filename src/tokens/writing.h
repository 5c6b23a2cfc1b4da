// Writing: which letters and digits are of what script, as far as tokens are concerned. Unicode
// 15.0, from a generated table.
#ifndef NAQI_SRC_TOKENS_WRITING_H_
#define NAQI_SRC_TOKENS_WRITING_H_

#include <cstdint>

namespace naqi::tokens {

enum class Writing : std::uint8_t {
  none,    // no letter and no digit, or a letter of Script Common or Inherited, such as tatweel
  arabic,  // letters: General_Category L, by Script
  latin,
  other,
  digit,  // General_Category Nd
};

/// Any value is accepted.
[[nodiscard]] Writing writing_of(char32_t c);

}  // namespace naqi::tokens

#endif  // NAQI_SRC_TOKENS_WRITING_H_
