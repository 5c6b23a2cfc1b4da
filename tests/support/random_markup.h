// Random texts of what filters look for and of what confuses them: pieces of tags, addresses,
// mentions, hashtags, numbers, emoji, faces and masks, glued together in any way.
#ifndef NAQI_TESTS_SUPPORT_RANDOM_MARKUP_H_
#define NAQI_TESTS_SUPPORT_RANDOM_MARKUP_H_

#include <cstddef>
#include <string>

#include "support/random_text.h"

namespace naqi::test {

/// Well-formed UTF-8 of at least `bytes` bytes and one piece less at most. Masks of the specs that
/// tests run are among the pieces.
[[nodiscard]] std::string random_markup(RandomText& random, std::size_t bytes);

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_RANDOM_MARKUP_H_
