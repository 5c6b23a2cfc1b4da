// SlowLane: what the fused pass (pass.h) does with code points that interact: it gathers them in
// the Segment, settles them where the text may be cut, decides on evidence (rule_joiner.h,
// rule_tatweel.h, rule_tanween.h), and deals with ill-formed input. What it settles goes through
// the ContextStage.
#ifndef NAQI_SRC_EXEC_SLOW_LANE_H_
#define NAQI_SRC_EXEC_SLOW_LANE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "compile/classify.h"
#include "compile/program.h"
#include "exec/context_stage.h"
#include "exec/hot_loop.h"
#include "exec/pass_state.h"
#include "exec/rule_joiner.h"
#include "naqi/stream.h"
#include "text/utf8.h"
#include "unicode/properties.h"

namespace naqi::exec {

template <class Recorder>
class SlowLane {
 public:
  using Entry = compile::Entry;
  using Kind = compile::Kind;

  SlowLane(const compile::Program& program, PassState& state, Counts& counts, Recorder& recorder)
      : program_(program),
        state_(state),
        counts_(counts),
        out_(recorder),
        stage_(program, state.context, state.steps, recorder) {
    if (state_.kept_touches) kept_at_ = out_.position();
  }
  SlowLane(const SlowLane&) = delete;
  SlowLane& operator=(const SlowLane&) = delete;
  ~SlowLane() { state_.kept_touches = kept_at_ == out_.position(); }

  // One code point of `length` input bytes, the first of them at `offset` in the input.
  struct Read {
    char32_t code_point;
    std::size_t length;
    std::uint64_t offset;
  };

  // Takes one code point of any kind in.
  void step(const Read& read, const Entry& e) {
    const char32_t c = read.code_point;
    if (e.kind == Kind::plain && !has_to_take(c, e)) {
      end_before(c);
      if (!has_to_take(c, e)) {
        if (program_.strips_seats) follow(c);
        write_alone(c, e, read.length);
        state_.previous = c;
        return;
      }
    }
    close_joiner(unicode::is_emoji_after_joiner(c));
    state_.slow = true;
    gather(read, e);
    if (e.kind == Kind::plain) settle(true);
    state_.previous = c;
  }

  // Takes back in what the fast lane had taken: nothing in it is evidence that waits.
  void take_back(const Read& read, const Entry& e) {
    if (program_.strips_seats) follow(read.code_point);
    if (e.kind == Kind::evidence) {
      state_.segment.add_stripped_tatweel(read.length);
    } else {
      state_.segment.add(read.code_point, e, read.length);
    }
  }

  // Whether a code point that begins anew is not for the fast lane all the same.
  [[nodiscard]] bool has_to_take(char32_t c, const Entry& e) {
    if (state_.steps.is_on() && !is_left_alone(c, e)) return true;
    if (state_.tatweel.is_open || (program_.strips_seats && state_.tanween.waits())) return true;
    return stage_.waits() || concerns_context(c, e);
  }

  // Ends the segment before a code point that begins anew.
  void end_before(char32_t c) {
    if (program_.strips_seats) end_word(compile::parts_of(program_.spec.form, c).front());
    end_segment(unicode::is_emoji_after_joiner(c));
  }

  // Ends the text.
  void finish() {
    end_text();
    state_.previous = 0;
    kept_at_.reset();
  }

  // The last code point written, 0 if none or none that rules look at. Nothing is held back.
  [[nodiscard]] char32_t last() { return stage_.last(); }

  // Writes the output of a plain, head or mark that stands at p.
  void write(const Entry& e, const char* p, std::size_t length) {
    if ((e.flags & (Entry::kCopy | Entry::kPooled)) == 0) {
      auto to = out_.cursor(4);
      to.put(e.bytes, e.length, length);
      out_.accept(to);
    } else if ((e.flags & Entry::kCopy) != 0) {
      auto to = out_.cursor(length);
      to.put(compile::packed(p, length), length, length);
      out_.accept(to);
    } else {
      out_.replace(program_.pooled(e), length);
    }
  }

