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

/// Writes numbers of which each is not much more than the one before it: what is above the last
/// four digits is made only when it changes.
class Digits {
 public:
  void put(std::uint64_t number, Writer& writer) {
    const std::uint64_t high = number / 10000;
    if (high == 0) return writer.put(number);
    if (high != high_) {
      high_ = high;
      size_ =
          static_cast<std::size_t>(std::to_chars(text_, text_ + sizeof text_, high).ptr - text_);
    }
    const auto low = static_cast<unsigned>(number - high * 10000);
    char* const to = writer.at();
    std::memcpy(to, text_, sizeof text_);
    put_two(low / 100, to + size_);
    put_two(low % 100, to + size_ + 2);
    writer.moved_to(to + size_ + 4);
  }

 private:
  static void put_two(unsigned number, char* to) {
    to[0] = static_cast<char>('0' + number / 10);
    to[1] = static_cast<char>('0' + number % 10);
  }

  std::uint64_t high_ = 0;
  std::size_t size_ = 0;
  char text_[16] = {};  // of high_: 2^64 / 10,000 has 16 digits
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_WRITER_H_
