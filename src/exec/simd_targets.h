// The kinds of vectors that kernels are compiled for; to be included before Highway.
//
// AVX3_DL has the 64-byte lookup and the compress that the rest has to emulate. What has SSSE3 but
// not SSE4 is too old to matter; the targets of variable width have no 64-byte blocks.
#ifndef NAQI_SRC_EXEC_SIMD_TARGETS_H_
#define NAQI_SRC_EXEC_SIMD_TARGETS_H_

#define HWY_WANT_AVX3_DL 1
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)

#endif  // NAQI_SRC_EXEC_SIMD_TARGETS_H_
