// ContextStage: what comes after strip and fold in the fused pass. It takes the settled code points
// that the slow lane makes, one by one, and applies in this order
//
//   rule_nonjoiner.h  ->  rule_neighbours.h  ->  squeeze.h  ->  the decomposed form  ->  recorder
//
// each of which may hold a code point back until it knows what follows. What the fast lane writes
// does not come through here: no rule looks at it (compile::Entry::kRun, kDigit, kContext). Of that
// text the stage reads the end, when it is needed or gone the next moment.
#ifndef NAQI_SRC_EXEC_CONTEXT_STAGE_H_
#define NAQI_SRC_EXEC_CONTEXT_STAGE_H_

#include <cstddef>
#include <string_view>
#include <utility>

#include "compile/program.h"
#include "exec/left_context.h"
#include "exec/ready_text.h"
#include "exec/rule_neighbours.h"
#include "exec/rule_nonjoiner.h"
#include "exec/squeeze.h"
#include "exec/step_counter.h"
#include "text/utf8.h"
#include "unicode/normalize.h"

namespace naqi::exec {

/// What the stage remembers between two pieces of a text.
struct ContextState {
  explicit ContextState(const compile::Program& program) : squeeze(program.conditional.squeeze()) {}
  LeftContext left;  // before what the neighbour rules take next
  NonjoinerRule nonjoiner;
  NeighbourRules neighbours;
  Squeeze squeeze;
  ReadyText tail;  // of what has passed; see ContextStage::keep_tail

  /// Forgets the input bytes that all of it stands for, and returns how many.
  std::size_t take_source() {
    return tail.take_source() + squeeze.take_source() + neighbours.take_source() +
           nonjoiner.take_source();
  }
};

template <class Recorder>
class ContextStage {
 public:
  ContextStage(const compile::Program& program, ContextState& state, StepCounter& steps,
               Recorder& recorder)
      : program_(program),
        state_(state),
        steps_(steps),
        out_(recorder),
        is_on_(program.conditional.looks_at_context()),
        raw_(program.spec.form == unicode::Form::raw),
        strips_nonjoiners_(program.conditional.has(When::stray_nonjoiner)),
        read_(recorder.position()) {}
  ContextStage(const ContextStage&) = delete;
  ContextStage& operator=(const ContextStage&) = delete;
  ~ContextStage() { catch_up(); }

  /// Whether something is held back, so that what follows has to come this way.
  [[nodiscard]] bool waits() const {
    return is_on_ && (state_.nonjoiner.waits() || state_.neighbours.waits() ||
                      state_.squeeze.waits() || !state_.tail.empty());
  }

  /// The last code point of the text so far; 0: none, or kept ill-formed bytes.
  [[nodiscard]] char32_t last() {
    catch_up();
    return state_.squeeze.last();
  }

  /// Takes the next settled code point, which stands for `source` input bytes; for none if it was
  /// made together with the one before it.
  void put(char32_t c, std::size_t source) {
    if (!is_on_) return ready_.add(c, source);
    catch_up();
    const auto to_neighbours = [&](char32_t kept, std::size_t bytes) {
      state_.neighbours.put(program_, kept, bytes, state_.left, steps_, to_squeeze());
      state_.left.pass(kept, raw_);
    };
    if (!strips_nonjoiners_) return to_neighbours(c, source);
    state_.nonjoiner.put(c, source, state_.left, steps_, to_neighbours);
  }

  /// Takes input bytes that nothing is left of. They are accounted for after what is held back.
  void put_deleted(std::size_t source) {
    if (!is_on_) return ready_.add_deleted(source);
    if (state_.nonjoiner.waits()) return state_.nonjoiner.put_deleted(source);
    if (state_.neighbours.waits()) return state_.neighbours.put_deleted(source);
    state_.squeeze.put_deleted(source);
  }

  /// Writes what is ready.
  void flush() {
    catch_up();
    ready_.add_deleted(state_.squeeze.take_deleted());
    if (unicode::is_decomposed(program_.spec.form)) keep_tail();
    write_ready();
  }

  /// Ends the text: nothing is held any more, and nothing stands before what follows.
  void end() {
    if (is_on_) {
      catch_up();
      const std::size_t deleted = state_.nonjoiner.end(steps_);
      state_.neighbours.end(program_, steps_, to_squeeze());
      ready_.add_deleted(
          state_.squeeze.end(steps_, [&](char32_t c, std::size_t bytes) { ready_.add(c, bytes); }));
      ready_.add_deleted(deleted);
      state_.left = {};
      take_tail();
    }
    write_ready();
  }

  /// Says that what the recorder was given just now is no text that rules look at.
  void skip() { read_ = out_.position(); }

 private:
  auto to_squeeze() {
    return [this](char32_t c, std::size_t source) {
      state_.squeeze.put(
          c, source, steps_, [&](char32_t kept, std::size_t bytes) { ready_.add(kept, bytes); },
          [&](std::size_t bytes) { ready_.add_deleted(bytes); });
    };
  }

  // Of three alefs with hamza and a mark that stands below hamza the first alef stays, and the mark
  // has to come before its hamza: such a letter waits for the marks that squeezing brings next to
  // it.
  void keep_tail() {
    take_tail();
    if (program_.conditional.squeeze().letters == 0) return;
    const std::u32string& text = ready_.text();
    std::size_t at = text.size();
    while (at > 0 && unicode::combining_class(text[at - 1]) != 0) --at;
    if (at == 0 || !program_.conditional.is_squeezed(text[at - 1])) return;
    const std::u32string_view parts = unicode::canonical_decomposition(text[at - 1]);
    if (parts.empty() || unicode::combining_class(parts.back()) == 0) return;
    state_.tail = ready_.split(at - 1);
  }

  void take_tail() {
    if (state_.tail.empty()) return;
    state_.tail.append(ready_);
    ready_ = std::move(state_.tail);
    state_.tail = {};
  }

  void write_ready() {
    if (ready_.empty()) return;
    ready_.write_to(out_, program_.spec.form);
    read_ = out_.position();
  }

  // Reads as much of the end of what the fast lane has written as any rule asks for.
  void catch_up() {
    if (!is_on_ || read_ == out_.position()) return;
    const std::string_view text = out_.since(read_);
    const char* const end = text.data() + text.size();
    for (const char* p = end - length_of_interest(text); p < end;) {
      const text::Decoded d = text::decode(p, end);
      state_.left.pass(d.code_point, raw_);
      state_.squeeze.pass(d.code_point);
      p += d.length;
    }
    read_ = out_.position();
  }

  // Back to the last starter that is not transparent, over the run it is the last of, and one more.
  static std::size_t length_of_interest(std::string_view text) {
    std::size_t at = text.size();
    char32_t c = 0;
    do {
      c = step_back(text, at);
    } while (at > 0 && (unicode::combining_class(c) != 0 || is_transparent(c)));
    while (at > 0 && step_back(text, at) == c) continue;
    return text.size() - at;
  }

  static char32_t step_back(std::string_view text, std::size_t& at) {
    do {
      --at;
    } while (at > 0 && text::is_trail(text[at]));
    return text::decode(text.data() + at, text.data() + text.size()).code_point;
  }

  const compile::Program& program_;
  ContextState& state_;
  StepCounter& steps_;
  Recorder& out_;
  const bool is_on_;
  const bool raw_;
  const bool strips_nonjoiners_;
  std::size_t read_;  // the output before this position has been looked at
  ReadyText ready_;   // passed by all rules, not written yet
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_CONTEXT_STAGE_H_
