// OutputPool: each output once, however many there are.
#include "compile/output_pool.h"

#include <string>

#include <gtest/gtest.h>

namespace naqi {
namespace {

TEST(OutputPool, places_each_output_once) {
  std::string text;
  compile::OutputPool pool(text);
  EXPECT_EQ(pool.place("abcde"), 0U);
  EXPECT_EQ(pool.place("abcdef"), 5U);
  EXPECT_EQ(pool.place("abcde"), 0U);
  EXPECT_EQ(text, "abcdeabcdef");
}

TEST(OutputPool, grows) {
  std::string text;
  compile::OutputPool pool(text);
  constexpr std::uint32_t kCount = 20000;
  const auto output = [](std::uint32_t i) { return std::to_string(100000 + i); };
  for (std::uint32_t i = 0; i < kCount; ++i) ASSERT_EQ(pool.place(output(i)), 6 * i);
  for (std::uint32_t i = 0; i < kCount; ++i) ASSERT_EQ(pool.place(output(i)), 6 * i);
}

}  // namespace
}  // namespace naqi
