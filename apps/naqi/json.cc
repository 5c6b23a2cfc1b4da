#include "json.h"

#include <cstdint>
#include <cstring>

namespace naqi::cli {
namespace {

bool needs_escape(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F || c == '"' || c == '\\';
}

char* put_escape(char c, char* to) {
  constexpr std::string_view kHex = "0123456789abcdef";
  *to++ = '\\';
  if (c == '"' || c == '\\') {
    *to++ = c;
    return to;
  }
  const auto byte = static_cast<unsigned char>(c);
  for (const char digit : {'u', '0', '0', kHex[byte >> 4], kHex[byte & 15]}) *to++ = digit;
  return to;
}

/// Whether one of eight bytes needs an escape; the bits of others may be set as well then.
/// (Mycroft: a byte of x is zero if and only if (x - 0x01..) & ~x & 0x80.. is not.)
bool any_needs_escape(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = 0x8080808080808080U;
  const auto is_zero = [](std::uint64_t x) { return (x - kOnes) & ~x; };
  const std::uint64_t control = (bytes - kOnes * 0x20) & ~bytes;
  const std::uint64_t quote = is_zero(bytes ^ (kOnes * '"'));
  const std::uint64_t backslash = is_zero(bytes ^ (kOnes * '\\'));
  const std::uint64_t del = is_zero(bytes ^ (kOnes * 0x7F));
  return ((control | quote | backslash | del) & kHigh) != 0;
}

/// Copies whole eights of bytes as long as none needs an escape.
void copy_plain(const char*& p, const char* end, char*& to) {
  while (end - p >= 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, p, sizeof bytes);
    if (any_needs_escape(bytes)) return;
    std::memcpy(to, &bytes, sizeof bytes);
    p += 8;
    to += 8;
  }
}

}  // namespace

char* escape_json(std::string_view utf8, char* to) {
  const char* p = utf8.data();
  const char* const end = p + utf8.size();
  while (p < end) {
    copy_plain(p, end, to);
    const char* const stop = end - p > 8 ? p + 8 : end;
    for (; p < stop; ++p) {
      if (needs_escape(*p)) {
        to = put_escape(*p, to);
      } else {
        *to++ = *p;
      }
    }
  }
  return to;
}

Json json_string(std::string_view utf8) {
  std::string text(utf8.size() * kJsonEscape + 2, '"');
  char* const end = escape_json(utf8, text.data() + 1);
  text.resize(static_cast<std::size_t>(end - text.data()) + 1, '"');
  text.back() = '"';
  return {text};
}

Json json_bool(bool value) { return {value ? "true" : "false"}; }

Json json_array(const std::vector<Json>& values) {
  std::string text = "[";
  for (const Json& value : values) {
    if (text.size() > 1) text += ", ";
    text += value.text;
  }
  return {text + "]"};
}

Json json_object(const std::vector<std::pair<std::string_view, Json>>& members) {
  std::string text = "{";
  for (const auto& [name, value] : members) {
    if (text.size() > 1) text += ", ";
    text += json_string(name).text + ": " + value.text;
  }
  return {text + "}"};
}

std::string json_document(const std::vector<Json>& values) {
  std::string text = "[";
  for (const Json& value : values) {
    text += text.size() > 1 ? ",\n  " : "\n  ";
    text += value.text;
  }
  text += values.empty() ? "]\n" : "\n]\n";
  return text;
}

}  // namespace naqi::cli
