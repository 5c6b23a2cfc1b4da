// What is known of one block on its way through the kernel. Included once for each target, hence
// the unusual guard.
#if defined(NAQI_SRC_EXEC_SIMD_WORK_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef NAQI_SRC_EXEC_SIMD_WORK_INL_H_
#undef NAQI_SRC_EXEC_SIMD_WORK_INL_H_
#else
#define NAQI_SRC_EXEC_SIMD_WORK_INL_H_
#endif

#include "exec/simd_bits.h"
#include "exec/simd_vector-inl.h"

HWY_BEFORE_NAMESPACE();
namespace naqi::exec::HWY_NAMESPACE {

/// One block under way.
struct Work {
  HWY_INLINE Work() {}
  const char* p;
  unsigned length;  // of the block in bytes: it ends before the first thing that is not taken
  Bits inside;      // so many bits
  bool goes_on;     // with another block after this one
  Block bytes;      // at first the input, then the output, in the places of the input
  Block before;     // each byte's neighbours in the input
  Block behind;
  Bits high;             // 80 to FF
  Bits trail;            // 80 to BF
  bool reckons_symbols;  // emoji and the like are to be looked up, too
  Bits symbols;          // what has been looked up of them, or may be some
  Bits longer;           // lead bytes of what the tables by lead byte do not have
  Bits wanted;           // where trail bytes have to stand
  Bits third;            // ... the last of U+2000 to U+203F
  Bits kept;             // bytes that have an output
  bool has_second_half;  // there are lead bytes DA or DB, and they matter
  Bits marks;            // second bytes of marks that are kept
  Bits minding;          // of code points that may mind a digit before them

  HWY_INLINE void end_at(unsigned at) {
    if (at >= length) return;
    length = at;
    inside = first_bits(at);
    goes_on = false;
  }
};

}  // namespace naqi::exec::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target guard
