// BlockReader: fills blocks with an input, and leaves to the next block what a block cannot use.
#ifndef NAQI_APPS_BLOCK_READER_H_
#define NAQI_APPS_BLOCK_READER_H_

#include <cstdint>
#include <string_view>

#include "input.h"
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
  explicit BlockReader(Input& input) : input_(input) {}

  /// Begins a block with the bytes that are left.
  void begin(Block& block);
  /// Adds to a block what comes. If `may_wait`, waits for the first byte of an empty one.
  [[nodiscard]] Filled fill(Block& block, bool may_wait);
  /// The end of a block, for the next one. Stays where it is until then.
  void leave(std::string_view bytes) { left_ = bytes; }

  /// The errno value of what ended the input, or 0 if it was its end.
  [[nodiscard]] int error() const { return error_; }

 private:
  Input& input_;
  std::string_view left_;
  int error_ = 0;
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_BLOCK_READER_H_
