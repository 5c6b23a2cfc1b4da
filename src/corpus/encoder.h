// Encoder: a sink of UTF-8 that writes another encoding to the sink it stands on.
#ifndef NAQI_CORPUS_ENCODER_H_
#define NAQI_CORPUS_ENCODER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/byte_source.h"
#include "corpus/encode_table.h"
#include "corpus/encoding.h"

namespace naqi::corpus {

/// What becomes of a character that the encoding has no place for, and of each ill-formed sequence
/// (a maximal subpart; Unicode 15.0, 3.9).
enum class Unencodable : std::uint8_t {
  error,    // writing ends before it
  replace,  // by a question mark; in UTF-16 by U+FFFD
  drop,
};

struct UnencodablePlace {
  std::optional<char32_t> code_point;  // nothing for an ill-formed sequence
  std::uint64_t offset;                // in the UTF-8 that was written to the encoder, from 0
  std::uint64_t line;                  // from 1
};

/// UTF-8 is left as it is, whatever the policy. UTF-16 is little-endian with a byte order mark, as
/// most of its readers expect; utf-16le and utf-16be have none (RFC 2781, 3.3), and a text without
/// a byte has none. U+FEFF at the beginning is the mark of UTF-8, no character: the mark of UTF-16
/// takes its place, in single bytes nothing does; utf-16le and utf-16be keep it.
class Encoder final : public ByteSink {
 public:
  Encoder(ByteSink& to, const Encoding& encoding, Unencodable policy);

  [[nodiscard]] bool write(std::string_view bytes) override;
  [[nodiscard]] bool finish() override;
  /// "U+0671 has no place in windows-1256, at byte 123 (line 4)", under Unencodable::error.
  [[nodiscard]] std::string error() const override { return error_; }

  /// Characters and ill-formed sequences that had no place so far.
  [[nodiscard]] std::uint64_t unencodable() const { return unencodable_; }
  [[nodiscard]] const std::optional<UnencodablePlace>& first_unencodable() const { return first_; }

 private:
  // These return whether to go on.
  bool encode_piece(std::string_view bytes);
  bool complete_held(std::string_view& bytes);
  bool encode(char32_t c, std::size_t length);
  bool encode_ill_formed(std::size_t length);
  bool miss(std::optional<char32_t> c);
  bool make_room();
  bool flush();

  std::string_view encode_run(std::string_view bytes);
  template <typename Put>
  std::string_view encode_run_with(std::string_view bytes, Put put);
  void put_byte(char byte);
  void put_utf16(char32_t c);
  void put_unit(char32_t unit);

  ByteSink& to_;
  const Encoding& encoding_;
  Unencodable policy_;
  std::optional<EncodeTable> table_;  // for single bytes
  std::string held_;                  // the beginning of a sequence that the last piece ended in
  std::vector<char> out_;
  std::size_t out_size_ = 0;
  std::string error_;
  bool begun_ = false;
  std::uint64_t offset_ = 0;  // of what is encoded next
  std::uint64_t lines_ = 0;   // LF before it, as long as everything had a place
  std::uint64_t unencodable_ = 0;
  std::optional<UnencodablePlace> first_;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_ENCODER_H_
