// Markdown (GitHub's) as `naqi --generate rules` writes it: text, code, and code points that a
// reader can tell apart.
#ifndef NAQI_APPS_MARKDOWN_H_
#define NAQI_APPS_MARKDOWN_H_

#include <string>
#include <string_view>
#include <vector>

namespace naqi::cli {

/// Text without a meaning in Markdown, in a cell of a table, too.
[[nodiscard]] std::string markdown_text(std::string_view text);
/// Precondition: no backtick in it. What has no glyph of its own, marks aside, becomes \uXXXX.
[[nodiscard]] std::string markdown_code(std::string_view utf8);
[[nodiscard]] std::string markdown_row(const std::vector<std::string>& cells);

/// "U+0640" and the character; a mark stands on U+25CC DOTTED CIRCLE, what has no glyph does not
/// stand there.
[[nodiscard]] std::string shown(char32_t c);
/// Whether one of its code points is hard to tell from what markdown_code() shows: a mark, a
/// presentation form, or what has no glyph, SPACE aside.
[[nodiscard]] bool hides_code_points(std::string_view utf8);
[[nodiscard]] std::string code_points(std::string_view utf8);  // "U+0627 U+0654"

}  // namespace naqi::cli

#endif  // NAQI_APPS_MARKDOWN_H_
