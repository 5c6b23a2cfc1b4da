// What a tag is for strip:html: where one ends that a text begins with.
#ifndef NAQI_SRC_PIPELINE_HTML_TAG_H_
#define NAQI_SRC_PIPELINE_HTML_TAG_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace naqi {

/// The most code points of a tag, from `<` to `>`.
inline constexpr std::size_t kMaxTag = 1024;

struct HtmlTag {
  enum class Kind : std::uint8_t {
    tag,      // `length` bytes are a tag
    text,     // `length` bytes are none, and none begins in them
    literal,  // the same, and nothing else may change them either
    unknown,  // more of the text has to be seen
  };
  Kind kind;
  std::size_t length;
};

/// Precondition: text begins with `<`. `at_end`: nothing follows.
///
/// A tag is `<` or `</`, a name of an ASCII letter and ASCII letters, digits, `:` and `-`, then `>`
/// or `/>`, or SPACE, TAB or `<` and all up to the first `>`; or `<!` and a letter, or `<?`, and
/// all up to the first `>`; or a comment, `<!--` and all up to `-->`. It lies on one line and has
/// at most kMaxTag code points. `<https://example.org>` and `<a@b.c>` are none.
///
/// What begins like a tag and is too long, and a comment without an end on its line, is literal: as
/// long as it was the first time, however often tags are looked for. What begins like a tag and has
/// no `>` on its line is text up to the line's end.
[[nodiscard]] HtmlTag html_tag(std::string_view text, bool at_end);

}  // namespace naqi

#endif  // NAQI_SRC_PIPELINE_HTML_TAG_H_
