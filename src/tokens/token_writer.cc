#include "tokens/token_writer.h"

#include <algorithm>

#include "tokens/white_space.h"

namespace naqi::tokens {
namespace {

/// A string that is longer than its content while it is written to, by no more than a few thousand
/// bytes: those it grows by are zeroed, which takes time.
class Room {
 public:
  explicit Room(std::string& out) : out_(out), size_(out.size()) {}
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;
  ~Room() { out_.resize(size_); }

  char* place(std::size_t bytes) {
    if (out_.size() < size_ + bytes) out_.resize(size_ + bytes + kStep);
    return out_.data() + size_;
  }
  void end(const char* to) { size_ = static_cast<std::size_t>(to - out_.data()); }

 private:
  static constexpr std::size_t kStep = 4096;
  std::string& out_;
  std::size_t size_;
};

}  // namespace

std::size_t whole_chunks(std::string_view text) {
  std::size_t length = text.size();
  while (length > 0 && !is_white_space(text[length - 1])) --length;
  return length;
}

void TokenWriter::write(std::string_view text, std::string& out) const {
  constexpr std::ptrdiff_t kStride = 1024;
  Room room(out);
  const char* p = text.data();
  const char* const end = p + text.size();
  while (p < end) {
    if (kernel_ != nullptr && p > text.data() && end - p >= kWordBlock) {
      const char* const stop = p + std::min(kStride, end - p);
      WordRun run{p, room.place(static_cast<std::size_t>(stop - p + kWordBlock) * 2 + 64)};
      kernel_(run, stop, end, separator_);
      room.end(run.to);
      p = run.p;
      if (p >= stop) continue;
    }
    while (p < end && is_white_space(*p)) ++p;
    const char* chunk_end = p;
    while (chunk_end < end && !is_white_space(*chunk_end)) ++chunk_end;
    char* to = room.place(static_cast<std::size_t>(chunk_end - p) * 2);
    while (p < chunk_end) {
      const ChunkTokens::Match match = tokens_.next(p, chunk_end);
      if (match.kind) {
        to = std::copy(p, match.end, to);
        *to++ = separator_;
      }
      p = match.end;
    }
    room.end(to);
  }
}

}  // namespace naqi::tokens
