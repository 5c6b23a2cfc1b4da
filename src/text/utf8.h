// UTF-8, one code point at a time (Unicode 15.0, table 3-7), and nothing else.
#ifndef NAQI_SRC_TEXT_UTF8_H_
#define NAQI_SRC_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace naqi::text {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;
inline constexpr std::size_t kMaxLength = 4;  // bytes of one code point

constexpr bool is_surrogate(char32_t c) { return c >= 0xD800 && c < 0xE000; }
/// A byte after the first of a code point.
constexpr bool is_trail(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

enum class Status : std::uint8_t {
  well_formed,
  ill_formed,  // a maximal subpart of an ill-formed subsequence (Unicode 15.0, 3.9): `length` bytes
  incomplete,  // the input ends inside what could still become well-formed
};

struct Decoded {
  char32_t code_point;  // U+FFFD unless well_formed
  std::uint8_t length;  // bytes, at least 1
  Status status;
};

// What table 3-7 allows after a lead byte: how long the sequence is and the range of its second
// byte (the ranges keep out overlong forms, surrogates and what is above U+10FFFF).
struct Lead {
  std::uint8_t length;  // 0: not a lead byte
  std::uint8_t low;
  std::uint8_t high;
};

[[nodiscard]] constexpr Lead lead_of(unsigned char byte) {
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

/// Decodes the sequence at the start of [p, end). Precondition: p < end.
[[nodiscard]] inline Decoded decode(const char* p, const char* end) {
  const auto first = static_cast<unsigned char>(*p);
  if (first < 0x80) return {first, 1, Status::well_formed};
  if (first >= 0xC2 && first < 0xE0 && end - p > 1) {  // all of the Arabic block, without a loop
    const auto second = static_cast<unsigned char>(p[1]);
    if ((second & 0xC0) == 0x80) {
      return {(first & 0x1FU) << 6 | (second & 0x3FU), 2, Status::well_formed};
    }
  }
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
[[nodiscard]] inline Decoded decode(std::string_view text) {
  return decode(text.data(), text.data() + text.size());
}

/// Whether an ill-formed sequence would be a longer one, or well-formed, with these bytes after it.
[[nodiscard]] bool runs_on(std::string_view ill_formed, std::string_view bytes);

/// Writes the UTF-8 form of a scalar value to p, 1 to 4 bytes; returns how many.
std::size_t encode(char32_t c, char* p);
void append(char32_t c, std::string& out);

/// The bytes of a string of scalar values.
[[nodiscard]] std::string to_utf8(std::u32string_view text);
/// The code points of a text, U+FFFD for each maximal subpart of what is ill-formed.
[[nodiscard]] std::u32string to_utf32(std::string_view utf8);

/// Byte offset of the first ill-formed sequence, an incomplete one at the end included.
[[nodiscard]] std::optional<std::size_t> find_ill_formed(std::string_view utf8);

}  // namespace naqi::text

#endif  // NAQI_SRC_TEXT_UTF8_H_
