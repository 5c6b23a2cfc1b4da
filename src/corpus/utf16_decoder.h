// UTF-16 to UTF-8 (Unicode 15.0, table 3-5; RFC 2781 for the byte order).
#ifndef NAQI_CORPUS_UTF16_DECODER_H_
#define NAQI_CORPUS_UTF16_DECODER_H_

#include "corpus/unit_decoder.h"

namespace naqi::corpus {

/// A surrogate that is not half of a pair is undecodable, and so is a byte too many at the end.
class Utf16Decoder final : public UnitDecoder {
 public:
  /// `form` is not utf8 or bytes.
  explicit Utf16Decoder(EncodingForm form) : form_(form) {}

  Decoded decode(std::string_view piece, bool text_ends, char* out) override;

 private:
  // Settles the byte order of EncodingForm::utf16; returns how many bytes its mark takes.
  std::size_t take_mark(std::string_view piece);

  EncodingForm form_;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_UTF16_DECODER_H_
