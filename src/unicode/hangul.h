// The arithmetic of Hangul syllables (Unicode 15.0, 3.12).
#ifndef NAQI_SRC_UNICODE_HANGUL_H_
#define NAQI_SRC_UNICODE_HANGUL_H_

#include <string>

namespace naqi::unicode::hangul {

inline constexpr char32_t kSyllableBase = 0xAC00;
inline constexpr char32_t kLeadBase = 0x1100;
inline constexpr char32_t kVowelBase = 0x1161;
inline constexpr char32_t kTrailBase = 0x11A7;  // one before the first trailing consonant
inline constexpr char32_t kLeads = 19;
inline constexpr char32_t kVowels = 21;
inline constexpr char32_t kTrails = 28;
inline constexpr char32_t kSyllables = kLeads * kVowels * kTrails;

constexpr bool is_syllable(char32_t c) { return c - kSyllableBase < kSyllables; }

/// Precondition: is_syllable(c).
inline void append_decomposed(char32_t c, std::u32string& out) {
  const char32_t index = c - kSyllableBase;
  out += kLeadBase + index / (kVowels * kTrails);
  out += kVowelBase + index / kTrails % kVowels;
  if (index % kTrails != 0) out += kTrailBase + index % kTrails;
}

/// The syllable that two code points compose to, or 0.
constexpr char32_t compose(char32_t first, char32_t second) {
  if (first - kLeadBase < kLeads && second - kVowelBase < kVowels) {
    return kSyllableBase + ((first - kLeadBase) * kVowels + (second - kVowelBase)) * kTrails;
  }
  const bool open = is_syllable(first) && (first - kSyllableBase) % kTrails == 0;
  const char32_t trail = second - kTrailBase;
  return open && trail > 0 && trail < kTrails ? first + trail : 0;
}

}  // namespace naqi::unicode::hangul

#endif  // NAQI_SRC_UNICODE_HANGUL_H_
