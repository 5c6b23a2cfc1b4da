#include "exec/reference_conditions.h"

#include <cassert>

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/unorm2.h>

#include "exec/context.h"
#include "rules/lookup.h"
#include "unicode/properties.h"

namespace naqi::exec {
namespace {

using icu::Normalizer2;
using icu::UnicodeSet;
using icu::UnicodeString;

constexpr char32_t kEmojiStyle = 0xFE0F;
constexpr std::uint8_t kVirama = 9;

bool is_mark(char32_t c) { return u_getCombiningClass(static_cast<UChar32>(c)) != 0; }

int joining_type(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_JOINING_TYPE);
}

bool is_transparent(char32_t c) { return joining_type(c) == U_JT_TRANSPARENT; }

bool joins_backward(char32_t c) {
  const int type = joining_type(c);
  return type == U_JT_RIGHT_JOINING || type == U_JT_DUAL_JOINING || type == U_JT_JOIN_CAUSING;
}

bool joins_forward(char32_t c) {
  const int type = joining_type(c);
  return type == U_JT_LEFT_JOINING || type == U_JT_DUAL_JOINING || type == U_JT_JOIN_CAUSING;
}

bool composes_backward(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NFC_QUICK_CHECK) == UNORM_MAYBE;
}

bool is_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
}

std::u32string decomposed(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  UnicodeString mapped;
  const auto code_point = static_cast<UChar32>(c);
  if (!Normalizer2::getNFDInstance(status)->getDecomposition(code_point, mapped)) return {c};
  std::u32string out;
  for (int32_t i = 0; i < mapped.length(); i = mapped.moveIndex32(i, 1)) {
    out += static_cast<char32_t>(mapped.char32At(i));
  }
  return out;
}

// Pictographs that no normal form and no case folding touches.
UnicodeSet joining_emoji() {
  UErrorCode status = U_ZERO_ERROR;
  const Normalizer2& nfkc = *Normalizer2::getNFKCInstance(status);
  const UnicodeSet pictographs = unicode_set("[[:Extended_Pictographic:]]");
  UnicodeSet out;
  for (int32_t i = 0; i < pictographs.size(); ++i) {
    const UChar32 c = pictographs.charAt(i);
    if (nfkc.isInert(c) != 0 && u_foldCase(c, U_FOLD_CASE_DEFAULT) == c) out.add(c);
  }
  return out;
}

}  // namespace

UnicodeSet unicode_set(const char* pattern) {
  UErrorCode status = U_ZERO_ERROR;
  UnicodeSet set(UnicodeString::fromUTF8(pattern), status);
  assert(U_SUCCESS(status));
  set.freeze();
  return set;
}

ReferenceConditions::ReferenceConditions(const rule::Spec& spec, const UnicodeSet& stripped)
    : raw_(spec.form == unicode::Form::raw),
      stripped_(stripped),
      arabic_letters_(unicode_set("[[:sc=Arab:]&[:gc=Lo:]&[:Age=15.0:]]")),
      emoji_(unicode_set("[[:Emoji:]&[:Age=15.0:]]")),
      after_joiner_(joining_emoji()) {
  before_joiner_.addAll(unicode_set(R"([[:Emoji_Modifier:]\uFE0F])"));
  before_joiner_.addAll(after_joiner_);
  for (std::size_t step = 0; step < steps().size(); ++step) {
    for (const Rule& rule : rule::rules_of(step)) {
      strips_selectors_ |= spec.steps[step] && rule.when == When::stray_selector;
    }
  }
}

bool ReferenceConditions::holds(When when, const Text& text, std::size_t at) const {
  switch (when) {
    case When::always:
      return true;
    case When::bare_tatweel:
      return is_bare_tatweel(text, at);
    case When::stray_joiner:
      return is_stray_joiner(text, at);
    case When::stray_selector:
      return is_stray_selector(text, at);
    case When::tanween_seat:
      return is_tanween_seat(text, at);
    case When::joined:
      return is_joined(text, at);
    case When::stray_nonjoiner:
      return is_stray_nonjoiner(text, at);
    case When::between_digits:
      return is_between_digits(text, at);
    case When::not_between_digits:
      return !is_between_digits(text, at);
  }
  return false;
}

bool ReferenceConditions::strips(char32_t c) const {
  return stripped_.contains(static_cast<UChar32>(c));
}

