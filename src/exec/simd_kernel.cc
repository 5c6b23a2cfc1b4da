// The way of a block of 64 bytes through the kernel:
//
//   p          a boundary of code points
//   | D8 A3 D9 8E D9 83 20 E2 80 8F D9 84 ...                 64 bytes
//   |
//   1  cut     one, two or three bytes at the end may begin a code point that is not all in the
//              block; told by three byte compares, so that the next block's place is known before
//              anything else of this one is.
//   2  look up each byte, with the byte before it, in the page of its lead byte: a letter's second
//              byte becomes its output's, which for deletion is 00; a lead byte becomes that of the
//              output, which depends on the byte after it. ASCII has two pages of its own.
//   3  odd     what the pages do not have, emoji or quotation marks, is asked of the Program one by
//              one: most of it stays, or goes, or becomes something shorter. At one that needs its
//              neighbours the block ends, and the kernel stops.
//   4  valid   trail bytes stand where lead bytes want them, or the block ends before.
//   5  marks   two marks in the wrong order, shadda and then fatha as everybody types them, change
//              places; three are for others to sort.
//   6  spaces  SPACE after SPACE goes, if so bound, also over what is deleted between them. What
//              minds a digit before it ends the block if it has one.
//   7  write   the bytes that are kept, moved together.
//
// Sets of bytes are 64-bit numbers, bit i for byte i, so that neighbours are shifts. Nothing here
// knows a rule: that a block may begin and end at any code point, and what a rule may look at, is
// in the Program's entries (Kind, Flag).
//
// The stride is what step 1 leaves, 61 to 64 bytes. Always taking 64, as if nothing were ever cut,
// was measured at 9.0 instead of 7.6 GB/s where nothing changes, 5.2 instead of 4.7 with marks: a
// code point would have to be carried from block to block, with all that is known of it.
#include "exec/simd_kernel.h"

#include <vector>

#ifdef NAQI_NO_SIMD
namespace naqi::exec {
std::span<const SimdTarget> simd_targets() { return {}; }
}  // namespace naqi::exec
#else

#include "exec/simd_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "exec/simd_kernel.cc"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#if HWY_TARGET != HWY_SCALAR && HWY_TARGET != HWY_EMU128
#include "exec/simd_block-inl.h"
#endif  // a target with vectors

#if HWY_ONCE
namespace naqi::exec {
namespace {

#if HWY_ARCH_X86
// Highway's own choice is in a library that Debian has as a shared one only, which brings the
// shared C++ library along; what it asks the CPU for is this.
bool has_sse4() { return __builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("pclmul"); }
bool has_avx2() {
  return has_sse4() && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma");
}
bool has_avx3() {
  return has_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
}
bool has_avx3_dl() {
  return has_avx3() && __builtin_cpu_supports("avx512vbmi") &&
         __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bitalg") &&
         __builtin_cpu_supports("avx512vpopcntdq") && __builtin_cpu_supports("vpclmulqdq");
}
#endif

std::vector<SimdTarget> find_targets() {
  std::vector<SimdTarget> found;
#if HWY_TARGETS & HWY_AVX3_DL
  if (has_avx3_dl()) found.push_back({"avx3_dl", N_AVX3_DL::run_kernel});
#endif
#if HWY_TARGETS & HWY_AVX3
  if (has_avx3()) found.push_back({"avx3", N_AVX3::run_kernel});
#endif
#if HWY_TARGETS & HWY_AVX2
  if (has_avx2()) found.push_back({"avx2", N_AVX2::run_kernel});
#endif
#if HWY_TARGETS & HWY_SSE4
  if (has_sse4()) found.push_back({"sse4", N_SSE4::run_kernel});
#endif
#if HWY_TARGETS & HWY_NEON
  found.push_back({"neon", N_NEON::run_kernel});
#endif
  return found;
}

}  // namespace

std::span<const SimdTarget> simd_targets() {
  static const std::vector<SimdTarget> kTargets = find_targets();
  return kTargets;
}

}  // namespace naqi::exec
#endif  // HWY_ONCE
#endif  // NAQI_NO_SIMD