  void ill_formed(std::string_view bytes, std::uint64_t offset) {
    ++counts_.ill_formed;
    if (!counts_.first_ill_formed) counts_.first_ill_formed = offset;
    if (program_.spec.invalid == rule::Invalid::drop) {
      return state_.slow ? state_.add_nothing(bytes.size()) : out_.replace("", bytes.size());
    }
    const bool keeps = program_.spec.invalid == rule::Invalid::keep;
    keeps ? end_text() : end_before(text::kReplacementCharacter);
    state_.previous = 0;
    if (!keeps || would_join(bytes)) {
      replace_by(text::kReplacementCharacter, bytes.size());
      if (keeps) stage_.end();
    } else {
      out_.copy(bytes.data(), bytes.size());
      stage_.skip();
      state_.kept = bytes;
      kept_at_ = out_.position();
    }
    if (program_.strips_seats) state_.tanween.begin_after(text::kReplacementCharacter);
    state_.slow = stage_.waits();
  }

 private:
  static bool is_left_alone(char32_t c, const Entry& e) {
    return e.kind == Kind::plain && (e.flags & Entry::kPooled) == 0 &&
           compile::output_of(e, c) == compile::packed(c);
  }

  // Whether a rule that looks at its neighbours, or a bound on runs, has to do with it here.
  bool concerns_context(char32_t c, const Entry& e) {
    constexpr unsigned kLooking = Entry::kRun | Entry::kDigit | Entry::kContext;
    const bool one_space = program_.conditional.squeeze().space;
    return ((e.flags & kLooking) != 0 || one_space) &&
           !is_apart(e, compile::output_of(e, c), compile::packed(stage_.last()), one_space);
  }

  void gather(const Read& read, const Entry& e) {
    if (e.kind == Kind::evidence) return evidence(read);
    const char32_t c = read.code_point;
    if (state_.tatweel.is_open) {
      const Carried carries = carried(program_.map, compile::parts_of(program_.spec.form, c));
      if (carries == Carried::mark_that_goes) {
        state_.steps.read(c);
        if (e.kind == Kind::join) state_.steps.row(c);
        state_.tatweel.source += read.length;
        return;
      }
      close_tatweel(carries == Carried::mark_that_stays, read.length != 0);
    }
    if (program_.strips_seats) follow(c);
    state_.steps.read(c);
    add(read, e);
  }

  void add(const Read& read, const Entry& e) {
    const Segment::Need need = state_.segment.need(e);
    if (need != Segment::Need::nothing) settle(true);
    if (need == Segment::Need::cut) {
      replace_by(unicode::kCombiningGraphemeJoiner, 0);
      if (program_.strips_seats) follow(unicode::kCombiningGraphemeJoiner);
      ++counts_.cut_runs;
      if (!counts_.first_cut_run) counts_.first_cut_run = read.offset;
    }
    state_.segment.add(read.code_point, e, read.length);
  }

  void end_segment(bool before_emoji) {
    close_joiner(before_emoji);
    close_tatweel(false);
    settle(true);
    state_.slow = stage_.waits();
  }

  void end_text() {
    if (program_.strips_seats) end_word(0);
    end_segment(false);
    stage_.end();
    state_.slow = false;
    state_.tanween = {};
  }

  void replace_by(char32_t c, std::size_t source) {
    stage_.put(c, source);
    stage_.flush();
  }

  void write_alone(char32_t c, const Entry& e, std::size_t length) {
    char bytes[text::kMaxLength];
    text::encode(c, bytes);
    write(e, bytes, length);
  }

  void settle(bool anew) {
    if (state_.segment.empty()) {
      std::size_t nothing = 0;
      (void)state_.segment.settle(nothing, anew);
      return;
    }
    state_.steps.settle(state_.segment.text());
    std::size_t source = 0;
    for (const char32_t c : state_.segment.settle(source, anew)) {
      stage_.put(c, source);
      source = 0;
    }
    stage_.put_deleted(source);
    stage_.flush();
  }

  // ---------------------------------------------------------------- evidence

  // A code point that is deleted or not by what stands beside it, or that has one in its
  // decomposition.
  void evidence(const Read& read) {
    const std::u32string parts = compile::parts_of(program_.spec.form, read.code_point);
    if (parts.size() > 1 || parts.front() != read.code_point) {
      Read part = read;
      for (const char32_t c : parts) {
        part.code_point = c;
        gather(part, program_.entry(c));
        part.length = 0;
      }
      return;
    }
    const char32_t c = read.code_point;
    if (c == unicode::kFathatan) return fathatan(read);
    close_tatweel(false);
    if (program_.strips_seats) follow(c);
    if (c == unicode::kTatweel) {
      state_.tatweel = {true, read.length};
    } else if (c == unicode::kZeroWidthJoiner) {
      open_joiner(read.length);
    } else {
      selector(read);
    }
  }

