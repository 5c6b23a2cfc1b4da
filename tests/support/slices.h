// Slices: whether the input that a token stands for, normalized by itself, is its text again.
#ifndef NAQI_TESTS_SUPPORT_SLICES_H_
#define NAQI_TESTS_SUPPORT_SLICES_H_

#include <string>
#include <string_view>

#include "naqi/pipeline.h"
#include "pipeline/engine.h"
#include "support/engines.h"
#include "support/token_source.h"

namespace naqi::test {

class Slices {
 public:
  explicit Slices(const Pipeline& pipeline)
      : spec_(pipeline.spec()), text_(pipeline, fused_engines().front()) {}

  /// Empty if the slice of `text` that tokens of one span stand for becomes their text, or if it
  /// becomes another one as a rule that looks at neighbours has it: slices.cc names all such cases.
  /// Else the difference.
  [[nodiscard]] std::string difference(const Tokens& tokens, const SpanGroup& group,
                                       std::string_view text);

  /// How many slices were looked at, and how many of these became another text.
  [[nodiscard]] int compared() const { return compared_; }
  [[nodiscard]] int exceptions() const { return exceptions_; }

 private:
  [[nodiscard]] bool has(std::string_view words) const;
  [[nodiscard]] bool is_cut_off(std::string_view expected) const;
  [[nodiscard]] std::string without_neighbours(std::string_view utf8) const;

  std::string spec_;
  Runner text_;
  int compared_ = 0;
  int exceptions_ = 0;
};

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_SLICES_H_
