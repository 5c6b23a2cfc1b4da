#include "pipeline/count_units.h"

#include <cstdint>
#include <cstring>

#include "text/utf8.h"

namespace naqi {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;

bool is_ascii(const char* p) {
  std::uint64_t bytes;
  std::memcpy(&bytes, p, sizeof bytes);
  return (bytes & kOnes << 7) == 0;
}

// Bytes of a word that are not 10xxxxxx, and that are 1111xxxx: each as a byte that is 1.
std::uint64_t leads(std::uint64_t word) { return (~(word >> 7) | word >> 6) & kOnes; }
std::uint64_t longest(std::uint64_t word) {
  return word >> 7 & word >> 6 & word >> 5 & word >> 4 & kOnes;
}

std::size_t sum(std::uint64_t bytes) { return (bytes * kOnes) >> 56; }

// A code point has one lead byte, and two UTF-16 units if it has four bytes.
std::size_t count_well_formed(bool utf16, std::string_view text) {
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

}  // namespace

std::size_t count_complete_units(OffsetUnit unit, std::string_view& text) {
  std::size_t count = 0;
  if (unit == OffsetUnit::bytes) {
    count = text.size();
    text = {};
    return count;
  }
  const char* p = text.data();
  const char* const end = p + text.size();
  while (p < end) {
    if (end - p >= 8 && is_ascii(p)) {
      p += 8;
      count += 8;
      continue;
    }
    const text::Decoded d = text::decode(p, end);
    if (d.status == text::Status::incomplete) break;
    count += unit == OffsetUnit::utf16 && d.code_point >= 0x10000 ? 2 : 1;
    p += d.length;
  }
  text.remove_prefix(static_cast<std::size_t>(p - text.data()));
  return count;
}

std::size_t count_units(OffsetUnit unit, std::string_view text, bool well_formed) {
  if (unit == OffsetUnit::bytes) return text.size();
  if (well_formed) return count_well_formed(unit == OffsetUnit::utf16, text);
  const std::size_t complete = count_complete_units(unit, text);
  return complete + (text.empty() ? 0 : 1);
}

}  // namespace naqi
