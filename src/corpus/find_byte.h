// The first and the last place of a byte.
#ifndef NAQI_CORPUS_FIND_BYTE_H_
#define NAQI_CORPUS_FIND_BYTE_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace naqi::corpus {

namespace detail {

/// The 8 bytes at p, each made 0 where it equals `byte`.
[[nodiscard]] inline std::uint64_t differences(const char* p, char byte) {
  std::uint64_t word = 0;
  std::memcpy(&word, p, sizeof word);
  return word ^ 0x0101010101010101U * static_cast<unsigned char>(byte);
}

/// Not 0 if and only if a byte of `word` is 0; the lowest bit is that of the lowest such byte.
[[nodiscard]] constexpr std::uint64_t zero_bytes(std::uint64_t word) {
  return (word - 0x0101010101010101U) & ~word & 0x8080808080808080U;
}

}  // namespace detail

/// The first place of `byte` from `at` on, or text.size(). Precondition: at <= text.size().
[[nodiscard]] inline std::size_t find_byte(std::string_view text, char byte, std::size_t at) {
  // The next field is often near: that is seen here in less time than a call takes.
  constexpr std::size_t kNear = 16;
  if constexpr (std::endian::native == std::endian::little) {
    const std::size_t near = std::min(text.size(), at + kNear);
    for (; at + 8 <= near; at += 8) {
      const std::uint64_t zeros = detail::zero_bytes(detail::differences(text.data() + at, byte));
      if (zeros != 0) return at + static_cast<std::size_t>(std::countr_zero(zeros)) / 8;
    }
  }
  if (at == text.size()) return at;
  const void* const found = std::memchr(text.data() + at, byte, text.size() - at);
  if (found == nullptr) return text.size();
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

/// The first place of either byte from `at` on, or text.size(). Precondition: at <= text.size().
[[nodiscard]] inline std::size_t find_either(std::string_view text, char a, char b,
                                             std::size_t at) {
  if constexpr (std::endian::native == std::endian::little) {
    for (; at + 8 <= text.size(); at += 8) {
      const char* const p = text.data() + at;
      const std::uint64_t zeros = detail::zero_bytes(detail::differences(p, a)) |
                                  detail::zero_bytes(detail::differences(p, b));
      if (zeros != 0) return at + static_cast<std::size_t>(std::countr_zero(zeros)) / 8;
    }
  }
  while (at < text.size() && text[at] != a && text[at] != b) ++at;
  return at;
}

/// What follows the last place of `byte` from `begin` on and before `end`, or `begin`.
/// Precondition: begin <= end <= text.size().
[[nodiscard]] inline std::size_t after_last_byte(std::string_view text, char byte,
                                                 std::size_t begin, std::size_t end) {
  while (end - begin >= 8) {
    if (detail::zero_bytes(detail::differences(text.data() + end - 8, byte)) != 0) break;
    end -= 8;
  }
  while (end > begin && text[end - 1] != byte) --end;
  return end;
}

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_FIND_BYTE_H_
