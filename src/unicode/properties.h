// What normalization needs to know of a code point (UAX #15, UAX #44), pinned to Unicode 15.0.
// Generated tables; no ICU. normalize.h puts them to use. Tested by tests/unit/properties_test.cc
// against ICU and by tests/conformance/normalization_test.cc.
//
// Any value is accepted: what is not a Unicode code point has the properties of an unassigned
// one.
#ifndef NAQI_SRC_UNICODE_PROPERTIES_H_
#define NAQI_SRC_UNICODE_PROPERTIES_H_

#include <cstdint>
#include <string_view>

namespace naqi::unicode {

inline constexpr char32_t kZeroWidthJoiner = 0x200D;
inline constexpr char32_t kCombiningGraphemeJoiner = 0x034F;
inline constexpr std::uint8_t kViramaClass = 9;

/// Canonical_Combining_Class; 0 for a starter.
[[nodiscard]] std::uint8_t combining_class(char32_t c);

/// Whether c is the first, or the second, of some primary composite (Hangul included).
[[nodiscard]] bool composes_forward(char32_t c);
[[nodiscard]] bool composes_backward(char32_t c);

/// Whether c can stand before, or after, ZERO WIDTH JOINER in an emoji ZWJ sequence (UTS #51), and
/// no normal form and no rule touches it.
[[nodiscard]] bool is_emoji_before_joiner(char32_t c);
[[nodiscard]] bool is_emoji_after_joiner(char32_t c);

/// Full decomposition mappings; empty if c maps to itself, and for Hangul syllables.
[[nodiscard]] std::u32string_view canonical_decomposition(char32_t c);
[[nodiscard]] std::u32string_view compatibility_decomposition(char32_t c);

/// Arabic Presentation Forms-A and -B (but for the byte order mark at U+FEFF).
[[nodiscard]] constexpr bool is_arabic_presentation_form(char32_t c) {
  return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

/// The primary composite of two code points (Hangul included), or 0.
[[nodiscard]] char32_t compose(char32_t first, char32_t second);

/// True if nothing is known of the 64 code points beginning at `first`: all are starters that
/// neither decompose nor compose. Most pages are; asking is one comparison. Precondition: a
/// multiple of 64.
[[nodiscard]] bool is_page_empty(char32_t first);

/// Whether c is a starter that has no part in canonical composition and decomposition; a
/// compatibility decomposition it may have.
[[nodiscard]] bool is_canonically_inert(char32_t c);

}  // namespace naqi::unicode

#endif  // NAQI_SRC_UNICODE_PROPERTIES_H_
