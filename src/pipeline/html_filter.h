// HtmlFilter (strip:html): deletes tags (html_tag.h) from a text that arrives in pieces. A run of
// tags with SPACE and U+200C between and after them, and up to kMaxSpaces SPACE before, becomes one
// SPACE; or nothing where the text, a line or a field begins or ends there (LF, CR, TAB), and after
// SPACE. Words are never joined. Entities stay as they are: `&lt;b&gt;` must not become a tag.
//
// Proof that what is left has no tag, so that the filter changes it no more. What was no tag stays,
// so a new one begins at a `<` that began none, and what follows it has changed: at most there
// where a run was, which is SPACE now, or a line's end or TAB. Within `</`, `<!-` or after `</b/`
// none of these makes a tag; after `<b` SPACE and TAB would, but there a `<` does as well: the run
// was part of the tag (html_tag.h). What began like a tag and was too long stays so, for it is
// literal.
//
// Proof that rules change nothing either. What stands beside a run was beside `<` or `>` and is now
// beside SPACE or an end: as little a letter, mark, digit, emoji or virama. `>` alone composes,
// with U+0338, but composed it ends no tag. U+200C stays before a mark if anything is before it, so
// after a run it goes with it. SPACE does not come to stand beside SPACE.
//
// Tested by tests/unit/html_filter_test.cc and tests/agreement/.
#ifndef NAQI_SRC_PIPELINE_HTML_FILTER_H_
#define NAQI_SRC_PIPELINE_HTML_FILTER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/filtered.h"

namespace naqi {

class HtmlFilter {
 public:
  /// Takes the next bytes and appends to `out` what is settled. At most a tag and kMaxSpaces SPACE
  /// are held back; no line end is.
  void feed(std::string_view utf8, Filtered& out);
  /// Ends the text.
  void finish(Filtered& out);

  [[nodiscard]] std::uint64_t tags() const { return tags_; }  // deleted so far

 private:
  static constexpr std::size_t kMaxSpaces = 1024;

  void take_all(bool at_end, Filtered& out);
  std::size_t take_text(std::string_view text, Filtered& out);
  std::size_t take_tag(std::string_view text, bool at_end, Filtered& out);
  std::size_t take_after_run(std::string_view text, bool at_end, Filtered& out);
  void end_run(bool at_edge, Filtered& out);
  void write(std::string_view text, bool literal, Filtered& out);
  void write_spaces(Filtered& out);

  std::string held_;        // that has not been taken
  std::size_t looked_ = 0;  // bytes of it that do not end the tag that it begins with
  std::size_t spaces_ = 0;  // SPACE that was taken and may go with a tag
  std::size_t run_ = 0;     // bytes of the run that is open
  char last_ = '\n';        // of what was written
  std::uint64_t tags_ = 0;
};

}  // namespace naqi

#endif  // NAQI_SRC_PIPELINE_HTML_FILTER_H_
