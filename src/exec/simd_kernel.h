// SimdKernel: the fused pass for whole blocks of 64 bytes, compiled once for each kind of CPU. It
// takes what the byte tables of a Program know (compile/byte_tables.h), asks the Program about the
// rest one code point at a time, and stops at the first that needs more than that: it is pass.h
// that goes on there. simd_kernel.cc draws the way of a block.
#ifndef NAQI_SRC_EXEC_SIMD_KERNEL_H_
#define NAQI_SRC_EXEC_SIMD_KERNEL_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "compile/program.h"

namespace naqi::exec {

/// Which input bytes of a block have a byte in the output: bit i is that of byte i. A code point
/// that became shorter keeps as many of its bytes as it has now.
struct SimdBlock {
  std::uint64_t kept;
  std::uint64_t length;  // of the block in input bytes, 1 to 64
};

struct SimdRun {
  const char* p;      // where the input goes on; a boundary of code points
  char* to;           // where the output goes on
  SimdBlock* blocks;  // where to say what was done, one entry a block; null: nowhere
  bool after_space;   // the last code point of the output is SPACE
  bool after_digit;   // ... is a decimal digit
};

/// Takes blocks until p >= stop, until less than kSimdReach bytes are left before end, or up to a
/// code point it cannot take. May read 3 bytes before p, and needs room for the output of 64 bytes
/// more than stop - p. Preconditions: what ends before p is no lead byte; if what stands at p is a
/// kept mark, what stands before it is none; under squeeze:letters 4 bytes of
/// output stand before, and what ends them does not stand there twice.
using SimdKernel = void (*)(const compile::Program& program, SimdRun& run, const char* stop,
                            const char* end);

inline constexpr std::ptrdiff_t kSimdBlock = 64;
inline constexpr std::ptrdiff_t kMinSimdBlock = 59;  // but for the last: less a cut, less a mark
inline constexpr std::ptrdiff_t kSimdReach = kSimdBlock + 4;

struct SimdTarget {
  std::string_view name;  // Highway's, in lower case: "avx3_dl"
  SimdKernel kernel;
};

/// Those this machine can run, the best first. None where there is no support.
[[nodiscard]] std::span<const SimdTarget> simd_targets();

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_SIMD_KERNEL_H_
