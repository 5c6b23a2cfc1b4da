// Tables of the encodings whose characters are single bytes.
#ifndef NAQI_CORPUS_CONVERTER_H_
#define NAQI_CORPUS_CONVERTER_H_

#include <array>
#include <optional>

#include "corpus/encoding.h"

namespace naqi::corpus {

/// The code point of each byte, or kUndefined. 00 to 7F are ASCII.
using ByteTable = std::array<char32_t, 256>;
inline constexpr char32_t kUndefined = 0x110000;

/// The table of an encoding of EncodingForm::bytes. Nothing if this ICU has no converter for it,
/// which happens where its data were cut down.
[[nodiscard]] std::optional<ByteTable> byte_table(const Encoding& encoding);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_CONVERTER_H_
