#include "exec/simd_constants.h"

namespace naqi::exec {
namespace {

constexpr std::array<Repeated, 256> make_repeated() {
  std::array<Repeated, 256> rows{};
  for (std::size_t byte = 0; byte < rows.size(); ++byte) {
    rows[byte].fill(static_cast<std::uint8_t>(byte));
  }
  return rows;
}

}  // namespace

constinit const std::array<Repeated, 256> kRepeated = make_repeated();

}  // namespace naqi::exec
