// Compiling a preset is start-up time of every run of the command: it is to stay under 1 ms. The
// best of many tries, so that a busy machine does not matter; without optimization, or with a
// sanitizer, there is nothing to measure.
#include <algorithm>
#include <chrono>
#include <string_view>

#include <gtest/gtest.h>

#include "naqi/catalog.h"
#include "naqi/pipeline.h"

namespace naqi {
namespace {

constexpr bool is_measurable() {
#if !defined(__OPTIMIZE__) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return false;
#elif defined(__has_feature)
  return !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer);
#else
  return true;
#endif
}

double milliseconds_to_compile(std::string_view spec) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_TRUE(Pipeline::compile(spec)) << spec;
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

TEST(CompileTime, of_every_preset_is_below_a_millisecond) {
  if (!is_measurable()) GTEST_SKIP() << "not an optimized build, or one with a sanitizer";
  for (const Preset& preset : presets()) {
    double best = milliseconds_to_compile(preset.name);
    for (int i = 0; i < 100 && best >= 1; ++i) {
      best = std::min(best, milliseconds_to_compile(preset.name));
    }
    EXPECT_LT(best, 1.0) << preset.name;
  }
}

}  // namespace
}  // namespace naqi
