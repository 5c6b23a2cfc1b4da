#include "unicode/reference_names.h"

#include <unicode/uchar.h>

namespace naqi::unicode {

std::string name_of(char32_t c) {
  char buffer[128];
  UErrorCode status = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(c), U_EXTENDED_CHAR_NAME, buffer, sizeof buffer, &status);
  return U_SUCCESS(status) ? buffer : "";
}

}  // namespace naqi::unicode
