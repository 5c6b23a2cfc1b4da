#include "unicode/properties.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <iterator>

#include "unicode/hangul.h"
#include "unicode/trie.h"

namespace naqi::unicode {
namespace {

struct CompositionPair {
  char32_t first, second, composite;
};

#include "unicode/tables.inc"

constexpr Trie<std::uint64_t> kTrie = {kProperties_index, kProperties_pages};

// A value: bits 0-3 and 7 flags, 4-6 joining type, 48 another flag, 8-15 combining class, 16-31 and
// 32-47 where the canonical and the compatibility decomposition stand in kDecompositions (0: none),
// each as length, code points.
enum : std::uint64_t {
  kComposesForward = 1U << 0,
  kComposesBackward = 1U << 1,
  kEmojiBeforeJoiner = 1U << 2,
  kEmojiAfterJoiner = 1U << 3,
  kArabicLetter = 1U << 7,
  kEmoji = std::uint64_t{1} << 48,
};
constexpr unsigned kJoiningTypeShift = 4;

// Compiling a spec asks for these of every page: made by the compiler, they spare it the values.
constexpr std::size_t kPages = std::size(kProperties_pages) / kPageSize;
constexpr std::array<PageSet, kPages> sets_of(std::uint64_t bits) {
  std::array<PageSet, kPages> sets{};
  for (std::size_t i = 0; i < std::size(kProperties_pages); ++i) {
    if ((kProperties_pages[i] & bits) != 0) sets[i / kPageSize] |= PageSet{1} << i % kPageSize;
  }
  return sets;
}
constexpr std::uint64_t kClass = 0xFF00;
constexpr std::uint64_t kCanonicalDecomposition = 0xFFFF0000;
constexpr std::uint64_t kCompatibilityDecomposition = 0xFFFF00000000;
constexpr std::array kCanonicallyActive =
    sets_of(kComposesForward | kComposesBackward | kClass | kCanonicalDecomposition);
constexpr std::array kCompatiblyDecomposing = sets_of(kCompatibilityDecomposition);
constexpr std::array kArabicLetters = sets_of(kArabicLetter);

constexpr char32_t kNeverAssigned = 0x10FFC0;  // the first of a page of private use
constexpr std::uint16_t kEmptyPage = kProperties_index[kNeverAssigned >> kPageBits];
constexpr std::array kKnownPages = [] {
  constexpr std::ptrdiff_t kEmpty =
      std::count(std::begin(kProperties_index), std::end(kProperties_index), kEmptyPage);
  std::array<std::uint16_t, std::size(kProperties_index) - kEmpty> known{};
  std::size_t count = 0;
  for (std::size_t page = 0; page < std::size(kProperties_index); ++page) {
    if (kProperties_index[page] != kEmptyPage) known[count++] = static_cast<std::uint16_t>(page);
  }
  return known;
}();

std::uint64_t value_of(char32_t c) { return c < kCodePointLimit ? kTrie[c] : 0; }

std::u32string_view decomposition_at(std::uint64_t index) {
  const char32_t* const entry = kDecompositions + (index & 0xFFFF);
  return {entry + 1, *entry};
}

// Where the pairs stand, by a hash of both: a binary search of them was a tenth of the time to
// compile a spec. At most half of the slots are taken, and one that is free holds 0.
constexpr std::size_t kPairSlots = std::bit_ceil(2 * std::size(kPairs));
constexpr std::size_t slot_of(char32_t first, char32_t second) {
  return (first * 31 + second * 7) & (kPairSlots - 1);
}
constexpr std::array kPairNumbers = [] {
  std::array<std::uint16_t, kPairSlots> numbers{};
  for (std::size_t i = 0; i < std::size(kPairs); ++i) {
    std::size_t slot = slot_of(kPairs[i].first, kPairs[i].second);
    while (numbers[slot] != 0) slot = (slot + 1) & (kPairSlots - 1);
    numbers[slot] = static_cast<std::uint16_t>(i + 1);
  }
  return numbers;
}();

}  // namespace

std::uint8_t combining_class(char32_t c) { return static_cast<std::uint8_t>(value_of(c) >> 8); }
bool composes_forward(char32_t c) { return (value_of(c) & kComposesForward) != 0; }
bool composes_backward(char32_t c) { return (value_of(c) & kComposesBackward) != 0; }
bool is_emoji_before_joiner(char32_t c) { return (value_of(c) & kEmojiBeforeJoiner) != 0; }
bool is_emoji_after_joiner(char32_t c) { return (value_of(c) & kEmojiAfterJoiner) != 0; }

bool is_arabic_letter(char32_t c) { return (value_of(c) & kArabicLetter) != 0; }
bool is_emoji(char32_t c) { return (value_of(c) & kEmoji) != 0; }

JoiningType joining_type(char32_t c) {
  return static_cast<JoiningType>(value_of(c) >> kJoiningTypeShift & 7);
}

bool joins_backward(char32_t c) {
  const JoiningType type = joining_type(c);
  return type == JoiningType::right_joining || type == JoiningType::dual_joining ||
         type == JoiningType::join_causing;
}

bool joins_forward(char32_t c) {
  const JoiningType type = joining_type(c);
  return type == JoiningType::left_joining || type == JoiningType::dual_joining ||
         type == JoiningType::join_causing;
}

std::u32string_view canonical_decomposition(char32_t c) {
  return decomposition_at(value_of(c) >> 16);
}
std::u32string_view compatibility_decomposition(char32_t c) {
  return decomposition_at(value_of(c) >> 32 & 0xFFFF);
}

char32_t compose(char32_t first, char32_t second) {
  if (const char32_t syllable = hangul::compose(first, second); syllable != 0) return syllable;
  if (!composes_forward(first) || !composes_backward(second)) return 0;  // most of what is asked
  for (std::size_t slot = slot_of(first, second); kPairNumbers[slot] != 0;) {
    const CompositionPair& pair = kPairs[kPairNumbers[slot] - 1U];
    if (pair.first == first && pair.second == second) return pair.composite;
    slot = (slot + 1) & (kPairSlots - 1);
  }
  return 0;
}

std::span<const std::uint16_t> known_pages() { return kKnownPages; }

PageSet canonically_active(char32_t first) {
  return kCanonicallyActive[kTrie.index[first >> kPageBits]];
}
PageSet compatibly_decomposing(char32_t first) {
  return kCompatiblyDecomposing[kTrie.index[first >> kPageBits]];
}
PageSet arabic_letters(char32_t first) { return kArabicLetters[kTrie.index[first >> kPageBits]]; }

}  // namespace naqi::unicode
