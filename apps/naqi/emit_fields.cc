#include "emit_fields.h"

#include "text/utf8.h"

namespace naqi::cli {

char* escape_field(std::string_view bytes, char* to) {
  constexpr std::string_view kEscaped = "\\\t\n\r";
  constexpr std::string_view kLetters = "\\tnr";
  for (const char c : bytes) {
    const std::size_t known = c == '\\' || static_cast<unsigned char>(c) < 0x20
                                  ? kEscaped.find(c)
                                  : std::string_view::npos;
    if (known == std::string_view::npos) {
      *to++ = c;
    } else {
      *to++ = '\\';
      *to++ = kLetters[known];
    }
  }
  return to;
}

void append_field(std::string_view bytes, std::string& out) {
  const std::size_t size = out.size();
  out.resize(size + bytes.size() * kFieldEscape);
  const char* const end = escape_field(bytes, out.data() + size);
  out.resize(static_cast<std::size_t>(end - out.data()));
}

std::string repaired(std::string_view bytes) { return text::to_utf8(text::to_utf32(bytes)); }

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

}  // namespace naqi::cli
