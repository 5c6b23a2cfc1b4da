// The conditions of data/conditions.tsv as the reference engine reads them: with ICU, each a plain
// question about a place in a whole text.
#ifndef NAQI_SRC_EXEC_REFERENCE_CONDITIONS_H_
#define NAQI_SRC_EXEC_REFERENCE_CONDITIONS_H_

#include <cstddef>
#include <string>

#include <unicode/normalizer2.h>
#include <unicode/uniset.h>

#include "naqi/catalog.h"
#include "rules/spec.h"

namespace naqi::exec {

class ReferenceConditions {
 public:
  /// `stripped`: what the spec strips everywhere.
  ReferenceConditions(const rule::Spec& spec, const icu::UnicodeSet& stripped);

  /// Whether a rule under this condition holds for the code point at `at`. Precondition: the code
  /// point is one that a rule under the condition is for.
  [[nodiscard]] bool holds(When when, const std::u32string& text, std::size_t at) const;

 private:
  using Text = std::u32string;
  [[nodiscard]] bool is_bare_tatweel(const Text& text, std::size_t at) const;
  [[nodiscard]] bool is_stray_joiner(const Text& text, std::size_t at) const;
  [[nodiscard]] bool follows_virama(const Text& text, std::size_t at) const;
  [[nodiscard]] bool is_stray_selector(const Text& text, std::size_t at) const;
  [[nodiscard]] bool is_tanween_seat(const Text& text, std::size_t at) const;
  [[nodiscard]] bool is_joined(const Text& text, std::size_t at) const;
  [[nodiscard]] bool is_stray_nonjoiner(const Text& text, std::size_t at) const;
  [[nodiscard]] bool is_between_digits(const Text& text, std::size_t at) const;
  [[nodiscard]] bool strips(char32_t c) const;

  bool raw_;
  bool strips_selectors_ = false;
  const icu::UnicodeSet& stripped_;
  icu::UnicodeSet arabic_letters_;
  icu::UnicodeSet emoji_;
  icu::UnicodeSet before_joiner_;
  icu::UnicodeSet after_joiner_;
};

/// The set of a pattern of ours. Frozen.
[[nodiscard]] icu::UnicodeSet unicode_set(const char* pattern);

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_REFERENCE_CONDITIONS_H_
