// Comparing engines on many short texts at once: one a line, since normalizing line by line
// equals normalizing the whole.
#ifndef NAQI_TESTS_SUPPORT_SAME_LINES_H_
#define NAQI_TESTS_SUPPORT_SAME_LINES_H_

#include <string>
#include <string_view>
#include <vector>

#include "support/engines.h"

namespace naqi::test {

/// Empty if all of `runs` give the text that `reference` gives. Otherwise, of the first that does
/// not, the first five lines that differ: code points, their names, both answers.
[[nodiscard]] std::string differing_lines(std::vector<Runner>& runs, Runner& reference,
                                          std::string_view text);

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_SAME_LINES_H_
