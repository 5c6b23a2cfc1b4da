// Decompressor: a source of what the bytes of another source were before they were compressed.
//
// What a format must do is an Unpacker; reading, offsets, and what ends the text are the same for
// all.
#ifndef NAQI_CORPUS_DECOMPRESSOR_H_
#define NAQI_CORPUS_DECOMPRESSOR_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/byte_source.h"

namespace naqi::corpus {

class Unpacker {
 public:
  Unpacker() = default;
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
  virtual ~Unpacker() = default;

  struct Step {
    std::size_t consumed = 0;
    std::size_t produced = 0;
    std::string error;  // for people, "corrupt at byte 12"; empty: none. What was produced is good
  };

  /// Of the format; its errors begin with it.
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// Decodes some of `in`, whose first byte is at `offset` of the compressed bytes, to `out`, which
  /// is not empty. `in` is empty if more may be there than the last step had room for. When called
  /// again and again with what is left, it comes to its end.
  [[nodiscard]] virtual Step decode(std::string_view in, std::uint64_t offset,
                                    std::span<char> out) = 0;
  /// What is wrong with an end of the compressed bytes here: "ends in the middle of a frame", or
  /// nothing.
  [[nodiscard]] virtual std::string_view wrong_end() const = 0;
};

class Decompressor final : public ByteSource {
 public:
  Decompressor(ByteSource& source, std::unique_ptr<Unpacker> unpacker);

  [[nodiscard]] std::ptrdiff_t read(std::span<char> room) override;
  /// Exact as far as the source's is: what is at hand has always been decoded.
  [[nodiscard]] bool is_ready() const override;
  [[nodiscard]] std::string error() const override { return error_; }

 private:
  enum class State { open, ended, failed };

  void fill();
  void decode_what_is_here();
  void decode_once();
  void read_more();

  ByteSource& source_;
  std::unique_ptr<Unpacker> unpacker_;
  std::vector<char> in_;
  std::size_t in_begin_ = 0;
  std::size_t in_end_ = 0;
  std::uint64_t offset_ = 0;  // of in_begin_ in the compressed bytes
  std::vector<char> out_;
  std::size_t out_begin_ = 0;
  std::size_t out_end_ = 0;
  bool was_full_ = false;  // the last step filled out_: there may be more
  State state_ = State::open;
  std::string error_;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_DECOMPRESSOR_H_
