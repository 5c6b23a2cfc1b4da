// What a kernel asks of the Program, one code point at a time: what its tables do not have. No
// vectors here; apart from the kernels, so that it is compiled once, and because a call in the
// midst of a block's way costs registers.
#ifndef NAQI_SRC_EXEC_SIMD_ODD_H_
#define NAQI_SRC_EXEC_SIMD_ODD_H_

#include <array>

#include "compile/program.h"
#include "exec/simd_bits.h"

namespace naqi::exec {

/// What becomes of the code points that were asked about.
struct Odd {
  Bits wanted;   // their trail bytes
  Bits gone;     // bytes that have no output
  Bits patched;  // bytes that have another
  unsigned end;  // where the first of those begins that cannot be taken; 64: none
  alignas(64) std::array<char, 64> bytes;  // what those that are patched become
};

/// Asks about the code points that begin at the bits of `odd` in the block at p.
void ask_program(const compile::Program& program, const char* p, const char* end, Bits odd,
                 Odd& answer);

/// Where the first of these code points that minds a digit before it begins; 64: none does. `seen`
/// has bytes of theirs, `trail` the trail bytes of the block.
[[nodiscard]] unsigned find_minding(const compile::Program& program, const char* p, const char* end,
                                    Bits seen, Bits trail);

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_SIMD_ODD_H_
