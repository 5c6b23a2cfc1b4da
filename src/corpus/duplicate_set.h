// DuplicateSet: which texts have been seen, by their hashes (text_hash.h), in bounded memory.
//
// A table of 16 bytes a slot. It doubles when three quarters are taken, for which the old and the
// new one are held at once: from 21 to 43 bytes a text between, 64 while it grows. Where the bound
// forbids doubling, it grows by what is allowed, and then fills up to seven eighths. So a bound of
// M bytes is enough for M / 38 to M / 27 texts: 1 GiB for 29 million.
#ifndef NAQI_CORPUS_DUPLICATE_SET_H_
#define NAQI_CORPUS_DUPLICATE_SET_H_

#include <cstddef>
#include <memory>
#include <span>

#include "corpus/text_hash.h"

namespace naqi::corpus {

class DuplicateSet {
 public:
  enum class Seen {
    first,  // and remembered
    again,
    full  // not seen, and there is no room to remember it: whether it comes again cannot be said
  };

  /// `max_bytes` bounds what the tables take together. None is made before the first text.
  explicit DuplicateSet(std::size_t max_bytes);

  /// Once it is full it still knows what it has seen. It is full earlier where the system has no
  /// more memory.
  [[nodiscard]] Seen add(Hash128 hash);

  [[nodiscard]] std::size_t size() const { return size_; }
  /// What the table takes now, in bytes.
  [[nodiscard]] std::size_t bytes() const { return slots_.size() * sizeof(Hash128); }
  /// What the tables have taken at once at the most.
  [[nodiscard]] std::size_t most_bytes() const { return most_bytes_; }

 private:
  [[nodiscard]] bool grow();
  [[nodiscard]] bool move_to(std::size_t slots);

  std::size_t max_bytes_;
  std::size_t most_bytes_ = 0;
  std::unique_ptr<Hash128[]> owned_;
  std::span<Hash128> slots_;  // of owned_; all bits zero: free
  std::size_t size_ = 0;      // texts, the one whose hash is zero included
  std::size_t limit_ = 0;     // so many are in the table before it grows
  bool can_grow_ = true;
  bool has_zero_ = false;  // the text whose hash is zero
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_DUPLICATE_SET_H_
