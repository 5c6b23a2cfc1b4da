// trace: what a spec does to a short text, code point by code point, and by which steps. It goes
// through the phases of the reference engine (reference_phases.h) with the same readings of the
// conditions, and keeps account of what came from where. Tested by
// tests/agreement/trace_agreement_test.cc.
#ifndef NAQI_SRC_EXEC_REFERENCE_TRACE_H_
#define NAQI_SRC_EXEC_REFERENCE_TRACE_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "naqi/catalog.h"
#include "rules/spec.h"

namespace naqi::exec {

/// One step that changed something.
struct Change {
  std::size_t step;            // index into steps()
  const Condition* condition;  // that held; null if the rule has none
  std::u32string from;
  std::u32string to;  // empty: deleted
  bool lossless;      // as Step::lossless; a form changes nothing that is canonically equivalent
};

/// A rule that would have changed a code point, had its condition held.
struct Unmet {
  std::size_t step;
  const Condition* condition;
  char32_t code_point;
};

/// Code points of the text that interact, or one alone, and what becomes of them.
struct Traced {
  std::u32string input;
  std::u32string output;
  std::vector<Change> changes;  // in the order in which they happen
  std::vector<Unmet> unmet;
};

/// All of a text, in order. Runs of non-starters are not cut: the text is to be short.
[[nodiscard]] std::vector<Traced> trace(const rule::Spec& spec, std::u32string_view text);

/// Code points of a text that interact, or one alone, and what they become.
struct Aligned {
  std::size_t input;  // how many
  std::u32string output;
};

class Tracer;

/// Traces texts of any length, for what came from where alone.
class Aligner {
 public:
  /// `spec` must outlive this.
  explicit Aligner(const rule::Spec& spec);
  Aligner(const Aligner&) = delete;
  Aligner& operator=(const Aligner&) = delete;
  ~Aligner();

  /// All of a text, in order, in the finest division. Runs of non-starters are not cut.
  [[nodiscard]] std::vector<Aligned> align(std::u32string_view text);

 private:
  std::unique_ptr<Tracer> tracer_;
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_REFERENCE_TRACE_H_
