#include "support/describe.h"

#include <cstdio>

#include "text/utf8.h"

namespace naqi::test {

std::string describe(std::string_view utf8) {
  std::string out;
  char part[16];
  for (const char *p = utf8.data(), *end = p + utf8.size(); p < end;) {
    const text::Decoded d = text::decode(p, end);
    if (d.status == text::Status::well_formed) {
      std::snprintf(part, sizeof part, "%04X ", static_cast<unsigned>(d.code_point));
      out += part;
    }
    for (unsigned i = 0; d.status != text::Status::well_formed && i < d.length; ++i) {
      std::snprintf(part, sizeof part, "<%02X> ", static_cast<unsigned char>(p[i]));
      out += part;
    }
    p += d.length;
  }
  return out;
}

}  // namespace naqi::test
