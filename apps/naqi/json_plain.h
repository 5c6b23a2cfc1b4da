// The way of escape_json (json.h) for most strings: those in which nothing needs an escape.
#ifndef NAQI_APPS_JSON_PLAIN_H_
#define NAQI_APPS_JSON_PLAIN_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace naqi::cli {

/// Whether one of eight bytes needs an escape: a control, DEL, a quotation mark or a backslash.
/// (Mycroft: a byte of x is zero if and only if one of (x - 0x01..01) & ~x & 0x80..80 is set.)
inline bool any_needs_json_escape(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = 0x8080808080808080U;
  const auto below = [](std::uint64_t x, std::uint64_t limit) { return (x - kOnes * limit) & ~x; };
  const std::uint64_t control = below(bytes, 0x20);
  const std::uint64_t quote = below(bytes ^ (kOnes * '"'), 1);
  const std::uint64_t backslash = below(bytes ^ (kOnes * '\\'), 1);
  const std::uint64_t del = below(bytes ^ (kOnes * 0x7F), 1);
  return ((control | quote | backslash | del) & kHigh) != 0;
}

/// Copies a string to `to` if nothing in it needs an escape. Otherwise what is at `to` is
/// undefined.
inline bool copy_plain_json(std::string_view text, char* to) {
  const char* const p = text.data();
  const std::size_t size = text.size();
  const auto copy = [&](std::size_t at, auto bytes) {  // as many as `bytes` has
    std::memcpy(&bytes, p + at, sizeof bytes);
    std::memcpy(to + at, &bytes, sizeof bytes);
    return bytes;
  };
  // The last bytes are copied twice, if there is no whole number of words.
  if (size >= 8) {
    std::size_t at = 0;
    for (; at + 8 < size; at += 8) {
      if (any_needs_json_escape(copy(at, std::uint64_t{}))) return false;
    }
    return !any_needs_json_escape(copy(size - 8, std::uint64_t{}));
  }
  if (size >= 4) {
    const std::uint64_t first = copy(0, std::uint32_t{});
    return !any_needs_json_escape(first | std::uint64_t{copy(size - 4, std::uint32_t{})} << 32);
  }
  std::uint64_t bytes = 0x2020202020202020U;
  for (std::size_t i = 0; i < size; ++i) {
    bytes = bytes << 8 | static_cast<unsigned char>(p[i]);
    to[i] = p[i];
  }
  return !any_needs_json_escape(bytes);
}

}  // namespace naqi::cli

#endif  // NAQI_APPS_JSON_PLAIN_H_
