// The phases of the reference engine, each a plain function of a whole text (docs/architecture.md).
#ifndef NAQI_SRC_EXEC_REFERENCE_PHASES_H_
#define NAQI_SRC_EXEC_REFERENCE_PHASES_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/uniset.h>

#include "exec/reference_conditions.h"
#include "naqi/catalog.h"
#include "rules/spec.h"

namespace naqi::exec {

class ReferencePhases {
 public:
  explicit ReferencePhases(const rule::Spec& spec);

  /// The code points of a text, by index, before which a run of non-starters was cut.
  using Cuts = std::vector<std::size_t>;
  /// A text with U+034F where a run of non-starters is cut.
  [[nodiscard]] std::u32string cut(const std::u32string& text, Cuts& cuts) const;
  /// Phases 2 to 6 of a text without ill-formed sequences.
  [[nodiscard]] std::u32string run(std::u32string text, Cuts& cuts) const;

 private:
  [[nodiscard]] std::u32string settle(const std::u32string& text) const;
  [[nodiscard]] std::u32string compose(const std::u32string& text) const;
  [[nodiscard]] std::u32string strip(const std::u32string& text) const;
  [[nodiscard]] std::u32string fold(const std::u32string& text) const;
  [[nodiscard]] std::u32string context(const std::u32string& text, std::optional<When> only) const;
  [[nodiscard]] std::u32string squeeze_space(const std::u32string& text) const;
  [[nodiscard]] std::u32string squeeze_letters(const std::u32string& text) const;
  [[nodiscard]] std::u32string decompose(const std::u32string& text) const;

  [[nodiscard]] const Rule* conditional_rule(const std::u32string& text, std::size_t at) const;
  [[nodiscard]] static bool is_evidence(When when);
  [[nodiscard]] std::u32string parts_of(char32_t c) const;
  [[nodiscard]] bool may_go(char32_t c) const;
  [[nodiscard]] unsigned kept_marks(const std::u32string& parts) const;

  rule::Spec spec_;
  icu::UnicodeSet pinned_;  // the code points of Unicode 15.0
  std::unique_ptr<icu::FilteredNormalizer2> nfc_, nfd_, nfkc_, nfkd_;
  icu::UnicodeSet stripped_;  // everywhere
  std::unordered_map<char32_t, std::u32string> folds_;
  std::unordered_map<char32_t, std::vector<const Rule*>> conditional_;  // by what they change
  ReferenceConditions conditions_;
  rule::Squeeze squeeze_;
  bool keeps_carriers_ = false;  // strips a tatweel only if it is bare
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_REFERENCE_PHASES_H_