  // Fathatan is always stripped where it is evidence. On an open tatweel it is one more mark that
  // goes.
  void fathatan(const Read& read) {
    state_.tanween.fathatan();
    state_.steps.row(unicode::kFathatan);
    if (state_.tatweel.is_open) {
      state_.tatweel.source += read.length;
    } else {
      const Entry gone = {0, 0, unicode::combining_class(unicode::kFathatan), Kind::gone, 0};
      state_.segment.add(unicode::kFathatan, gone, read.length);
    }
  }

  // Follows the starters for rule_tanween.h.
  void follow(char32_t c) {
    for (const char32_t part : compile::parts_of(program_.spec.form, c)) {
      const bool stays = !program_.map.strips(part);
      if (unicode::combining_class(part) != 0) {
        if (stays) state_.tanween.mark();
      } else if (stays) {
        end_word(part);
        state_.tanween.starter(part);
      } else {
        state_.tanween.stripped_starter(part);
      }
    }
  }

  // A word ends before c (0: the end of the text), unless c goes on with it.
  void end_word(char32_t c) {
    if (!state_.tanween.is_seat() || TanweenRule::goes_on(c)) return;
    if (state_.segment.delete_last_alef()) {
      state_.steps.conditional(unicode::kAlef, When::tanween_seat);
    }
  }

  // A mark that was made of the same code point has no bytes of its own: then those of the tatweel
  // go with it.
  void close_tatweel(bool stays, bool apart = true) {
    if (!state_.tatweel.is_open) return;
    const std::size_t source = state_.tatweel.source;
    state_.tatweel = {};
    if (!stays) {
      state_.steps.conditional(unicode::kTatweel, When::bare_tatweel);
      return state_.segment.add_stripped_tatweel(source);
    }
    settle(true);
    replace_by(unicode::kTatweel, apart ? source : 0);
    if (!apart) state_.segment.add_nothing(source);
  }

  void selector(const Read& read) {
    const char32_t before = state_.segment.last_or(state_.previous);
    if (!keeps_style(program_, before)) {
      state_.steps.conditional(read.code_point, When::stray_selector);
      return state_.segment.add_stripped(read.length);
    }
    settle(true);
    replace_by(read.code_point, read.length);
  }

  void open_joiner(std::size_t source) {
    // Only under `raw` is a virama ever before the segment, not in it.
    const char32_t previous = state_.segment.last_or(state_.previous);
    if (state_.segment.ends_with_virama() ||
        unicode::combining_class(previous) == unicode::kViramaClass) {
      keep_joiner(source);
    } else if (unicode::is_emoji_before_joiner(previous)) {
      state_.joiner = {true, source};
    } else {
      strip_joiner(source);
    }
  }

  void strip_joiner(std::size_t source) {
    state_.steps.conditional(unicode::kZeroWidthJoiner, When::stray_joiner);
    state_.segment.add_stripped(source);
  }

  void close_joiner(bool before_emoji) {
    if (!state_.joiner.is_open) return;
    const std::size_t source = state_.joiner.source;
    state_.joiner = {};
    before_emoji ? keep_joiner(source) : strip_joiner(source);
  }

  void keep_joiner(std::size_t source) {
    settle(false);
    replace_by(unicode::kZeroWidthJoiner, source);
    state_.previous = unicode::kZeroWidthJoiner;
  }

  // ---------------------------------------------------------------- kept bytes

  // Whether kept bytes would run on from the kept bytes before them, where what stood between was
  // deleted: D9, stripped, 80 must not become U+0640.
  bool would_join(std::string_view bytes) const {
    return kept_at_ == out_.position() && text::runs_on(state_.kept, bytes);
  }

  const compile::Program& program_;
  PassState& state_;
  Counts& counts_;
  Recorder& out_;
  ContextStage<Recorder> stage_;
  std::optional<std::size_t> kept_at_;  // where the output stood after state_.kept
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_SLOW_LANE_H_
