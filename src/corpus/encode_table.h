// EncodeTable: the byte of a code point, the inverse of a ByteTable.
#ifndef NAQI_CORPUS_ENCODE_TABLE_H_
#define NAQI_CORPUS_ENCODE_TABLE_H_

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "corpus/converter.h"

namespace naqi::corpus {

class EncodeTable {
 public:
  /// ASCII is not looked up, so that second copies of it, which x-mac-arabic has, are never
  /// written. Of other copies the first byte is.
  explicit EncodeTable(const ByteTable& table);

  /// Code points that are found in one step: all of two bytes of UTF-8 that any table has.
  static constexpr std::size_t kNear = 0x700;
  /// 0 if the code point, which is below kNear and not ASCII, has no place.
  [[nodiscard]] std::uint8_t near_byte_of(char32_t c) const { return near_[c]; }

  /// 0 if the code point, which is not ASCII, has no place.
  [[nodiscard]] std::uint8_t byte_of(char32_t c) const;

 private:
  std::array<std::uint8_t, kNear> near_{};
  std::vector<std::pair<char32_t, std::uint8_t>> far_;  // sorted
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_ENCODE_TABLE_H_
