// Detection: which encoding a text of unknown origin is in, from its beginning.
#ifndef NAQI_CORPUS_DETECT_ENCODING_H_
#define NAQI_CORPUS_DETECT_ENCODING_H_

#include <cstddef>
#include <string_view>

#include "corpus/encoding.h"

namespace naqi::corpus {

/// How much of a text is looked at: 1 MiB.
inline constexpr std::size_t kDetectionSample = std::size_t{1} << 20;

struct Detected {
  const Encoding* encoding;  // never null
  /// The byte order mark of UTF-16, to be skipped; then Decoder counts offsets from after it. That
  /// of UTF-8 is left in the text.
  std::size_t bom_bytes;
};

/// The first of these that holds for the first kDetectionSample bytes of `beginning`:
///  1. A byte order mark says UTF-8 or UTF-16.
///  2. UTF-16: more than half of either the even or the odd bytes are 00 or 06, the high bytes of
///     ASCII and of the Arabic block, and at most an eighth of the others. In other encodings of
///     text they are controls.
///  3. UTF-8: at least 95 % of the bytes that are not ASCII are in well-formed sequences, a
///     sequence that the end of the sample cuts included. Text in ASCII alone is UTF-8.
///  4. Of windows-1256, iso-8859-6, x-mac-arabic, ibm-720, ibm-864 and windows-1252 the one under
///     which the bytes are most likely as text (see ArabicScore); the first if two are the same.
/// The same bytes always get the same answer. There is always one: bytes that are no text at all
/// get that of rule 4, too.
[[nodiscard]] Detected detect_encoding(std::string_view beginning);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_DETECT_ENCODING_H_
