// Counting a byte that is rare.
#ifndef NAQI_CORPUS_COUNT_BYTE_H_
#define NAQI_CORPUS_COUNT_BYTE_H_

#include <cstddef>
#include <string_view>

namespace naqi::corpus {

/// How many of `bytes` are `byte`. Goes from one to the next by memchr, which has vectors where
/// compilers make none of a loop.
[[nodiscard]] inline std::size_t count_byte(std::string_view bytes, char byte) {
  std::size_t count = 0;
  for (std::size_t at = bytes.find(byte); at != std::string_view::npos;
       at = bytes.find(byte, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_COUNT_BYTE_H_
