// Sources and sinks for tests: bytes that come in given pieces, and a string that takes them.
#ifndef NAQI_TESTS_SUPPORT_CHUNK_SOURCE_H_
#define NAQI_TESTS_SUPPORT_CHUNK_SOURCE_H_

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "corpus/byte_source.h"

namespace naqi::testing {

/// Gives one chunk a read, or what of it there is room for; then its end, or an error.
class ChunkSource final : public corpus::ByteSource {
 public:
  explicit ChunkSource(std::vector<std::string> chunks, std::string error = "")
      : chunks_(std::move(chunks)), error_(std::move(error)) {}

  [[nodiscard]] std::ptrdiff_t read(std::span<char> room) override {
    while (next_ < chunks_.size() && chunks_[next_].empty()) ++next_;
    if (next_ == chunks_.size()) return error_.empty() ? 0 : -1;
    std::string& chunk = chunks_[next_];
    const std::size_t count = std::min(room.size(), chunk.size());
    std::memcpy(room.data(), chunk.data(), count);
    chunk.erase(0, count);
    return static_cast<std::ptrdiff_t>(count);
  }
  [[nodiscard]] bool is_ready() const override { return true; }
  [[nodiscard]] std::string error() const override { return error_; }

 private:
  std::vector<std::string> chunks_;
  std::size_t next_ = 0;
  std::string error_;
};

/// `text` in chunks of `size` bytes.
inline std::vector<std::string> chunks_of(std::string_view text, std::size_t size) {
  std::vector<std::string> chunks;
  for (; !text.empty(); text.remove_prefix(std::min(size, text.size()))) {
    chunks.emplace_back(text.substr(0, size));
  }
  return chunks;
}

/// All that a source has, read `room` bytes at a time (at most 64 KiB). `error` gets what ended it,
/// "" for its end.
inline std::string drain(corpus::ByteSource& source, std::string& error,
                         std::size_t room = std::size_t{64} * 1024) {
  std::vector<char> bytes(room);
  std::string all;
  std::ptrdiff_t count = 0;
  while ((count = source.read(bytes)) > 0) {
    all.append(bytes.data(), static_cast<std::size_t>(count));
  }
  error = count < 0 ? source.error() : "";
  return all;
}

class StringSink final : public corpus::ByteSink {
 public:
  [[nodiscard]] bool write(std::string_view bytes) override {
    text += bytes;
    return true;
  }
  [[nodiscard]] bool finish() override { return true; }

  std::string text;
};

}  // namespace naqi::testing

#endif  // NAQI_TESTS_SUPPORT_CHUNK_SOURCE_H_
