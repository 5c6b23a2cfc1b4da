// Sets of the 64 bytes of a block.
#ifndef NAQI_SRC_EXEC_SIMD_BITS_H_
#define NAQI_SRC_EXEC_SIMD_BITS_H_

#include <bit>
#include <cstdint>

namespace naqi::exec {

/// Bit i for byte i of a block.
using Bits = std::uint64_t;

[[nodiscard]] inline Bits first_bits(unsigned count) { return (Bits{1} << count) - 1; }  // below 64
[[nodiscard]] inline unsigned first_of(Bits set) {
  return static_cast<unsigned>(std::countr_zero(set));
}
[[nodiscard]] inline bool has(Bits set, unsigned at) { return (set >> at & 1) != 0; }

/// The bits that follow those of `set`, over gaps: `gaps` are skipped. `carried`: the bit before
/// the first is in the set; then, the last is, and is no gap or has but gaps after it.
[[nodiscard]] inline Bits after(Bits set, bool& carried, Bits gaps) {
  const Bits next = set << 1 | Bits{carried};
  // Adding a gap to its own first bit carries to the bit after it.
  const Bits begun = next & gaps;
  const Bits sum = begun + gaps;
  carried = (sum < begun) | static_cast<bool>(set >> 63);
  return (sum | next) & ~gaps;
}

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_SIMD_BITS_H_
