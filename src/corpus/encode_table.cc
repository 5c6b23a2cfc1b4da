#include "corpus/encode_table.h"

#include <algorithm>

namespace naqi::corpus {

EncodeTable::EncodeTable(const ByteTable& table) {
  for (std::size_t byte = 0x80; byte < table.size(); ++byte) {
    const char32_t c = table[byte];
    if (c < 0x80 || c == kUndefined || byte_of(c) != 0) continue;
    const auto value = static_cast<std::uint8_t>(byte);
    if (c < kNear) {
      near_[c] = value;
    } else {
      far_.insert(std::lower_bound(far_.begin(), far_.end(), std::pair{c, value}), {c, value});
    }
  }
}

std::uint8_t EncodeTable::byte_of(char32_t c) const {
  if (c < kNear) return near_[c];
  const auto at = std::lower_bound(far_.begin(), far_.end(), std::pair{c, std::uint8_t{0}});
  return at == far_.end() || at->first != c ? std::uint8_t{0} : at->second;
}

}  // namespace naqi::corpus
