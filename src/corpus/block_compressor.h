// BlockCompressor: compresses a text in blocks of a fixed size, by one thread or by several.
//
// What is written depends on the text and the format alone: not on the number of threads, nor on
// how the text came. Held at once is at most, with n > 1 threads, 2n + 2 blocks, each as text and
// compressed; with one thread, one block.
#ifndef NAQI_CORPUS_BLOCK_COMPRESSOR_H_
#define NAQI_CORPUS_BLOCK_COMPRESSOR_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/byte_source.h"
#include "corpus/ordered_pool.h"

namespace naqi::corpus {

/// A part of a text, and what becomes of it. Reused with the memory that it owns.
struct Block {
  std::string before;  // the end of the text before it; see BlockFormat::lookback()
  std::string text;
  bool is_first = false;
  bool is_last = false;     // the only one that may be shorter than the others, or empty
  std::uint32_t check = 0;  // of the text, for formats with one check of all blocks

  // What is written: `size` bytes, for which there is `room`. Memory that is not used is not
  // touched, so it is the size of the compressed text that counts.
  struct Packed {
    std::unique_ptr<char[]> bytes;
    std::size_t room = 0;
    std::size_t size = 0;

    void make_room(std::size_t wanted) {
      size = 0;
      if (wanted <= room) return;
      bytes = std::make_unique_for_overwrite<char[]>(wanted);
      room = wanted;
    }
    void append(std::string_view more) {
      std::memcpy(bytes.get() + size, more.data(), more.size());
      size += more.size();
    }
  } packed;
};

/// What a format does with blocks.
class BlockFormat {
 public:
  BlockFormat() = default;
  BlockFormat(const BlockFormat&) = delete;
  BlockFormat& operator=(const BlockFormat&) = delete;
  virtual ~BlockFormat() = default;

  [[nodiscard]] virtual std::string_view name() const = 0;
  /// Bytes of text of each block but the last.
  [[nodiscard]] virtual std::size_t block_size() const = 0;
  /// How much of the text before a block it is given, in bytes; at most block_size().
  [[nodiscard]] virtual std::size_t lookback() const = 0;
  /// Sets block.packed, with room left for what follow() adds. Called by several threads at once.
  /// Throws what is derived from std::exception.
  virtual void compress(Block& block) const = 0;
  /// What must know the blocks before: called for each in their order, before it is written.
  virtual void follow(Block& /*block*/) {}
};

class BlockCompressor final : public ByteSink {
 public:
  /// With 1 thread the caller's own does the work; with more, so many others. They are started as
  /// blocks come, and if none can be, the caller's works.
  BlockCompressor(ByteSink& sink, std::unique_ptr<BlockFormat> format, std::size_t threads);

  [[nodiscard]] bool write(std::string_view bytes) override;
  [[nodiscard]] bool finish() override;
  /// Of compressing; that of the sink is its own.
  [[nodiscard]] std::string error() const override { return error_; }

 private:
  [[nodiscard]] bool send(bool is_last);
  [[nodiscard]] bool take_back();
  [[nodiscard]] bool emit(Block& block);
  [[nodiscard]] bool fail(const std::exception& why);

  ByteSink& sink_;
  std::unique_ptr<BlockFormat> format_;
  bool has_pool_;
  bool is_first_ = true;
  bool failed_ = false;
  std::string error_;
  OrderedPool<Block> pool_;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_BLOCK_COMPRESSOR_H_
