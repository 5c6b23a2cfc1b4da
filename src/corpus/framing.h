// Framing: where the records of a text end.
#ifndef NAQI_CORPUS_FRAMING_H_
#define NAQI_CORPUS_FRAMING_H_

#include <cstddef>
#include <string_view>

namespace naqi::corpus {

/// Of one text; has a state, so that a record longer than what is in memory is looked at once.
class Framing {
 public:
  static constexpr std::size_t kNone = std::string_view::npos;

  Framing() = default;
  Framing(const Framing&) = delete;
  Framing& operator=(const Framing&) = delete;
  virtual ~Framing() = default;

  /// The length of the whole records at the beginning of `text`, which begins a record; 0 if there
  /// is none. Then what `text` has left open is remembered for first_end().
  [[nodiscard]] virtual std::size_t last_end(std::string_view text) = 0;
  /// `text` goes on where last_end() (having returned 0) or first_end() (kNone) has stopped: the
  /// length up to the end of the record that is open, or kNone if it does not end there. At first,
  /// and after a record has ended, `text` begins a record: this also takes records one by one.
  [[nodiscard]] virtual std::size_t first_end(std::string_view text) = 0;
  /// How many bytes of `record` are its end and not its content: 0 for one that ends with the text.
  [[nodiscard]] virtual std::size_t terminator_length(std::string_view record) const = 0;
};

/// Records that end with a certain byte: LF for lines, NUL for what `find -print0` writes. The CR
/// of a CRLF belongs to the end of the line.
class ByteFraming final : public Framing {
 public:
  explicit ByteFraming(char end) : end_(end) {}

  [[nodiscard]] std::size_t last_end(std::string_view text) override;
  [[nodiscard]] std::size_t first_end(std::string_view text) override;
  [[nodiscard]] std::size_t terminator_length(std::string_view record) const override;

 private:
  char end_;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_FRAMING_H_
