// PassState: where a text stands between two pieces of it. All that the fused pass (pass.h)
// remembers.
#ifndef NAQI_SRC_EXEC_PASS_STATE_H_
#define NAQI_SRC_EXEC_PASS_STATE_H_

#include <cstddef>
#include <string>
#include <utility>

#include "compile/program.h"
#include "exec/context_stage.h"
#include "exec/rule_tanween.h"
#include "exec/rule_tatweel.h"
#include "exec/segment.h"
#include "exec/step_counter.h"

namespace naqi::exec {

struct PassState {
  explicit PassState(const compile::Program& program)
      : segment(program), context(program), steps(program) {}

  /// Takes input bytes that are as if they were not there: they go with what came last.
  void add_nothing(std::size_t source) {
    if (tatweel.is_open) {
      tatweel.source += source;
    } else if (joiner.is_open) {
      joiner.source += source;
    } else {
      segment.add_nothing(source);
    }
  }

  /// Forgets the input bytes that what is held back stands for, and returns how many: `partial` is
  /// not part of it.
  std::size_t take_source() {
    return context.take_source() + segment.take_source() + std::exchange(tatweel.source, 0) +
           std::exchange(joiner.source, 0);
  }

  std::string partial;        // bytes of a code point that the next piece may complete
  Segment segment;            // of the slow lane
  bool slow = false;          // which lane
  char32_t previous = 0;      // the code point before the segment; 0: none, or not well-formed
  OpenEvidence joiner;        // ZERO WIDTH JOINER: waits for what follows it
  OpenEvidence tatweel;       // waits for a mark that stays
  TanweenRule tanween;        // followed in the slow lane, where every fathatan leads
  ContextState context;       // of what comes after strip and fold
  StepCounter steps;          // off unless asked for
  std::string kept;           // the ill-formed sequence that ends the output, under invalid:keep
  bool kept_touches = false;  // nothing has been written after it
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_PASS_STATE_H_
