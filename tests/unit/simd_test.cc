// The arithmetic on sets of bytes, and the bound of what a kernel is given at a time.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "exec/simd_bits.h"
#include "exec/simd_kernel.h"
#include "naqi/pipeline.h"
#include "pipeline/engine.h"

namespace naqi::exec {
namespace {

// Bit by bit: what after() does with one addition.
Bits after_one_by_one(Bits set, bool& carried, Bits gaps) {
  Bits out = 0;
  for (unsigned i = 0; i < 64; ++i) {
    if (has(gaps, i)) continue;
    if (carried) out |= Bits{1} << i;
    carried = has(set, i);
  }
  return out;
}

TEST(SimdBits, after_looks_over_gaps) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 200000; ++i) {
    // Few gaps, many, or nothing else.
    const Bits gaps = i % 3 == 0 ? random() & random() & random() : random() | random() | random();
    const Bits set = random() & ~gaps & (i % 5 == 0 ? ~Bits{0} : random());
    bool carried = (random() & 1) != 0;
    bool wanted_carry = carried;
    const Bits wanted = after_one_by_one(set, wanted_carry, gaps);
    ASSERT_EQ(after(set, carried, gaps), wanted) << std::hex << set << ' ' << gaps;
    ASSERT_EQ(carried, wanted_carry) << std::hex << set << ' ' << gaps;
  }
  bool carried = true;
  EXPECT_EQ(after(0, carried, ~Bits{0}), Bits{0});
  EXPECT_TRUE(carried);
}

TEST(SimdTargets, the_default_engine_is_the_best_target) {
  ASSERT_FALSE(fused_engines().empty());
  EXPECT_EQ(fused_engines().back().name, "scalar");
  if (!simd_targets().empty()) {
    EXPECT_EQ(fused_engines().front().name, simd_targets().front().name);
  }
  EXPECT_EQ(fused_engines().size(), simd_targets().size() + 1);
}

// More than a stretch, from every place within a block.
TEST(SimdTargets, every_engine_goes_on_over_long_text) {
  const Pipeline pipeline = *Pipeline::compile("search");
  std::string unit;
  for (int i = 0; i < 700; ++i) unit += i % 9 == 0 ? "\u0623\u064E " : "\u0628\u0650\u0629";
  const std::string long_text = [&] {
    std::string text;
    while (text.size() < 100000) text += unit;
    return text;
  }();
  for (std::size_t skip = 0; skip < 70; ++skip) {
    const std::string text = std::string(skip, 'x') + long_text;
    const std::string want = pipeline.with_engine(kScalarEngine).normalize(text);
    for (const Engine& engine : fused_engines()) {
      ASSERT_EQ(pipeline.with_engine(engine).normalize(text), want) << engine.name << ' ' << skip;
    }
  }
}

}  // namespace
}  // namespace naqi::exec
