// StepCounter: how many code points each step of a spec changed. It is off unless somebody asks
// (Stream::count_steps): then the fused pass takes everything through its slow lane, where every
// change can be seen. Tested against exec/reference_trace.h by
// tests/agreement/trace_agreement_test.cc.
#ifndef NAQI_SRC_EXEC_STEP_COUNTER_H_
#define NAQI_SRC_EXEC_STEP_COUNTER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "compile/program.h"

namespace naqi::exec {

class StepCounter {
 public:
  explicit StepCounter(const compile::Program& program) : program_(program) {}

  /// `counts`, one for each row of steps(), is where to count from now on; null: nowhere.
  void count_in(std::vector<std::uint64_t>* counts) { counts_ = counts; }
  [[nodiscard]] bool is_on() const { return counts_ != nullptr; }

  /// A code point that was read: what of it is deleted wherever it stands.
  void read(char32_t c);
  /// A segment before it is settled: what the form, strip and fold change of the rest.
  void settle(const std::u32string& text);
  /// `times` code points that the row of c under a condition changed.
  void conditional(char32_t c, When when, std::size_t times = 1);
  /// The row of c that holds everywhere.
  void row(char32_t c);
  /// Deletions by the squeeze phase.
  void squeezed(bool space, std::size_t times);

 private:
  void add(std::size_t step, std::size_t times = 1) { (*counts_)[step] += times; }
  [[nodiscard]] bool is_gone(char32_t c) const;
  [[nodiscard]] std::u32string without_gone(const std::u32string& text) const;

  const compile::Program& program_;
  std::vector<std::uint64_t>* counts_ = nullptr;
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_STEP_COUNTER_H_
