// PlainClasses: what plain text is made of, as tables of bytes for the vector kernel
// (simd_words.h), from the rows of data/tokens/plain.tsv.
#ifndef NAQI_SRC_TOKENS_PLAIN_H_
#define NAQI_SRC_TOKENS_PLAIN_H_

#include <array>
#include <cstdint>

namespace naqi::tokens {

/// A set of bits for each code point; none: it is not plain.
struct PlainClasses {
  static constexpr unsigned kLetter = 0x01;
  static constexpr unsigned kMark = 0x02;
  static constexpr unsigned kDigit = 0x04;
  static constexpr unsigned kWhite = 0x08;
  static constexpr unsigned kSolo = 0x10;
  static constexpr unsigned kStop = 0x20;
  static constexpr unsigned kQuery = 0x40;
  static constexpr unsigned kColonOrHyphen = 0x80;

  using Page = std::array<std::uint8_t, 64>;
  alignas(64) Page ascii[2];
  alignas(64) Page latin;      // U+0080 to U+00BF: lead byte C2
  alignas(64) Page arabic[4];  // U+0600 to U+06FF: lead bytes D8 to DB
};

[[nodiscard]] const PlainClasses& plain_classes();

}  // namespace naqi::tokens

#endif  // NAQI_SRC_TOKENS_PLAIN_H_
