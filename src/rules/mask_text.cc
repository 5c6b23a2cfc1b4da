#include "rules/mask_text.h"

#include <algorithm>

#include "text/utf8.h"

namespace naqi::rule {
namespace {

constexpr std::string_view kBrackets = "[](){}";

bool is_forbidden(char32_t c) {
  constexpr std::u32string_view kOthers = U",<>\u0085\u00A0\u1680\u2028\u2029\u202F\u205F\u3000";
  return c <= U' ' || c == 0x7F || (c >= 0x2000 && c <= 0x200A) ||
         kOthers.find(c) != std::u32string_view::npos;
}

}  // namespace

std::optional<std::string_view> mistake_in_mask(std::string_view text) {
  const std::size_t bracket = text.empty() ? std::string_view::npos : kBrackets.find(text[0]);
  if (bracket == std::string_view::npos || bracket % 2 != 0 ||
      text.back() != kBrackets[bracket + 1]) {
    return "a text for tokens has to be in brackets";
  }
  const std::string_view inside = text.substr(1, text.size() - 2);
  if (inside.empty()) return "a text for tokens needs something between its brackets";
  if (text.size() > kMaxMask) return "a text for tokens has at most 255 bytes";
  if (text::find_ill_formed(text)) return "a text for tokens has to be well-formed UTF-8";
  if (inside.find_first_of(kBrackets) != std::string_view::npos) {
    return "a text for tokens has brackets at its ends only";
  }
  const std::u32string code_points = text::to_utf32(inside);
  if (std::any_of(code_points.begin(), code_points.end(), is_forbidden)) {
    return "a text for tokens has no white space, comma, \"<\" or \">\" in it";
  }
  return std::nullopt;
}

std::string default_mask(const Step& step) {
  std::string text = "[";
  for (const char c : step.name)
    text += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return text + ']';
}

}  // namespace naqi::rule
