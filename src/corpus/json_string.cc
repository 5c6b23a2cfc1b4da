#include "corpus/json_string.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "text/utf8.h"

namespace naqi::corpus {
namespace {

constexpr std::size_t kUnicodeEscape = 6;  // bytes of \uXXXX
constexpr std::uint32_t kNoUnit = 0x10000;

constexpr std::array<std::int8_t, 256> kHexValue = [] {
  std::array<std::int8_t, 256> table{};
  table.fill(-1);
  for (std::uint8_t i = 0; i < 10; ++i) table['0' + i] = static_cast<std::int8_t>(i);
  for (std::uint8_t i = 0; i < 6; ++i) {
    table['a' + i] = static_cast<std::int8_t>(10 + i);
    table['A' + i] = static_cast<std::int8_t>(10 + i);
  }
  return table;
}();

// The UTF-16 unit that the escape at p says; kNoUnit if there is none of the form \uXXXX.
inline std::uint32_t unit_at(const char* p, const char* end) {
  if (end - p < static_cast<std::ptrdiff_t>(kUnicodeEscape) || p[0] != '\\' || p[1] != 'u') {
    return kNoUnit;
  }
  const auto digit = [&](std::size_t i) {
    return std::int32_t{kHexValue[static_cast<unsigned char>(p[i])]};
  };
  const std::int32_t unit = digit(2) * 0x1000 | digit(3) * 0x100 | digit(4) * 0x10 | digit(5);
  return unit < 0 ? kNoUnit : static_cast<std::uint32_t>(unit);
}

// What a backslash and this letter say; '\0' if nothing.
constexpr char short_escape(char letter) {
  switch (letter) {
    case '"':
    case '\\':
    case '/':
      return letter;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return '\0';
  }
}

// One string, from one end to the other. What an escape says is never longer than the escape.
class Unescaper {
 public:
  Unescaper(std::string_view raw, JsonText& out)
      : begin_(raw.data()), p_(begin_), end_(begin_ + raw.size()), out_(out) {
    out_.clear();
    out_.bytes.resize(raw.size());
    to_ = out_.bytes.data();
  }

  std::optional<std::size_t> run() {
    while (p_ < end_) {
      if (*p_ != '\\') {
        copy_plain();
      } else if (!(p_ + 1 < end_ && p_[1] == 'u' ? take_unit() : take_short())) {
        return static_cast<std::size_t>(p_ - begin_);
      }
    }
    out_.bytes.resize(written());
    return std::nullopt;
  }

 private:
  std::size_t written() const { return static_cast<std::size_t>(to_ - out_.bytes.data()); }

  // Up to the next escape or the end. Among escapes that is not far, and a loop is there first.
  void copy_plain() {
    constexpr std::ptrdiff_t kNear = 16;
    for (const char* const near = p_ + std::min(kNear, end_ - p_); p_ < near; ++p_) {
      if (*p_ == '\\') return;
      *to_++ = *p_;
    }
    const auto left = static_cast<std::size_t>(end_ - p_);
    const void* const found = std::memchr(p_, '\\', left);
    const auto size =
        found == nullptr ? left : static_cast<std::size_t>(static_cast<const char*>(found) - p_);
    std::memcpy(to_, p_, size);
    to_ += size;
    p_ += size;
  }

  bool take_short() {
    const char c = p_ + 1 < end_ ? short_escape(p_[1]) : '\0';
    if (c == '\0') return false;
    *to_++ = c;
    p_ += 2;
    return true;
  }

  bool take_unit() {
    const std::uint32_t unit = unit_at(p_, end_);
    if (unit == kNoUnit) return false;
    const char* const escape = p_;
    p_ += kUnicodeEscape;
    if (unit >= 0x80 && unit < 0x800) {  // all of the Arabic block
      *to_++ = static_cast<char>(0xC0U | unit >> 6U);
      *to_++ = static_cast<char>(0x80U | (unit & 0x3FU));
      return true;
    }
    if (!text::is_surrogate(unit)) {
      to_ += text::encode(unit, to_);
      return true;
    }
    const std::uint32_t next = unit < 0xDC00 ? unit_at(p_, end_) : kNoUnit;
    if (next >= 0xDC00 && next < 0xE000) {
      to_ += text::encode(0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00), to_);
      p_ += kUnicodeEscape;
    } else {
      out_.surrogates.push_back({written(), {escape, kUnicodeEscape}});
    }
    return true;
  }

  const char* begin_;
  const char* p_;
  const char* end_;
  char* to_ = nullptr;
  JsonText& out_;
};

constexpr bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

// How many bytes at the beginning need no escape: whole blocks, in which the compiler looks at many
// bytes at a time, then single ones.
std::size_t plain_size(std::string_view text) {
  constexpr std::size_t kBlock = 32;
  std::size_t size = 0;
  for (; size + kBlock <= text.size(); size += kBlock) {
    unsigned char any = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
      any |= static_cast<unsigned char>(needs_escape(text[size + i]));
    }
    if (any != 0) break;
  }
  while (size < text.size() && !needs_escape(text[size])) ++size;
  return size;
}

void put_escape(char c, std::string& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr std::string_view kControls = "\b\f\n\r\t";
  out += '\\';
  if (c == '"' || c == '\\') {
    out += c;
  } else if (const std::size_t at = kControls.find(c); at != std::string_view::npos) {
    out += "bfnrt"[at];
  } else {
    const auto byte = static_cast<unsigned char>(c);
    out += "u00";
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
  }
}

}  // namespace

std::optional<std::size_t> unescape_json(std::string_view raw, JsonText& out) {
  return Unescaper(raw, out).run();
}

void escape_json(std::string_view text, std::string& out) {
  while (true) {
    const std::size_t size = plain_size(text);
    out += text.substr(0, size);
    if (size == text.size()) return;
    put_escape(text[size], out);
    text.remove_prefix(size + 1);
  }
}

}  // namespace naqi::corpus
