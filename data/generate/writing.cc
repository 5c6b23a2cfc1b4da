#include "writing.h"

#include <string_view>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "emit.h"

namespace naqi::generate {
namespace {

// The name of tokens::Writing; empty: none.
std::string_view writing_of(UChar32 c) {
  const auto category = static_cast<std::uint32_t>(U_GET_GC_MASK(c));
  if ((category & U_GC_ND_MASK) != 0) return "digit";
  if ((category & U_GC_L_MASK) == 0) return "";
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_ARABIC:
      return "arabic";
    case USCRIPT_LATIN:
      return "latin";
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
      return "";
    default:
      return "other";
  }
}

}  // namespace

void generate_writing(std::ostream& out) {
  emit_banner(out, "Letters and digits by script; read by src/tokens/writing.cc.");
  out << "constexpr WritingRange kWriting[] = {\n";
  for (UChar32 first = 0; first < static_cast<UChar32>(kCodePoints);) {
    const std::string_view writing = writing_of(first);
    UChar32 end = first + 1;
    while (end < static_cast<UChar32>(kCodePoints) && writing_of(end) == writing) ++end;
    if (!writing.empty()) {
      out << "    {" << first << ',' << end - 1 << ",Writing::" << writing << "},\n";
    }
    first = end;
  }
  out << "};\n";
}

}  // namespace naqi::generate
