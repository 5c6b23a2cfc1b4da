// Comparing texts that a failing test should describe: much quicker than comparing descriptions.
#ifndef NAQI_TESTS_SUPPORT_SAME_TEXT_H_
#define NAQI_TESTS_SUPPORT_SAME_TEXT_H_

#include <string_view>

#include <gtest/gtest.h>

#include "support/describe.h"

namespace naqi::test {

/// For EXPECT_TRUE: whether two texts are the same; if not, both as describe() has them.
[[nodiscard]] inline testing::AssertionResult same_text(std::string_view got,
                                                        std::string_view want) {
  if (got == want) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "got:  " << describe(got) << "\nwant: " << describe(want);
}

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_SAME_TEXT_H_
