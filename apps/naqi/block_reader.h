// BlockReader: fills blocks with an input, and leaves to the next block what a block cannot use.
#ifndef NAQI_APPS_BLOCK_READER_H_
#define NAQI_APPS_BLOCK_READER_H_

#include <cstdint>
#include <string_view>

#include "corpus/byte_source.h"
#include "job.h"

namespace naqi::cli {

/// Why a block is not filled any further.
enum class Filled : std::uint8_t {
  full,
  dry,    // no more bytes are there by now
  ended,  // no more bytes come
};

class BlockReader {
 public:
  explicit BlockReader(corpus::ByteSource& input) : input_(input) {}

  /// Begins a block with the bytes that are left.
  void begin(Block& block);
  /// Adds to a block what comes. If `may_wait`, waits for the first byte of an empty one.
  [[nodiscard]] Filled fill(Block& block, bool may_wait);
  /// The end of a block, for the next one. Stays where it is until then.
  void leave(std::string_view bytes) { left_ = bytes; }

  /// Whether an error, and not its end, ended the input.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  corpus::ByteSource& input_;
  std::string_view left_;
  bool failed_ = false;
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_BLOCK_READER_H_
