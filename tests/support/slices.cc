#include "support/slices.h"

#include <algorithm>

#include "support/describe.h"
#include "text/utf8.h"

namespace naqi::test {

std::string Slices::difference(const Tokens& tokens, const SpanGroup& group,
                               std::string_view text) {
  ++compared_;
  const std::string slice(text.substr(group.source.begin, group.source.size()));
  const std::string expected = tokens.text.substr(group.text.begin, group.text.size());
  const std::string got = text_.run(slice);
  if (got == expected) return "";
  ++exceptions_;
  if (is_cut_off(expected) || without_neighbours(got) == without_neighbours(expected)) return "";
  return describe(slice) + "became " + describe(got) + "and not " + describe(expected);
}

bool Slices::has(std::string_view words) const { return spec_.find(words) != std::string::npos; }

// Kept bytes that would run on from those kept before them become U+FFFD: alone they stay.
bool Slices::is_cut_off(std::string_view expected) const {
  return has("invalid:keep") && expected.find("\xEF\xBF\xBD") != std::string_view::npos;
}

// A text without what rules that look at neighbours may do otherwise at the ends of a slice.
std::string Slices::without_neighbours(std::string_view utf8) const {
  std::u32string text = text::to_utf32(utf8);
  // U+FE70 and the like become SPACE and a mark: the token has no SPACE, its source does. So does
  // what stands before one of which nothing is left.
  if (has("nfkc") || has("nfkd")) {
    text.erase(0, std::min(text.find_first_not_of(U' '), text.size()));
    text.resize(text.find_last_not_of(U' ') + 1);
  }
  // A Farsi yeh at the end of a token may be joined to the token that follows, or not: before a
  // hamza above, U+0626 or not.
  if (has("fold:") && has("nonfinal_yeh")) {
    std::replace(text.begin(), text.end(), char32_t{0x06CC}, char32_t{0x064A});
  }
  // ZERO WIDTH NON-JOINER at an end of a token may keep it from joining its neighbour.
  if (has("stray_zwnj")) std::erase(text, char32_t{0x200C});
  // A run of a letter may be one of several tokens, as of U+FDFA.
  if (has("letters=")) text.erase(std::unique(text.begin(), text.end()), text.end());
  // An alef that writes tanween stays if a letter of the next token follows, as U+FDFA is.
  if (has("tanween_alef")) text.resize(text.find_last_not_of(char32_t{0x0627}) + 1);
  // A separator between digits may be a token, as after a hashtag that ends with one of them.
  if (has("separators:") || has("punctuation:")) {
    if (text == U"\u066B") text = U".";
    if (text == U"\u066C" || text == U"\u060C") text = U",";
  }
  return text::to_utf8(text);
}

}  // namespace naqi::test
