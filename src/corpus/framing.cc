#include "corpus/framing.h"

#include "corpus/find_byte.h"

namespace naqi::corpus {

std::size_t ByteFraming::last_end(std::string_view text) {
  return after_last_byte(text, end_, 0, text.size());
}

std::size_t ByteFraming::first_end(std::string_view text) {
  const std::size_t end = find_byte(text, end_, 0);
  return end == text.size() ? kNone : end + 1;
}

std::size_t ByteFraming::terminator_length(std::string_view record) const {
  if (!record.ends_with(end_)) return 0;
  return end_ == '\n' && record.ends_with("\r\n") ? 2 : 1;
}

}  // namespace naqi::corpus
