// The phases of the reference engine, each a plain function of a whole text (docs/architecture.md).
#ifndef NAQI_SRC_EXEC_REFERENCE_PHASES_H_
#define NAQI_SRC_EXEC_REFERENCE_PHASES_H_

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include <unicode/normalizer2.h>
#include <unicode/uniset.h>

#include "rules/spec.h"

namespace naqi::exec {

class ReferencePhases {
 public:
  explicit ReferencePhases(const rule::Spec& spec);

  /// Phases 2 to 6 of a text without ill-formed sequences. Adds to `cut_runs` the cuts it makes.
  [[nodiscard]] std::u32string run(std::u32string text, std::uint64_t& cut_runs) const;

 private:
  [[nodiscard]] std::u32string cut(const std::u32string& text, std::uint64_t& cut_runs) const;
  [[nodiscard]] std::u32string compose(const std::u32string& text) const;
  [[nodiscard]] std::u32string strip(const std::u32string& text) const;
  [[nodiscard]] std::u32string fold(const std::u32string& text) const;
  [[nodiscard]] std::u32string decompose(const std::u32string& text) const;

  [[nodiscard]] bool joiner_stays(const std::u32string& text, std::size_t at) const;
  [[nodiscard]] std::u32string parts_of(char32_t c) const;

  rule::Spec spec_;
  icu::UnicodeSet pinned_;  // the code points of Unicode 15.0
  icu::UnicodeSet before_joiner_;
  icu::UnicodeSet after_joiner_;
  std::unique_ptr<icu::FilteredNormalizer2> nfc_, nfd_, nfkc_, nfkd_;
  icu::UnicodeSet stripped_;
  std::unordered_map<char32_t, std::u32string> folds_;
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_REFERENCE_PHASES_H_
