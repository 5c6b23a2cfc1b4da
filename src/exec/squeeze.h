// The squeeze phase: bounds on runs of one code point, after all else but the decomposed form.
//
//   squeeze:space    SPACE directly after SPACE goes. TAB and line ends are not SPACE.
//   squeeze:letters  Three or more of one Arabic letter become as many as the spec says. A word of
//                    nothing but heh is laughter and keeps three.
//
// Proof: what is left of a run has less than three letters, or is a word of three heh again.
#ifndef NAQI_SRC_EXEC_SQUEEZE_H_
#define NAQI_SRC_EXEC_SQUEEZE_H_

#include <cstddef>
#include <utility>

#include "exec/context.h"
#include "exec/step_counter.h"
#include "rules/spec.h"
#include "unicode/properties.h"

namespace naqi::exec {

/// Whether c goes on with a word that laughter would be part of.
[[nodiscard]] inline bool is_part_of_word(char32_t c) {
  return unicode::is_arabic_letter(c) || c == unicode::kTatweel || unicode::combining_class(c) != 0;
}

/// How many of a run of an Arabic letter stay. `alone`: the run is a word by itself.
[[nodiscard]] inline std::size_t letters_left(char32_t c, std::size_t length, bool alone,
                                              unsigned bound) {
  if (length < kMinRun) return length;
  return alone && c == unicode::kHeh ? kLaughter : bound;
}

class Squeeze {
 public:
  explicit Squeeze(rule::Squeeze bounds) : bounds_(bounds) {}

  /// Whether part of a run is held back until it is known where the run ends.
  [[nodiscard]] bool waits() const { return length_ > written_; }
  /// The last code point; 0: none.
  [[nodiscard]] char32_t last() const { return last_; }

  /// Takes the next code point and passes on to `next(c, source)` what stays, and to
  /// `deleted(source)` what does not of the run before it.
  template <class Next, class Deleted>
  void put(char32_t c, std::size_t source, StepCounter& steps, Next next, Deleted deleted) {
    if (c == last_ && bounds_.space && c == U' ') {
      steps.squeezed(true, 1);
      source_ += source;
    } else if (c == last_ && bounds_.letters != 0 && unicode::is_arabic_letter(c)) {
      ++length_;
      source_ += source;
      if (length_ <= bounds_.letters) write(next);
    } else {
      end_run(is_part_of_word(c), steps, next);
      deleted(std::exchange(source_, source));
      begin_run(c);
      write(next);
    }
  }

  /// Goes on over a code point that was written already.
  void pass(char32_t c) {
    if (c != last_) begin_run(c);
    length_ = ++written_;
  }

  /// Takes input bytes that nothing is left of.
  void put_deleted(std::size_t source) { source_ += source; }
  /// The input bytes of what was deleted since what was passed on last; 0 while a run waits.
  std::size_t take_deleted() {
    const std::size_t source = waits() ? 0 : source_;
    source_ -= source;
    return source;
  }

  /// Forgets the input bytes that what is held back stands for, and returns how many.
  std::size_t take_source() { return std::exchange(source_, 0); }

  /// Ends the text. Returns the input bytes that nothing was passed on for.
  template <class Next>
  std::size_t end(StepCounter& steps, Next next) {
    end_run(false, steps, next);
    const std::size_t source = source_;
    *this = Squeeze(bounds_);
    return source;
  }

 private:
  void begin_run(char32_t c) {
    in_word_ = is_part_of_word(last_);
    last_ = c;
    length_ = 1;
    written_ = 0;
  }

  template <class Next>
  void end_run(bool word_goes_on, StepCounter& steps, Next next) {
    if (!waits()) return;
    const std::size_t wanted =
        letters_left(last_, length_, !in_word_ && !word_goes_on, bounds_.letters);
    if (wanted < length_) steps.squeezed(false, length_ - wanted);
    while (written_ < wanted) write(next);
    length_ = written_;
  }

  template <class Next>
  void write(Next next) {
    ++written_;
    next(last_, source_);
    source_ = 0;
  }

  rule::Squeeze bounds_;
  char32_t last_ = 0;
  std::size_t length_ = 0;   // of the run of `last_`
  std::size_t written_ = 0;  // how many of it were passed on
  std::size_t source_ = 0;   // input bytes that nothing was passed on for yet
  bool in_word_ = false;     // the run began after a part of its word
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_SQUEEZE_H_
