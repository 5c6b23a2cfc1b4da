// Writer: appends to a string without asking for room at each byte.
#ifndef NAQI_APPS_WRITER_H_
#define NAQI_APPS_WRITER_H_

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace naqi::cli {

/// Bytes written into the room that a string was given in advance. The string is whole when the
/// writer is gone.
class Writer {
 public:
  static constexpr std::size_t kNumber = 20;  // digits of a number at the most

  Writer(std::string& out, std::size_t room) : out_(out), size_(out.size()) { grow(room); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { out_.resize(size()); }

  /// Makes sure that `room` more bytes may be written.
  void need(std::size_t room) {
    if (static_cast<std::size_t>(limit_ - end_) >= room) return;
    size_ = size();
    grow(std::max(room, kStep));
  }

  void put(char c) { *end_++ = c; }
  void put(std::string_view bytes) {
    std::memcpy(end_, bytes.data(), bytes.size());
    end_ += bytes.size();
  }
  void put(std::uint64_t number) { end_ = std::to_chars(end_, end_ + kNumber, number).ptr; }

  /// Where the next byte goes, for functions that write themselves and say where they ended.
  [[nodiscard]] char* at() { return end_; }
  void moved_to(char* end) { end_ = end; }

 private:
  static constexpr std::size_t kStep = std::size_t{32} * 1024;  // grows by so much at least

  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(end_ - out_.data()); }
  void grow(std::size_t room) {
    out_.resize(size_ + room);
    end_ = out_.data() + size_;
    limit_ = end_ + room;
  }

  std::string& out_;
  std::size_t size_;  // when it grew last
  char* end_ = nullptr;
  char* limit_ = nullptr;
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_WRITER_H_
