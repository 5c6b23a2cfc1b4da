// Comparing two engines on many short texts at once: one a line, since normalizing line by line
// equals normalizing the whole.
#ifndef NAQI_TESTS_SUPPORT_SAME_LINES_H_
#define NAQI_TESTS_SUPPORT_SAME_LINES_H_

#include <string>
#include <string_view>

#include "support/engines.h"

namespace naqi::test {

/// Empty if `run` gives the text that `reference` gives. Otherwise the first five lines that
/// differ: code points, their names, both answers.
[[nodiscard]] std::string differing_lines(Runner& run, Runner& reference, std::string_view text);

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_SAME_LINES_H_
