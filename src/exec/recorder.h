// Recorder: what a pass writes to, its only parameter. A recorder is told of every stretch of
// output and of how many input bytes it stands for, and can take back the last of it.
// TextRecorder is here, EditsRecorder, with the same members, in edits_recorder.h.
//
//   Cursor cursor(n)               a value to write with in a hot loop, with room for n bytes
//     .put(bytes, length, source)  up to 4 bytes, for `source` input bytes; may store 4
//     .place(), .advance(to)       where a kernel may write, and how far it has
//     .written()                   what was put with it
//   void accept(cursor)            ends the use of a cursor
//   void copy(p, n)                n input bytes, as they are
//   void replace(text, source)     any text for `source` input bytes
//   void rewind(bytes, source)     takes back the last output, and the input bytes it stands for
//   std::size_t position()         of the output: grows with it, and goes back with it
//   std::string_view since(at)     the output from a position on
//   TextRecorder& text()           where a kernel writes; with kTakesBlocks it is followed by
//   void block(kept, source)       what became of so many input bytes (SimdBlock)
//
// A cursor is a value because a loop that stores through char* makes the compiler reload whatever
// lives behind a pointer; locals it keeps in registers (measured: twice the speed).
#ifndef NAQI_SRC_EXEC_RECORDER_H_
#define NAQI_SRC_EXEC_RECORDER_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace naqi::exec {

/// Appends the output text to a string, and records nothing else.
class TextRecorder {
 public:
  explicit TextRecorder(std::string& out) : out_(out), size_(out.size()) {}
  TextRecorder(const TextRecorder&) = delete;
  TextRecorder& operator=(const TextRecorder&) = delete;
  ~TextRecorder() { out_.resize(size_); }

  class Cursor {
   public:
    void put(std::uint32_t bytes, std::size_t length, std::size_t /*source*/) {
      for (unsigned i = 0; i < 4; ++i) to_[i] = static_cast<char>(bytes >> (8 * i));  // one store
      to_ += length;
    }
    [[nodiscard]] char* place() const { return to_; }
    void advance(char* to) { to_ = to; }
    [[nodiscard]] std::string_view written() const {
      return {from_, static_cast<std::size_t>(to_ - from_)};
    }

   private:
    friend class TextRecorder;
    Cursor(char* begin, std::size_t size) : begin_(begin), from_(begin + size), to_(from_) {}
    char* begin_;
    char* from_;
    char* to_;
  };

  static constexpr bool kTakesBlocks = false;
  TextRecorder& text() { return *this; }

  Cursor cursor(std::size_t bytes) {
    reserve(bytes);
    return {out_.data(), size_};
  }
  void accept(const Cursor& cursor) {
    size_ = static_cast<std::size_t>(cursor.to_ - cursor.begin_);
  }

  void copy(const char* p, std::size_t n) { append({p, n}); }
  void replace(std::string_view text, std::size_t /*source*/) { append(text); }

  void rewind(std::size_t bytes, std::size_t /*source*/) { size_ -= bytes; }
  [[nodiscard]] std::size_t position() const { return size_; }
  [[nodiscard]] std::string_view since(std::size_t position) const {
    return {out_.data() + position, size_ - position};
  }

 private:
  static constexpr std::size_t kSlack = 4;    // put() stores 4 bytes whatever the length
  static constexpr std::size_t kStep = 4096;  // so that a short stretch is not resized for

  // While a recorder writes, the string is longer than its content. Not by much: its bytes are
  // zeroed, and a caller may feed a few bytes at a time into one large string.
  void reserve(std::size_t bytes) {
    const std::size_t needed = size_ + bytes + kSlack;
    if (needed > out_.size()) out_.resize(needed + kStep);
  }

  void append(std::string_view text) {
    reserve(text.size());
    std::memcpy(out_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }

  std::string& out_;
  std::size_t size_;
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_RECORDER_H_
