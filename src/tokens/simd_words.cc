#include "tokens/simd_words.h"

#ifdef NAQI_NO_SIMD
namespace naqi::tokens {
WordKernel find_word_kernel(std::string_view /*target*/) { return nullptr; }
}  // namespace naqi::tokens
#else

#include "exec/simd_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "tokens/simd_words.cc"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#if HWY_TARGET != HWY_SCALAR && HWY_TARGET != HWY_EMU128
#include "tokens/simd_words-inl.h"
#endif  // a target with vectors

#if HWY_ONCE
namespace naqi::tokens {

WordKernel find_word_kernel(std::string_view target) {
#if HWY_TARGETS & HWY_AVX3_DL
  if (target == "avx3_dl") return exec::N_AVX3_DL::take_words;
#endif
#if HWY_TARGETS & HWY_AVX3
  if (target == "avx3") return exec::N_AVX3::take_words;
#endif
#if HWY_TARGETS & HWY_AVX2
  if (target == "avx2") return exec::N_AVX2::take_words;
#endif
#if HWY_TARGETS & HWY_SSE4
  if (target == "sse4") return exec::N_SSE4::take_words;
#endif
#if HWY_TARGETS & HWY_NEON
  if (target == "neon") return exec::N_NEON::take_words;
#endif
  return nullptr;
}

}  // namespace naqi::tokens
#endif  // HWY_ONCE
#endif  // NAQI_NO_SIMD
