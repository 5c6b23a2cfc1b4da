#include "pipeline/count_units.h"

#include <cstdint>
#include <cstring>

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

// Bytes of a word that are not 10xxxxxx, and that are 1111xxxx: each as a byte that is 1.
constexpr std::uint64_t kOnes = 0x0101010101010101;
std::uint64_t leads(std::uint64_t word) { return (~(word >> 7) | word >> 6) & kOnes; }
std::uint64_t longest(std::uint64_t word) {
  return word >> 7 & word >> 6 & word >> 5 & word >> 4 & kOnes;
}

std::size_t sum(std::uint64_t bytes) { return (bytes * kOnes) >> 56; }

}  // namespace

// A code point has one lead byte, and two UTF-16 units if it has four bytes.
std::size_t count_units(OffsetUnit unit, std::string_view text, bool well_formed) {
  if (unit == OffsetUnit::bytes) return text.size();
  const bool utf16 = unit == OffsetUnit::utf16;
  if (!well_formed) return count_any(utf16, text);
  const std::uint64_t pairs = utf16 ? kOnes : 0;
  std::size_t count = 0;
  while (text.size() >= sizeof(std::uint64_t)) {
    std::uint64_t word;
    std::memcpy(&word, text.data(), sizeof word);
    count += sum(leads(word) + (longest(word) & pairs));
    text.remove_prefix(sizeof word);
  }
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    count += (byte & 0xC0) != 0x80 ? 1 : 0;
    count += utf16 && byte >= 0xF0 ? 1 : 0;
  }
  return count;
}

}  // namespace naqi
