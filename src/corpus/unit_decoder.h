// UnitDecoder: bytes of one encoding to UTF-8, a piece at a time. Decoder feeds it.
#ifndef NAQI_CORPUS_UNIT_DECODER_H_
#define NAQI_CORPUS_UNIT_DECODER_H_

#include <cstddef>
#include <memory>
#include <string_view>

#include "corpus/encoding.h"

namespace naqi::corpus {

/// What stands for an undecodable unit. No byte of well-formed UTF-8 is like it.
inline constexpr char kUndecodable = '\xFF';

struct Decoded {
  std::size_t taken = 0;      // bytes of the piece; what is left needs the bytes after it
  std::size_t written = 0;    // bytes of UTF-8
  std::size_t bad = 0;        // units that are undecodable
  std::size_t first_bad = 0;  // where in the piece the first of them begins, if there is one
};

class UnitDecoder {
 public:
  UnitDecoder() = default;
  UnitDecoder(const UnitDecoder&) = delete;
  UnitDecoder& operator=(const UnitDecoder&) = delete;
  virtual ~UnitDecoder() = default;

  /// Bytes of UTF-8 that `size` bytes become at most, with what is written beyond the end.
  [[nodiscard]] static constexpr std::size_t room_for(std::size_t size) { return 3 * size + 8; }

  /// Decodes `piece`, all of it if the text ends there, else but for at most three bytes. `out` has
  /// room_for(piece.size()) bytes.
  virtual Decoded decode(std::string_view piece, bool text_ends, char* out) = 0;
};

/// Null for UTF-8, which is left as it is, and where byte_table() has nothing.
[[nodiscard]] std::unique_ptr<UnitDecoder> make_unit_decoder(const Encoding& encoding);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_UNIT_DECODER_H_
