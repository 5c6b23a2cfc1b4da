#include "pipeline/html_tag.h"

#include <algorithm>

#include "text/utf8.h"

namespace naqi {
namespace {

using Kind = HtmlTag::Kind;

constexpr std::string_view kComment = "<!--";
constexpr HtmlTag kUnknown = {Kind::unknown, 0};
constexpr HtmlTag kJustText = {Kind::text, 1};  // the `<`

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == ':' || c == '-'; }

// What a text may hold of a tag: its line, and no more than kMaxTag code points.
struct Room {
  std::string_view text;
  enum class End : std::uint8_t { line, limit, unknown } end;
};

// That it is full does not depend on what follows. Kept ill-formed bytes may begin no code point:
// the bytes are bounded, too.
Room room_of(std::string_view text, bool at_end) {
  constexpr std::size_t kMaxBytes = kMaxTag * text::kMaxLength;
  const std::size_t end = std::min(text.size(), kMaxBytes);
  std::size_t count = 0;
  std::size_t i = 0;
  for (; i < end && text[i] != '\n'; ++i) {
    const bool begins = !text::is_trail(text[i]);
    if (begins && ++count > kMaxTag) return {text.substr(0, i), Room::End::limit};
  }
  if (i == kMaxBytes) return {text.substr(0, i), Room::End::limit};
  if (i == text.size() && !at_end) return {text, Room::End::unknown};
  return {text.substr(0, i), count == kMaxTag ? Room::End::limit : Room::End::line};
}

// The tag up to `end`, looked for from `from` on.
HtmlTag up_to(std::string_view end, std::size_t from, std::string_view text, bool at_end) {
  const Room room = room_of(text, at_end);
  const std::size_t found = room.text.find(end, from);
  if (found != std::string_view::npos) return {Kind::tag, found + end.size()};
  if (room.end == Room::End::unknown) return kUnknown;
  const bool is_text = room.end == Room::End::line && end.size() == 1;
  return {is_text ? Kind::text : Kind::literal, room.text.size()};
}

HtmlTag named(std::size_t name, std::string_view text, bool at_end) {
  std::size_t i = name;
  while (i < text.size() && i < kMaxTag && is_name(text[i])) ++i;
  if (i == kMaxTag) return up_to(">", i, text, at_end);
  const HtmlTag at_the_end = at_end ? kJustText : kUnknown;
  if (i == text.size()) return at_the_end;
  switch (text[i]) {
    case '/':
      if (i + 1 == text.size()) return at_the_end;
      return text[i + 1] == '>' ? up_to(">", i, text, at_end) : kJustText;
    case '>':
    case '<':
    case ' ':
    case '\t':
      return up_to(">", i, text, at_end);
    default:
      return kJustText;
  }
}

HtmlTag declaration(std::string_view text, bool at_end) {
  if (text.starts_with(kComment)) return up_to("-->", kComment.size(), text, at_end);
  if (kComment.starts_with(text)) return at_end ? kJustText : kUnknown;
  return is_letter(text[2]) ? up_to(">", 2, text, at_end) : kJustText;
}

}  // namespace

HtmlTag html_tag(std::string_view text, bool at_end) {
  const HtmlTag at_the_end = at_end ? kJustText : kUnknown;
  if (text.size() == 1) return at_the_end;
  if (text[1] == '!') return declaration(text, at_end);
  if (text[1] == '?') return up_to(">", 2, text, at_end);
  const std::size_t name = text[1] == '/' ? 2 : 1;
  if (name == text.size()) return at_the_end;
  return is_letter(text[name]) ? named(name, text, at_end) : kJustText;
}

}  // namespace naqi
