#include "line_ends.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace naqi::cli {

std::uint64_t count_line_ends(std::string_view text) {
  // Sums of bytes, which the compiler turns into vectors; 255 rounds cannot overflow one.
  constexpr std::size_t kLanes = 32;
  constexpr std::size_t kRounds = 255;
  std::uint64_t count = 0;
  while (text.size() >= kLanes) {
    std::array<std::uint8_t, kLanes> sums{};
    const std::size_t rounds = std::min(text.size() / kLanes, kRounds);
    for (std::size_t i = 0; i < rounds; ++i) {
      const char* p = text.data() + i * kLanes;
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        sums[lane] = static_cast<std::uint8_t>(sums[lane] + (p[lane] == '\n' ? 1 : 0));
      }
    }
    for (const std::uint8_t sum : sums) count += sum;
    text.remove_prefix(rounds * kLanes);
  }
  return count + static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace naqi::cli
