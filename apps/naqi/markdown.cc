#include "markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "names.h"
#include "text/utf8.h"
#include "unicode/properties.h"

namespace naqi::cli {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Controls, white space, format characters, variation selectors, private use.
constexpr std::array kWithoutGlyph = {
    Range{0x0000, 0x0020}, Range{0x007F, 0x00A0}, Range{0x00AD, 0x00AD}, Range{0x034F, 0x034F},
    Range{0x061C, 0x061C}, Range{0x1680, 0x1680}, Range{0x180B, 0x180F}, Range{0x2000, 0x200F},
    Range{0x2028, 0x202F}, Range{0x205F, 0x206F}, Range{0x3000, 0x3000}, Range{0xFE00, 0xFE0F},
    Range{0xFEFF, 0xFEFF}, Range{0xFFF9, 0xFFFB}, Range{0xE000, 0xF8FF}, Range{0xE0000, 0x10FFFF}};

bool has_glyph(char32_t c) {
  return std::none_of(kWithoutGlyph.begin(), kWithoutGlyph.end(),
                      [&](const Range& range) { return c >= range.first && c <= range.last; });
}

bool is_mark(char32_t c) { return unicode::combining_class(c) != 0; }

}  // namespace

std::string markdown_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*<|[").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_code(std::string_view utf8) {
  std::string out = "`";
  for (const char32_t c : text::to_utf32(utf8)) {
    if (c == U' ' || has_glyph(c)) {
      text::append(c, out);
    } else {
      const auto value = static_cast<std::uint32_t>(c);
      out += c > 0xFFFF ? fmt::format("\\U{:08X}", value) : fmt::format("\\u{:04X}", value);
    }
  }
  return out + '`';
}

std::string markdown_row(const std::vector<std::string>& cells) {
  return fmt::format("| {} |\n", fmt::join(cells, " | "));
}

std::string shown(char32_t c) {
  std::string out = code_point(c);
  if (!has_glyph(c)) return out;
  out += ' ';
  if (is_mark(c)) text::append(0x25CC, out);
  out += markdown_text(text::to_utf8({&c, 1}));
  return out;
}

bool hides_code_points(std::string_view utf8) {
  const std::u32string text = text::to_utf32(utf8);
  return std::any_of(text.begin(), text.end(), [](char32_t c) {
    return c != U' ' && (is_mark(c) || !has_glyph(c) || unicode::is_arabic_presentation_form(c));
  });
}

std::string code_points(std::string_view utf8) {
  std::vector<std::string> names;
  for (const char32_t c : text::to_utf32(utf8)) names.push_back(code_point(c));
  return fmt::format("{}", fmt::join(names, " "));
}

}  // namespace naqi::cli
