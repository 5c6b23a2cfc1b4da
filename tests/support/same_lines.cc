#include "support/same_lines.h"

#include <algorithm>

#include "support/describe.h"
#include "text/utf8.h"
#include "unicode/reference_names.h"

namespace naqi::test {
namespace {

std::string names_of(std::string_view line) {
  std::string out;
  for (const char32_t c : text::to_utf32(line)) out += "\n          " + unicode::name_of(c);
  return out;
}

std::string lines_of(Runner& run, Runner& reference, std::string_view text) {
  std::string out;
  int differing = 0;
  for (std::size_t at = 0; at < text.size() && differing < 5;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::string line_got = run.run(line);
    const std::string line_want = reference.run(line);
    if (line_got != line_want) {
      ++differing;
      out += "input     " + describe(line) + names_of(line) + "\nreference " + describe(line_want) +
             "\n" + std::string(run.name()) + ' ' + describe(line_got) + '\n';
    }
    at = end + 1;
  }
  return differing > 0 ? out : std::string(run.name()) + ": lines agree alone but not together\n";
}

}  // namespace

std::string differing_lines(std::vector<Runner>& runs, Runner& reference, std::string_view text) {
  const std::string want = reference.run(text);
  for (Runner& run : runs) {
    if (run.run(text) != want) return lines_of(run, reference, text);
  }
  return "";
}

}  // namespace naqi::test
