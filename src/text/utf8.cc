#include "text/utf8.h"

namespace naqi::text {
namespace {

// What table 3-7 allows after a lead byte: how long the sequence is and the range of its second
// byte (the ranges keep out overlong forms, surrogates and what is above U+10FFFF).
struct Lead {
  std::uint8_t length;  // 0: not a lead byte
  std::uint8_t low;
  std::uint8_t high;
};

constexpr Lead lead_of(unsigned char byte) {
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte < 0xF0) {
    const std::uint8_t low = byte == 0xE0 ? 0xA0 : 0x80;
    const std::uint8_t high = byte == 0xED ? 0x9F : 0xBF;
    return {3, low, high};
  }
  if (byte > 0xF4) return {0, 0, 0};
  const std::uint8_t low = byte == 0xF0 ? 0x90 : 0x80;
  const std::uint8_t high = byte == 0xF4 ? 0x8F : 0xBF;
  return {4, low, high};
}

}  // namespace

Decoded decode(const char* p, const char* end) {
  const auto first = static_cast<unsigned char>(*p);
  if (first < 0x80) return {first, 1, Status::well_formed};
  const Lead lead = lead_of(first);
  if (lead.length == 0) return {kReplacementCharacter, 1, Status::ill_formed};
  char32_t c = first & (0xFFU >> (lead.length + 1));
  std::uint8_t low = lead.low;
  std::uint8_t high = lead.high;
  for (std::uint8_t i = 1; i < lead.length; ++i) {
    if (p + i == end) return {kReplacementCharacter, i, Status::incomplete};
    const auto byte = static_cast<unsigned char>(p[i]);
    if (byte < low || byte > high) return {kReplacementCharacter, i, Status::ill_formed};
    c = (c << 6) | (byte & 0x3FU);
    low = 0x80;
    high = 0xBF;
  }
  return {c, lead.length, Status::well_formed};
}

std::size_t encode(char32_t c, char* p) {
  const auto put = [p](std::size_t i, char32_t bits) { p[i] = static_cast<char>(bits); };
  if (c < 0x80) {
    put(0, c);
    return 1;
  }
  if (c < 0x800) {
    put(0, 0xC0 | (c >> 6));
    put(1, 0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    put(0, 0xE0 | (c >> 12));
    put(1, 0x80 | ((c >> 6) & 0x3F));
    put(2, 0x80 | (c & 0x3F));
    return 3;
  }
  put(0, 0xF0 | (c >> 18));
  put(1, 0x80 | ((c >> 12) & 0x3F));
  put(2, 0x80 | ((c >> 6) & 0x3F));
  put(3, 0x80 | (c & 0x3F));
  return 4;
}

void append(char32_t c, std::string& out) {
  char buffer[kMaxLength];
  out.append(buffer, encode(c, buffer));
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append(c, out);
  return out;
}

std::u32string to_utf32(std::string_view utf8) {
  std::u32string out;
  for (const char *p = utf8.data(), *end = p + utf8.size(); p < end;) {
    const Decoded d = decode(p, end);
    out += d.code_point;
    p += d.length;
  }
  return out;
}

std::optional<std::size_t> find_ill_formed(std::string_view utf8) {
  const char* const begin = utf8.data();
  const char* const end = begin + utf8.size();
  for (const char* p = begin; p < end;) {
    const Decoded d = decode(p, end);
    if (d.status != Status::well_formed) return static_cast<std::size_t>(p - begin);
    p += d.length;
  }
  return std::nullopt;
}

}  // namespace naqi::text
