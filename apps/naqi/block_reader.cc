#include "block_reader.h"

#include <cstddef>
#include <cstring>
#include <span>
#include <utility>

namespace naqi::cli {

void BlockReader::begin(Block& block) {
  const std::string_view left = std::exchange(left_, {});
  if (!left.empty()) std::memmove(block.bytes(), left.data(), left.size());
  block.size = left.size();
}

Filled BlockReader::fill(Block& block, bool may_wait) {
  while (block.size < kBlock) {
    const bool waits = may_wait && block.size == 0;
    if (!waits && !input_.is_ready()) return Filled::dry;
    const std::ptrdiff_t count =
        input_.read(std::span(block.bytes() + block.size, kBlock - block.size));
    failed_ = count < 0;
    if (count <= 0) return Filled::ended;
    block.size += static_cast<std::size_t>(count);
  }
  return Filled::full;
}

}  // namespace naqi::cli
