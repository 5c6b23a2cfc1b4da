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
  return record.ends_with(end_) ? 1 : 0;
}

}  // namespace naqi::corpus
