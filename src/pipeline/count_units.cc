#include "pipeline/count_units.h"

#include "text/utf8.h"

namespace naqi {
namespace {

std::size_t count_any(bool utf16, std::string_view text) {
  std::size_t count = 0;
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end; ++count) {
    const text::Decoded d = text::decode(p, end);
    count += utf16 && d.code_point >= 0x10000 ? 1 : 0;
    p += d.length;
  }
  return count;
}

}  // namespace

// A code point has one lead byte, and two UTF-16 units if it has four bytes. The sums have no
// branches, so that compilers make vectors of them.
std::size_t count_units(OffsetUnit unit, std::string_view text, bool well_formed) {
  if (unit == OffsetUnit::bytes) return text.size();
  const bool utf16 = unit == OffsetUnit::utf16;
  if (!well_formed) return count_any(utf16, text);
  std::size_t count = 0;
  for (const char c : text) count += static_cast<signed char>(c) >= -0x40 ? 1 : 0;
  if (!utf16) return count;
  for (const char c : text) count += static_cast<unsigned char>(c) >= 0xF0 ? 1 : 0;
  return count;
}

}  // namespace naqi
