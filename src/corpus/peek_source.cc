#include "corpus/peek_source.h"

#include <algorithm>
#include <cstring>

namespace naqi::corpus {

std::string_view PeekSource::peek(std::size_t size) {
  while (ahead_.size() - begin_ < size && look(begin_ + size - ahead_.size())) {
  }
  return std::string_view(ahead_).substr(begin_, size);
}

std::string_view PeekSource::peek_more() {
  (void)look(std::size_t{64} * 1024);
  return std::string_view(ahead_).substr(begin_);
}

// Reads up to `room` bytes more. False if there are none.
bool PeekSource::look(std::size_t room) {
  if (at_end_) return false;
  const std::size_t held = ahead_.size();
  ahead_.resize(held + room);
  const std::ptrdiff_t count = source_.read(std::span(ahead_).subspan(held));
  ahead_.resize(held + static_cast<std::size_t>(std::max<std::ptrdiff_t>(count, 0)));
  if (count > 0) return true;
  at_end_ = true;
  ended_ = count;
  return false;
}

std::ptrdiff_t PeekSource::read(std::span<char> room) {
  const std::size_t held = ahead_.size() - begin_;
  if (held == 0) return at_end_ ? ended_ : source_.read(room);
  const std::size_t count = std::min(held, room.size());
  std::memcpy(room.data(), ahead_.data() + begin_, count);
  begin_ += count;
  if (begin_ == ahead_.size()) {
    ahead_ = {};
    begin_ = 0;
  }
  return static_cast<std::ptrdiff_t>(count);
}

bool PeekSource::is_ready() const {
  return begin_ < ahead_.size() || at_end_ || source_.is_ready();
}

}  // namespace naqi::corpus
