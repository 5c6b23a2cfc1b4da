// What normalization needs to know of a code point (UAX #15, UAX #44), pinned to Unicode 15.0.
// Generated tables; no ICU. normalize.h puts them to use. Tested by tests/unit/properties_test.cc
// against ICU and by tests/conformance/normalization_test.cc.
//
// Any value is accepted: what is not a Unicode code point has the properties of an unassigned
// one.
#ifndef NAQI_SRC_UNICODE_PROPERTIES_H_
#define NAQI_SRC_UNICODE_PROPERTIES_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace naqi::unicode {

inline constexpr char32_t kZeroWidthJoiner = 0x200D;
inline constexpr char32_t kZeroWidthNonJoiner = 0x200C;
inline constexpr char32_t kCombiningGraphemeJoiner = 0x034F;
inline constexpr char32_t kTatweel = 0x0640;
inline constexpr char32_t kAlef = 0x0627;
inline constexpr char32_t kHeh = 0x0647;
inline constexpr char32_t kFathatan = 0x064B;
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

/// Joining_Type (ArabicShaping.txt): which sides of a letter join.
enum class JoiningType : std::uint8_t {
  non_joining,
  join_causing,  // joins both sides without being a letter: tatweel, ZERO WIDTH JOINER
  dual_joining,
  left_joining,  // joins what follows it only
  right_joining,
  transparent,  // marks and format characters: joining looks through them
};
[[nodiscard]] JoiningType joining_type(char32_t c);
/// Whether c joins the letter before it, or the letter after it, if that joins too.
[[nodiscard]] bool joins_backward(char32_t c);
[[nodiscard]] bool joins_forward(char32_t c);

/// A letter of the Arabic script with General_Category Lo. Tatweel and the small letters above the
/// line are Lm.
[[nodiscard]] bool is_arabic_letter(char32_t c);
/// Emoji=Yes (UTS #51): may be followed by a variation selector, digits included.
[[nodiscard]] bool is_emoji(char32_t c);
/// A decimal digit of the three systems used with Arabic script: ASCII, Arabic-Indic, Extended
/// Arabic-Indic.
[[nodiscard]] constexpr bool is_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
}

/// Full decomposition mappings; empty if c maps to itself, and for Hangul syllables.
[[nodiscard]] std::u32string_view canonical_decomposition(char32_t c);
[[nodiscard]] std::u32string_view compatibility_decomposition(char32_t c);

/// Arabic Presentation Forms-A and -B (but for the byte order mark at U+FEFF).
inline constexpr char32_t kPresentationFormsA = 0xFB50;
inline constexpr char32_t kPresentationFormsAEnd = 0xFE00;
inline constexpr char32_t kPresentationFormsB = 0xFE70;
inline constexpr char32_t kPresentationFormsBEnd = 0xFEFD;
[[nodiscard]] constexpr bool is_arabic_presentation_form(char32_t c) {
  return (c >= kPresentationFormsA && c < kPresentationFormsAEnd) ||
         (c >= kPresentationFormsB && c < kPresentationFormsBEnd);
}

/// The primary composite of two code points (Hangul included), or 0.
[[nodiscard]] char32_t compose(char32_t first, char32_t second);

/// Some of the 64 code points of a page: bit i is the i-th. For each property the sets of a page
/// are a table of their own, so that a question about a page costs two loads.
using PageSet = std::uint64_t;

/// The numbers (code point / 64), in order, of the pages that a property is known of. All code
/// points of the others are starters that neither decompose nor compose, of no joining type.
[[nodiscard]] std::span<const std::uint16_t> known_pages();

/// Those of the page beginning at `first` that have part in canonical composition, decomposition or
/// ordering, but for Hangul syllables, of which those of two letters are here, because they
/// compose. Precondition: first is a multiple of 64.
[[nodiscard]] PageSet canonically_active(char32_t first);
/// Those with a compatibility decomposition that is not empty.
[[nodiscard]] PageSet compatibly_decomposing(char32_t first);
[[nodiscard]] PageSet arabic_letters(char32_t first);

}  // namespace naqi::unicode

#endif  // NAQI_SRC_UNICODE_PROPERTIES_H_
