#include "unicode/properties.h"

#include <algorithm>
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

std::uint64_t value_of(char32_t c) { return c < kCodePointLimit ? kTrie[c] : 0; }

std::u32string_view decomposition_at(std::uint64_t index) {
  const char32_t* const entry = kDecompositions + (index & 0xFFFF);
  return {entry + 1, *entry};
}

bool operator<(const CompositionPair& a, const CompositionPair& b) {
  return a.first != b.first ? a.first < b.first : a.second < b.second;
}

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
  const CompositionPair wanted = {first, second, 0};
  const auto* const at = std::lower_bound(std::begin(kPairs), std::end(kPairs), wanted);
  if (at == std::end(kPairs) || wanted < *at) return 0;
  return at->composite;
}

bool is_page_empty(char32_t first) {
  constexpr char32_t kNeverAssigned = 0x10FFC0;  // private use and two noncharacters
  return kTrie.index[first >> kPageBits] == kTrie.index[kNeverAssigned >> kPageBits];
}

bool is_canonically_inert(char32_t c) {
  constexpr std::uint64_t kCanonical = kComposesForward | kComposesBackward | 0xFFFFFF00;
  return (value_of(c) & kCanonical) == 0 && !hangul::is_syllable(c);
}

}  // namespace naqi::unicode