bool ReferenceConditions::is_bare_tatweel(const Text& text, std::size_t at) const {
  for (std::size_t i = at + 1; i < text.size() && is_mark(text[i]); ++i) {
    if (!strips(text[i])) return false;
  }
  return true;
}

// Between two elements of an emoji sequence (UTS #51), or after a virama (RFC 5892, A.2) or the
// marks that follow one, whether or not the virama has been composed; under `raw`, directly after
// one.
bool ReferenceConditions::is_stray_joiner(const Text& text, std::size_t at) const {
  if (at == 0) return true;
  const bool follows_emoji =
      before_joiner_.contains(static_cast<UChar32>(text[at - 1])) &&
      !(text[at - 1] == kEmojiStyle && strips_selectors_ && is_stray_selector(text, at - 1));
  if (follows_emoji && at + 1 < text.size() &&
      after_joiner_.contains(static_cast<UChar32>(text[at + 1]))) {
    return false;
  }
  return !follows_virama(text, at);
}

bool ReferenceConditions::follows_virama(const Text& text, std::size_t at) const {
  if (raw_) return u_getCombiningClass(static_cast<UChar32>(text[at - 1])) == kVirama;
  for (std::size_t i = at; i > 0; --i) {
    const std::u32string parts = decomposed(text[i - 1]);
    for (std::size_t part = parts.size(); part > 0; --part) {
      const auto ccc = u_getCombiningClass(static_cast<UChar32>(parts[part - 1]));
      if (ccc == kVirama) return true;
      if (ccc == 0) return false;
    }
  }
  return false;
}

bool ReferenceConditions::is_stray_selector(const Text& text, std::size_t at) const {
  return at == 0 || !emoji_.contains(static_cast<UChar32>(text[at - 1]));
}

// kitab, fathatan, alef or kitab, alef, fathatan: the alef goes, unless a mark of its own stays.
// The word ends before the next code point that stays, if that could not come to stand on the
// letter.
bool ReferenceConditions::is_tanween_seat(const Text& text, std::size_t at) const {
  bool has_fathatan = false;
  std::size_t end = at + 1;
  for (; end < text.size() && is_mark(text[end]); ++end) {
    if (!strips(text[end])) return false;
    has_fathatan |= text[end] == unicode::kFathatan;
  }
  while (end < text.size() && strips(text[end])) ++end;
  const auto is_letter = [&](char32_t c) {
    return c == unicode::kTatweel || arabic_letters_.contains(static_cast<UChar32>(c));
  };
  if (end < text.size()) {
    const char32_t next = text[end];
    const bool may_go = next == unicode::kZeroWidthJoiner || next == 0xFE0E || next == kEmojiStyle;
    if (is_letter(next) || is_mark(next) || may_go) return false;
  }
  std::size_t before = at;
  while (before > 0 && is_mark(text[before - 1])) {
    --before;
    has_fathatan |= text[before] == unicode::kFathatan;
  }
  return has_fathatan && before > 0 && is_letter(text[before - 1]);
}

bool ReferenceConditions::is_joined(const Text& text, std::size_t at) const {
  std::size_t i = at + 1;
  while (i < text.size() && is_transparent(text[i]) && i - at <= kMaxTransparent) ++i;
  return i < text.size() && joins_backward(text[i]);
}

// It stays, once, where two letters would join without it, after a virama, and where what follows
// could change by coming next to what stands before.
bool ReferenceConditions::is_stray_nonjoiner(const Text& text, std::size_t at) const {
  if (at > 0 && text[at - 1] == unicode::kZeroWidthNonJoiner) return true;
  std::size_t next = at + 1;
  while (next < text.size() && text[next] == unicode::kZeroWidthNonJoiner) ++next;
  if (at == 0 || next == text.size()) return true;
  if (text[at - 1] == U'\n' || text[next] == U'\n') return true;  // as lines are texts
  if (is_mark(text[next]) || is_transparent(text[next]) || composes_backward(text[next])) {
    return false;
  }
  if (follows_virama(text, at)) return false;
  std::size_t before = at;
  while (before > 0 && is_transparent(text[before - 1])) --before;
  return before == 0 || !joins_forward(text[before - 1]) || !joins_backward(text[next]);
}

bool ReferenceConditions::is_between_digits(const Text& text, std::size_t at) const {
  return at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1]);
}

}  // namespace naqi::exec
