#include "exec/reference_phases.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/unorm2.h>

#include "exec/segment.h"
#include "naqi/catalog.h"
#include "rules/lookup.h"
#include "unicode/normalize.h"
#include "unicode/properties.h"

namespace naqi::exec {
namespace {

using icu::FilteredNormalizer2;
using icu::Normalizer2;
using icu::UnicodeSet;
using icu::UnicodeString;
using unicode::Form;

constexpr char32_t kJoiner = unicode::kZeroWidthJoiner;
constexpr std::uint8_t kVirama = 9;

UnicodeString to_icu(const std::u32string& text) {
  return UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                  static_cast<int32_t>(text.size()));
}

std::u32string from_icu(const UnicodeString& text) {
  std::u32string out;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    out += static_cast<char32_t>(text.char32At(i));
  }
  return out;
}

UnicodeSet set_of(const char* pattern) {
  UErrorCode status = U_ZERO_ERROR;
  UnicodeSet set(UnicodeString::fromUTF8(pattern), status);
  assert(U_SUCCESS(status));
  set.freeze();
  return set;
}

std::u32string in_form(const Normalizer2& form, const std::u32string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const UnicodeString out = form.normalize(to_icu(text), status);
  assert(U_SUCCESS(status));
  return from_icu(out);
}

// Pictographs that no normal form and no case folding touches.
UnicodeSet joining_emoji() {
  UErrorCode status = U_ZERO_ERROR;
  const Normalizer2& nfkc = *Normalizer2::getNFKCInstance(status);
  const UnicodeSet pictographs = set_of("[[:Extended_Pictographic:]]");
  UnicodeSet out;
  for (int32_t i = 0; i < pictographs.size(); ++i) {
    const UChar32 c = pictographs.charAt(i);
    if (nfkc.isInert(c) != 0 && u_foldCase(c, U_FOLD_CASE_DEFAULT) == c) out.add(c);
  }
  return out;
}

bool composes_backward(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NFC_QUICK_CHECK) == UNORM_MAYBE;
}

const UnicodeSet& after_joiner() {
  static const UnicodeSet kSet = joining_emoji();
  return kSet;
}

UnicodeSet before_joiner() {
  UnicodeSet out;
  out.addAll(set_of(R"([[:Emoji_Modifier:]\uFE0F])"));
  out.addAll(after_joiner());
  return out;
}

}  // namespace

ReferencePhases::ReferencePhases(const rule::Spec& spec)
    : spec_(spec),
      pinned_(set_of("[[:Age=15.0:]]")),
      before_joiner_(before_joiner()),
      after_joiner_(after_joiner()) {
  UErrorCode status = U_ZERO_ERROR;
  const auto pin = [&](const Normalizer2* form) {
    return std::make_unique<FilteredNormalizer2>(*form, pinned_);
  };
  nfc_ = pin(Normalizer2::getNFCInstance(status));
  nfd_ = pin(Normalizer2::getNFDInstance(status));
  nfkc_ = pin(Normalizer2::getNFKCInstance(status));
  nfkd_ = pin(Normalizer2::getNFKDInstance(status));
  assert(U_SUCCESS(status));
  for (std::size_t step = 0; step < steps().size(); ++step) {
    if (!spec.steps[step]) continue;
    for (const Rule& rule : rule::rules_of(step)) {
      if (rule.to.empty()) {
        stripped_.add(static_cast<UChar32>(rule.from));
      } else {
        folds_.emplace(rule.from, rule.to);  // the first row holds
      }
    }
  }
  stripped_.freeze();
}

std::u32string ReferencePhases::run(std::u32string text, std::uint64_t& cut_runs) const {
  if (spec_.form != Form::raw) text = cut(text, cut_runs);
  std::u32string y = compose(text);
  for (;;) {
    std::u32string next = compose(fold(strip(y)));
    if (next == y) break;
    y = std::move(next);
  }
  return decompose(y);
}

