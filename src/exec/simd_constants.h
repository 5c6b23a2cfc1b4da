// Constants that vectors load.
#ifndef NAQI_SRC_EXEC_SIMD_CONSTANTS_H_
#define NAQI_SRC_EXEC_SIMD_CONSTANTS_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace naqi::exec {

struct alignas(64) Repeated : std::array<std::uint8_t, 64> {};

/// Entry b: 64 times the byte b. Defined apart, so that the compiler does not know them and make
/// them of numbers.
extern const std::array<Repeated, 256> kRepeated;

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_SIMD_CONSTANTS_H_
