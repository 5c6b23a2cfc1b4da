// Trie: a value for every code point, in pages of 64 of which equal ones are shared.
// Written by data/generate/emit.cc.
#ifndef NAQI_SRC_UNICODE_TRIE_H_
#define NAQI_SRC_UNICODE_TRIE_H_

#include <cstddef>
#include <cstdint>

namespace naqi::unicode {

inline constexpr unsigned kPageBits = 6;
inline constexpr unsigned kPageSize = 1U << kPageBits;
inline constexpr char32_t kCodePointLimit = 0x110000;

template <class T>
struct Trie {
  const std::uint16_t* index;  // kCodePointLimit / kPageSize page numbers
  const T* pages;              // kPageSize values a page

  /// Precondition: c < kCodePointLimit.
  [[nodiscard]] constexpr const T& operator[](char32_t c) const {
    return pages[(std::size_t{index[c >> kPageBits]} << kPageBits) | (c & (kPageSize - 1))];
  }
};

}  // namespace naqi::unicode

#endif  // NAQI_SRC_UNICODE_TRIE_H_
