#include "exec/reference_phases.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/unorm2.h>

#include "exec/context.h"
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

UnicodeString to_icu(const std::u32string& text) {
  return UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                  static_cast<int32_t>(text.size()));
}

std::u32string from_icu(const UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::u32string out(static_cast<std::size_t>(text.countChar32()), U'\0');
  text.toUTF32(reinterpret_cast<UChar32*>(out.data()), static_cast<int32_t>(out.size()), status);
  assert(U_SUCCESS(status));
  return out;
}

std::u32string in_form(const Normalizer2& form, const std::u32string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const UnicodeString out = form.normalize(to_icu(text), status);
  assert(U_SUCCESS(status));
  return from_icu(out);
}

bool composes_backward(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NFC_QUICK_CHECK) == UNORM_MAYBE;
}

// The steps of a spec that have no rows: what squeeze:letters calls a letter, and a word.
bool is_arabic_letter(char32_t c) {
  static const UnicodeSet kLetters = unicode_set("[[:sc=Arab:]&[:gc=Lo:]&[:Age=15.0:]]");
  return kLetters.contains(static_cast<UChar32>(c));
}

bool is_part_of_word(char32_t c) {
  return is_arabic_letter(c) || c == unicode::kTatweel ||
         u_getCombiningClass(static_cast<UChar32>(c)) != 0;
}

}  // namespace

ReferencePhases::ReferencePhases(const rule::Spec& spec)
    : spec_(spec),
      pinned_(unicode_set("[[:Age=15.0:]]")),
      conditions_(spec, stripped_),
      squeeze_(rule::squeeze_of(spec)) {
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
      if (rule.when != When::always) {
        conditional_[rule.from].push_back(&rule);
        keeps_carriers_ |= rule.when == When::bare_tatweel;
      } else if (rule.to.empty()) {
        stripped_.add(static_cast<UChar32>(rule.from));
      } else {
        folds_.emplace(rule.from, rule.to);  // the first row holds
      }
    }
  }
  keeps_carriers_ &= stripped_.contains(static_cast<UChar32>(unicode::kTatweel)) == 0;
  stripped_.freeze();
}

std::u32string ReferencePhases::run(std::u32string text, Cuts& cuts) const {
  text = cut(text, cuts);
  std::u32string y = settle(text);
  while (!conditional_.empty()) {
    // A stray ZERO WIDTH NON-JOINER is not there for the rules that come after.
    std::u32string z = context(y, When::stray_nonjoiner);
    if (z == y) z = context(y, std::nullopt);
    if (z == y) break;
    y = settle(z);
  }
  return decompose(squeeze_letters(squeeze_space(y)));
}

std::u32string ReferencePhases::settle(const std::u32string& text) const {
  std::u32string y = compose(text);
  for (;;) {
    std::u32string next = compose(fold(strip(y)));
    if (next == y) return y;
    y = std::move(next);
  }
}

// A run of more than 1,024 non-starters is cut by U+034F. What counts is what a code point begins
// with once it is decomposed and the stripped part of it is gone; a code point that leaves nothing
// is looked through, unless it can compose before it is stripped.
std::u32string ReferencePhases::cut(const std::u32string& text, Cuts& cuts) const {
  if (spec_.form == Form::raw) return text;
  std::u32string out;
  unsigned run = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    const std::u32string parts = parts_of(c);
    const auto kept = std::find_if(parts.begin(), parts.end(), [&](char32_t part) {
      return !stripped_.contains(static_cast<UChar32>(part));
    });
    const bool looked_through =
        kept == parts.end() && std::none_of(parts.begin(), parts.end(), composes_backward);
    const char32_t lead = kept == parts.end() ? parts.front() : *kept;
    if (parts.front() == unicode::kTatweel && keeps_carriers_) {
      run = kept_marks(parts);  // a mark that stays keeps the tatweel, too
    } else if (looked_through || may_go(c)) {
      // neither counts nor ends a run
    } else if (u_getCombiningClass(static_cast<UChar32>(lead)) == 0) {
      run = 0;
    } else if (run < kMaxNonStarters) {
      ++run;
    } else {
      out += unicode::kCombiningGraphemeJoiner;
      cuts.push_back(i);
      run = 1;
    }
    out += c;
  }
  return out;
}

// A joiner or selector that what stands beside it may delete.
bool ReferencePhases::may_go(char32_t c) const {
  const auto rules = conditional_.find(c);
  if (rules == conditional_.end()) return false;
  return std::any_of(rules->second.begin(), rules->second.end(), [](const Rule* rule) {
    return rule->when == When::stray_joiner || rule->when == When::stray_selector;
  });
}

unsigned ReferencePhases::kept_marks(const std::u32string& parts) const {
  return static_cast<unsigned>(std::count_if(parts.begin(), parts.end(), [&](char32_t part) {
    const auto c = static_cast<UChar32>(part);
    return u_getCombiningClass(c) != 0 && !stripped_.contains(c);
  }));
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
    const Rule* const rule = conditional_.empty() ? nullptr : conditional_rule(text, i);
    const bool strips = stripped_.contains(static_cast<UChar32>(text[i])) ||
                        (rule != nullptr && is_evidence(rule->when));
    if (!strips) out += text[i];
  }
  return out;
}

// The rule that looks at its neighbours and holds for the code point at `at`; null if there is
// none.
const Rule* ReferencePhases::conditional_rule(const std::u32string& text, std::size_t at) const {
  const auto rules = conditional_.find(text[at]);
  if (rules == conditional_.end()) return nullptr;
  for (const Rule* const rule : rules->second) {
    if (conditions_.holds(rule->when, text, at)) return rule;
  }
  return nullptr;
}

bool ReferencePhases::is_evidence(When when) { return rule::condition(when).evidence; }

// The rules under one condition, or all.
std::u32string ReferencePhases::context(const std::u32string& text,
                                        std::optional<When> only) const {
  std::u32string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Rule* const rule = conditional_rule(text, i);
    if (rule == nullptr || is_evidence(rule->when) || (only && rule->when != *only)) {
      out += text[i];
    } else {
      out += rule->to;
    }
  }
  return out;
}

std::u32string ReferencePhases::squeeze_space(const std::u32string& text) const {
  std::u32string out;
  for (const char32_t c : text) {
    const bool again = c == U' ' && !out.empty() && out.back() == U' ';
    if (!squeeze_.space || !again) out += c;
  }
  return out;
}

std::u32string ReferencePhases::squeeze_letters(const std::u32string& text) const {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of(text[i], i), text.size());
    std::size_t length = end - i;
    if (squeeze_.letters != 0 && length >= kMinRun && is_arabic_letter(text[i])) {
      const bool alone = (i == 0 || !is_part_of_word(text[i - 1])) &&
                         (end == text.size() || !is_part_of_word(text[end]));
      length = alone && text[i] == unicode::kHeh ? kLaughter : squeeze_.letters;
    }
    out.append(length, text[i]);
    i = end;
  }
  return out;
}

std::u32string ReferencePhases::fold(const std::u32string& text) const {
  std::u32string out;
  for (const char32_t c : text) {
    const auto at = folds_.find(c);
    if (at == folds_.end()) {
      out += c;
    } else {
      out += at->second;
    }
  }
  return out;
}

std::u32string ReferencePhases::decompose(const std::u32string& text) const {
  if (spec_.form == Form::nfd) return in_form(*nfd_, text);
  if (spec_.form == Form::nfkd) return in_form(*nfkd_, text);
  return text;
}

}  // namespace naqi::exec
