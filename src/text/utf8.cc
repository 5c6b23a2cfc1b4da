#include "text/utf8.h"

namespace naqi::text {
bool runs_on(std::string_view ill_formed, std::string_view bytes) {
  const std::string joined = std::string(ill_formed) + std::string(bytes);
  return decode(joined).length > ill_formed.size();
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
