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
#include <string>
#include <string_view>

#include "compile/program.h"
#include "exec/left_context.h"
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
  std::u32string tail;  // of what has passed; see ContextStage::keep_tail
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

  /// Takes the next settled code point, which stands for `source` input bytes.
  void put(char32_t c, std::size_t source) {
    if (!is_on_) return write(c, source);
    catch_up();
    const auto to_neighbours = [&](char32_t kept, std::size_t bytes) {
      state_.neighbours.put(program_, kept, bytes, state_.left, steps_, to_squeeze());
      state_.left.pass(kept, raw_);
    };
    if (!strips_nonjoiners_) return to_neighbours(c, source);
    state_.nonjoiner.put(c, source, state_.left, steps_, to_neighbours);
  }

  /// Writes what is ready, and with it accounts for `source` input bytes more.
  void flush(std::size_t source) {
    catch_up();
    source_ += source;
    if (unicode::is_decomposed(program_.spec.form)) keep_tail();
    write_ready();
  }

  /// Ends the text: nothing is held any more, and nothing stands before what follows.
  void end() {
    if (is_on_) {
      catch_up();
      source_ += state_.nonjoiner.end(steps_);
      state_.neighbours.end(program_, steps_, to_squeeze());
      source_ +=
          state_.squeeze.end(steps_, [&](char32_t c, std::size_t bytes) { write(c, bytes); });
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
      state_.squeeze.put(c, source, steps_,
                         [&](char32_t kept, std::size_t bytes) { write(kept, bytes); });
    };
  }

  void write(char32_t c, std::size_t source) {
    ready_ += c;
    source_ += source;
  }

  // Of three alefs with hamza and a mark that stands below hamza the first alef stays, and the mark
  // has to come before its hamza: such a letter waits for the marks that squeezing brings next to
  // it.
  void keep_tail() {
    take_tail();
    if (program_.conditional.squeeze().letters == 0) return;
    std::size_t at = ready_.size();
    while (at > 0 && unicode::combining_class(ready_[at - 1]) != 0) --at;
    if (at == 0 || !program_.conditional.is_squeezed(ready_[at - 1])) return;
    const std::u32string_view parts = unicode::canonical_decomposition(ready_[at - 1]);
    if (parts.empty() || unicode::combining_class(parts.back()) == 0) return;
    state_.tail = ready_.substr(at - 1);
    ready_.resize(at - 1);
  }

  void take_tail() {
    ready_.insert(0, state_.tail);
    state_.tail.clear();
  }

  void write_ready() {
    if (ready_.empty() && source_ == 0) return;
    if (unicode::is_decomposed(program_.spec.form)) {
      unicode::normalize(program_.spec.form, ready_);
    }
    bytes_.clear();
    for (const char32_t c : ready_) text::append(c, bytes_);
    out_.replace(bytes_, source_);
    ready_.clear();
    source_ = 0;
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
    } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return text::decode(text.data() + at, text.data() + text.size()).code_point;
  }

  const compile::Program& program_;
  ContextState& state_;
  StepCounter& steps_;
  Recorder& out_;
  const bool is_on_;
  const bool raw_;
  const bool strips_nonjoiners_;
  std::size_t read_;        // the output before this position has been looked at
  std::u32string ready_;    // passed by all rules, not written yet
  std::size_t source_ = 0;  // input bytes it stands for
  std::string bytes_;
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_CONTEXT_STAGE_H_
