// PeekSource: a source whose beginning can be looked at before it is read.
#ifndef NAQI_CORPUS_PEEK_SOURCE_H_
#define NAQI_CORPUS_PEEK_SOURCE_H_

#include "corpus/byte_source.h"

namespace naqi::corpus {

class PeekSource final : public ByteSource {
 public:
  explicit PeekSource(ByteSource& source) : source_(source) {}

  /// The next `size` bytes, or all that are left if they are fewer. Waits for them. Whatever ends
  /// the source is left to read(). Good until read() is called.
  [[nodiscard]] std::string_view peek(std::size_t size);
  /// What was looked at and not read, and what one more read of the source gives; nothing more if
  /// that has ended. Good until read() is called.
  [[nodiscard]] std::string_view peek_more();

  [[nodiscard]] std::ptrdiff_t read(std::span<char> room) override;
  [[nodiscard]] bool is_ready() const override;
  [[nodiscard]] std::string error() const override { return source_.error(); }

 private:
  bool look(std::size_t room);

  ByteSource& source_;
  std::string ahead_;         // bytes that were looked at
  std::size_t begin_ = 0;     // of those in ahead_ that were not read
  bool at_end_ = false;       // the source has returned 0 or -1
  std::ptrdiff_t ended_ = 0;  // which
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_PEEK_SOURCE_H_
