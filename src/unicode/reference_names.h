// The Unicode name of a code point, from ICU: for people.
#ifndef NAQI_SRC_UNICODE_REFERENCE_NAMES_H_
#define NAQI_SRC_UNICODE_REFERENCE_NAMES_H_

#include <string>

namespace naqi::unicode {

/// "ARABIC LETTER ALEF"; "<control-000A>" and the like where there is no name (Unicode 15.0, 4.8).
[[nodiscard]] std::string name_of(char32_t c);

}  // namespace naqi::unicode

#endif  // NAQI_SRC_UNICODE_REFERENCE_NAMES_H_
