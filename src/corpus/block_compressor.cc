#include "corpus/block_compressor.h"

#include <algorithm>
#include <utility>

namespace naqi::corpus {

BlockCompressor::BlockCompressor(ByteSink& sink, std::unique_ptr<BlockFormat> format,
                                 std::size_t threads)
    : sink_(sink),
      format_(std::move(format)),
      has_pool_(threads > 1),
      pool_(std::max<std::size_t>(threads, 1),
            [coder = format_.get()](Block& block) { coder->compress(block); }) {}

bool BlockCompressor::write(std::string_view bytes) try {
  const std::size_t size = format_->block_size();
  while (!bytes.empty() && !failed_) {
    std::string& text = pool_.next().text;
    text.reserve(size);  // and not twice that
    const std::string_view part = bytes.substr(0, size - text.size());
    text += part;
    bytes.remove_prefix(part.size());
    if (text.size() == size && !send(false)) return false;
  }
  return !failed_;
} catch (const std::exception& why) {
  return fail(why);
}

bool BlockCompressor::finish() try {
  if (failed_ || !send(true)) return false;
  while (!pool_.is_empty()) {
    if (!take_back()) return false;
  }
  return true;
} catch (const std::exception& why) {
  return fail(why);
}

bool BlockCompressor::send(bool is_last) {
  Block& block = pool_.next();
  block.is_first = std::exchange(is_first_, false);
  block.is_last = is_last;
  std::string before;
  if (!is_last) before = block.text.substr(block.text.size() - format_->lookback());
  if (!has_pool_ || !pool_.submit()) {  // then the pool is empty
    has_pool_ = false;
    format_->compress(block);
    if (!emit(block)) return false;
  }
  while (has_pool_ && pool_.is_full()) {
    if (!take_back()) return false;
  }
  pool_.next().text.clear();
  pool_.next().before = std::move(before);
  return true;
}

bool BlockCompressor::take_back() {
  if (!emit(pool_.oldest())) return false;
  pool_.pop();
  return true;
}

bool BlockCompressor::emit(Block& block) {
  format_->follow(block);
  failed_ = !sink_.write({block.packed.bytes.get(), block.packed.size});
  return !failed_;
}

bool BlockCompressor::fail(const std::exception& why) {
  failed_ = true;
  error_ = std::string(format_->name()) + ": cannot compress: " + why.what();
  return false;
}

}  // namespace naqi::corpus