// A run of more than 1,024 non-starters is cut by U+034F. What counts is what a code point begins
// with once it is decomposed and the stripped part of it is gone; a code point that leaves nothing
// is looked through, unless it can compose before it is stripped.
std::u32string ReferencePhases::cut(const std::u32string& text, std::uint64_t& cut_runs) const {
  std::u32string out;
  unsigned run = 0;
  for (const char32_t c : text) {
    const std::u32string parts = parts_of(c);
    const auto kept = std::find_if(parts.begin(), parts.end(), [&](char32_t part) {
      return !stripped_.contains(static_cast<UChar32>(part));
    });
    const bool looked_through =
        kept == parts.end() && std::none_of(parts.begin(), parts.end(), composes_backward);
    const char32_t lead = kept == parts.end() ? parts.front() : *kept;
    if (looked_through) {
      // neither counts nor ends a run
    } else if (u_getCombiningClass(static_cast<UChar32>(lead)) == 0) {
      run = 0;
    } else if (run < kMaxNonStarters) {
      ++run;
    } else {
      out += unicode::kCombiningGraphemeJoiner;
      ++cut_runs;
      run = 1;
    }
    out += c;
  }
  return out;
}

// The decomposition of one code point under the form that rules see.
std::u32string ReferencePhases::parts_of(char32_t c) const {
  const auto code_point = static_cast<UChar32>(c);
  const bool arabic = spec_.form == Form::nfkc_arabic;
  const bool compatibility = arabic ? unicode::is_arabic_presentation_form(c)
                                    : unicode::composed(spec_.form) == Form::nfkc;
  UnicodeString mapped;
  if (!(compatibility ? *nfkc_ : *nfc_).getDecomposition(code_point, mapped)) return {c};
  std::u32string parts = from_icu(mapped);
  // A presentation form of a mark alone is carried by a space, which is not part of the word.
  const bool carried = compatibility && arabic && parts.size() > 1 && parts[0] == U' ' &&
                       u_getCombiningClass(static_cast<UChar32>(parts[1])) != 0;
  return carried ? parts.substr(1) : parts;
}

std::u32string ReferencePhases::compose(const std::u32string& text) const {
  switch (spec_.form) {
    case Form::raw:
      return text;
    case Form::nfc:
    case Form::nfd:
      return in_form(*nfc_, text);
    case Form::nfkc:
    case Form::nfkd:
      return in_form(*nfkc_, text);
    case Form::nfkc_arabic:
      break;
  }
  std::u32string mapped;
  for (const char32_t c : text) {
    mapped += unicode::is_arabic_presentation_form(c) ? parts_of(c) : std::u32string(1, c);
  }
  return in_form(*nfc_, mapped);
}

std::u32string ReferencePhases::strip(const std::u32string& text) const {
  std::u32string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool strips = stripped_.contains(static_cast<UChar32>(text[i]));
    if (!strips || (text[i] == kJoiner && joiner_stays(text, i))) out += text[i];
  }
  return out;
}

// Between two elements of an emoji sequence (UTS #51), or after a virama (RFC 5892, A.2) or the
// marks that follow one, whether or not the virama has been composed; under `raw`, directly after
// one.
bool ReferencePhases::joiner_stays(const std::u32string& text, std::size_t at) const {
  if (at == 0) return false;
  const auto before = static_cast<UChar32>(text[at - 1]);
  if (before_joiner_.contains(before) && at + 1 < text.size() &&
      after_joiner_.contains(static_cast<UChar32>(text[at + 1]))) {
    return true;
  }
  if (spec_.form == Form::raw) return u_getCombiningClass(before) == kVirama;
  std::size_t starter = at - 1;
  while (starter > 0 && u_getCombiningClass(static_cast<UChar32>(text[starter])) != 0) --starter;
  const std::u32string decomposed = in_form(*nfd_, text.substr(starter, at - starter));
  for (std::size_t i = decomposed.size(); i > 0; --i) {
    const auto ccc = u_getCombiningClass(static_cast<UChar32>(decomposed[i - 1]));
    if (ccc == kVirama) return true;
    if (ccc == 0) return false;
  }
  return false;
}

std::u32string ReferencePhases::fold(const std::u32string& text) const {
  std::u32string out;
  for (const char32_t c : text) {
    const auto at = folds_.find(c);
    out += at == folds_.end() ? std::u32string(1, c) : at->second;
  }
  return out;
}

std::u32string ReferencePhases::decompose(const std::u32string& text) const {
  if (spec_.form == Form::nfd) return in_form(*nfd_, text);
  if (spec_.form == Form::nfkd) return in_form(*nfkd_, text);
  return text;
}

}  // namespace naqi::exec
