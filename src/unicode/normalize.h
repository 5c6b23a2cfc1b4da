// Normalization forms of short runs of code points (UAX #15), for the compiler and the slow lane.
// Tested by tests/conformance/normalization_test.cc through the engines.
#ifndef NAQI_SRC_UNICODE_NORMALIZE_H_
#define NAQI_SRC_UNICODE_NORMALIZE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "unicode/properties.h"

namespace naqi::unicode {

enum class Form : std::uint8_t {
  raw,
  nfc,
  nfd,
  nfkc,
  nfkd,
  nfkc_arabic,  // compatibility for Arabic presentation forms only, then NFC
};

/// The form that rules see: NFC for nfd, NFKC for nfkd, otherwise the form itself.
[[nodiscard]] constexpr Form composed(Form form) {
  return form == Form::nfd ? Form::nfc : form == Form::nfkd ? Form::nfkc : form;
}
[[nodiscard]] constexpr bool is_decomposed(Form form) {
  return form == Form::nfd || form == Form::nfkd;
}

/// Appends the full decomposition of c under a form: canonical for nfc and nfd, compatibility for
/// nfkc and nfkd. Under nfkc_arabic a presentation form of a mark loses the space that
/// carries it, so that no stray space is left in a word; a tatweel that carries one stays.
void append_decomposed(Form form, char32_t c, std::u32string& out);

/// The full decomposition of c under a form, as above; empty if c maps to itself, and for Hangul
/// syllables.
[[nodiscard]] std::u32string_view decomposition(Form form, char32_t c);

/// Those of the 64 code points beginning at `first` that the form does not leave alone whatever
/// their neighbours, or that change their neighbours: bit i for first + i. Precondition: first is a
/// multiple of 64.
[[nodiscard]] PageSet active(Form form, char32_t first);

/// Canonical Ordering Algorithm (Unicode 15.0, D109).
void order(std::u32string& text);
/// Canonical Composition Algorithm (D117). Precondition: text is canonically ordered.
void compose(std::u32string& text);

/// Replaces text by its normal form. `raw` changes nothing.
void normalize(Form form, std::u32string& text);

}  // namespace naqi::unicode

#endif  // NAQI_SRC_UNICODE_NORMALIZE_H_
