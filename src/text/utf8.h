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

/// Decodes the sequence at the start of [p, end). Precondition: p < end.
[[nodiscard]] Decoded decode(const char* p, const char* end);

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
