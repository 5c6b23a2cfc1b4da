#include "pipeline/count_units.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "text/utf8.h"

namespace naqi {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;

std::uint64_t load(const char* from) {
  std::uint64_t word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

bool is_ascii(std::uint64_t word) { return (word & kOnes << 7) == 0; }

// Bytes of a word that are not 10xxxxxx, and that are 1111xxxx: each as a byte that is 1.
std::uint64_t leads(std::uint64_t word) { return (~(word >> 7) | word >> 6) & kOnes; }
std::uint64_t longest(std::uint64_t word) {
  return word >> 7 & word >> 6 & word >> 5 & word >> 4 & kOnes;
}

std::size_t sum(std::uint64_t bytes) { return (bytes * kOnes) >> 56; }

using Bytes = std::array<std::uint8_t, sizeof(std::uint64_t)>;
constexpr std::size_t kWord = sizeof(Bytes);

// kFirst[kWord + n]: n bytes of a word are ones, at most all, at least none.
constexpr std::array<std::uint64_t, 3 * kWord + 1> kFirst = [] {
  std::array<std::uint64_t, 3 * kWord + 1> words{};
  for (std::size_t n = 0; n <= 2 * kWord; ++n) {
    Bytes bytes{};
    for (std::size_t i = 0; i < std::min(n, kWord); ++i) bytes[i] = 1;
    words[kWord + n] = std::bit_cast<std::uint64_t>(bytes);
  }
  return words;
}();

// A code point has one lead byte, and two UTF-16 units if it has four bytes.
class LeadCounter {
 public:
  explicit LeadCounter(bool utf16) : pairs_(utf16 ? kOnes : 0) {}

  // Of a text the first bytes.
  [[nodiscard]] std::size_t count(std::string_view text, std::size_t length) const {
    std::size_t count = 0;
    for (; length > 2 * kWord; length -= kWord, text.remove_prefix(kWord)) {
      count += sum(units(load(text.data()), kOnes));
    }
    if (text.size() >= 2 * kWord) return count + count_short(text.data(), length);
    std::array<char, 2 * kWord> rest{};
    std::copy_n(text.begin(), length, rest.begin());
    return count + count_short(rest.data(), length);
  }

 private:
  // Of two words, without a branch: how long a token is cannot be guessed.
  [[nodiscard]] std::size_t count_short(const char* p, std::size_t length) const {
    return sum(units(load(p), kFirst[kWord + length]) + units(load(p + kWord), kFirst[length]));
  }

  [[nodiscard]] std::uint64_t units(std::uint64_t word, std::uint64_t among) const {
    return (leads(word) & among) + (longest(word) & among & pairs_);
  }

  std::uint64_t pairs_;
};

}  // namespace

std::size_t count_complete_units(OffsetUnit unit, std::string_view& text) {
  std::size_t count = 0;
  if (unit == OffsetUnit::bytes) {
    count = text.size();
    text = {};
    return count;
  }
  const char* p = text.data();
  const char* const end = p + text.size();
  while (p < end) {
    if (end - p >= 8 && is_ascii(load(p))) {
      p += 8;
      count += 8;
      continue;
    }
    const text::Decoded d = text::decode(p, end);
    if (d.status == text::Status::incomplete) break;
    count += unit == OffsetUnit::utf16 && d.code_point >= 0x10000 ? 2 : 1;
    p += d.length;
  }
  text.remove_prefix(static_cast<std::size_t>(p - text.data()));
  return count;
}

std::size_t count_units(OffsetUnit unit, std::string_view text, std::size_t length,
                        bool well_formed) {
  if (unit == OffsetUnit::bytes) return length;
  if (well_formed) return LeadCounter(unit == OffsetUnit::utf16).count(text, length);
  text = text.substr(0, length);
  const std::size_t complete = count_complete_units(unit, text);
  return complete + (text.empty() ? 0 : 1);
}

}  // namespace naqi
