// Decoder: a source of UTF-8 that stands on a source of another encoding.
#ifndef NAQI_CORPUS_DECODER_H_
#define NAQI_CORPUS_DECODER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "corpus/byte_source.h"
#include "corpus/encoding.h"
#include "corpus/unit_decoder.h"

namespace naqi::corpus {

struct EncodedPlace {
  std::uint64_t offset;  // in the bytes of the source, from 0
  std::uint64_t line;    // from 1: how many LF are before it in the text, and one
};

/// Gives well-formed UTF-8 but for what is undecodable: each such unit, which is a byte, or two of
/// UTF-16, is one byte FF, so that what follows treats it as any other ill-formed sequence. UTF-8
/// is left as it is, ill-formed sequences and byte order mark included.
///
/// Bytes come out as soon as they can be decoded. What an error of the source cuts in two is not
/// given. Memory is bounded: about 260 KiB, nothing for UTF-8.
class Decoder final : public ByteSource {
 public:
  Decoder(ByteSource& source, const Encoding& encoding);

  [[nodiscard]] std::ptrdiff_t read(std::span<char> room) override;
  [[nodiscard]] bool is_ready() const override;
  [[nodiscard]] std::string error() const override;

  /// Of the units decoded so far, which are at least those that were read.
  [[nodiscard]] std::uint64_t undecodable() const { return undecodable_; }
  [[nodiscard]] const std::optional<EncodedPlace>& first_undecodable() const { return first_; }

 private:
  void decode_more();
  void locate(const Decoded& done);

  ByteSource& source_;
  std::unique_ptr<UnitDecoder> decoder_;  // null: nothing to do, or nothing that can be done
  std::string error_;                     // of this decoder
  std::vector<char> in_;
  std::size_t held_ = 0;  // bytes at the beginning of in_ that wait for those after them
  std::vector<char> out_;
  std::size_t begin_ = 0;  // of those in out_ that were not read
  std::size_t end_ = 0;
  std::optional<std::ptrdiff_t> ended_;  // what the source returned at its end
  std::uint64_t offset_ = 0;             // of in_[0] in the source
  std::uint64_t lines_ = 0;              // LF decoded, as long as nothing was undecodable
  std::uint64_t undecodable_ = 0;
  std::optional<EncodedPlace> first_;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_DECODER_H_
