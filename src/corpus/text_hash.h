// TextHash: a hash of 128 bits of a text, to know it again by.
//
// XXH3 with its 128 bits and no seed: the same on every machine and in every run. Among n different
// texts, two have one hash with a chance of about n^2 / 2^129: 1.5e-21 for 10^9 texts, 1.5e-15 for
// 10^12. It is no cryptographic hash: somebody who wants two texts with one hash can make them.
#ifndef NAQI_CORPUS_TEXT_HASH_H_
#define NAQI_CORPUS_TEXT_HASH_H_

#include <cstdint>
#include <memory>
#include <string_view>

namespace naqi::corpus {

struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend bool operator==(const Hash128&, const Hash128&) = default;
};

[[nodiscard]] Hash128 hash_text(std::string_view text);

/// The same for a text that comes in pieces. Where pieces are texts of their own, as the fields of
/// a record are, add something between them that no text has, or their lengths.
class TextHash {
 public:
  TextHash();
  TextHash(TextHash&&) noexcept;
  TextHash& operator=(TextHash&&) noexcept;
  ~TextHash();

  void add(std::string_view piece);
  /// Of all pieces since the beginning or clear().
  [[nodiscard]] Hash128 value() const;
  void clear();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_TEXT_HASH_H_
