// SlowLane: what the fused pass (pass.h) does with code points that interact: it gathers them in
// the Segment, settles them where the text may be cut, decides on joiners, and deals with
// ill-formed input.
#ifndef NAQI_SRC_EXEC_SLOW_LANE_H_
#define NAQI_SRC_EXEC_SLOW_LANE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "compile/program.h"
#include "exec/pass_state.h"
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
      : program_(program), state_(state), counts_(counts), out_(recorder) {
    if (state_.kept_touches) kept_at_ = out_.position();
  }
  SlowLane(const SlowLane&) = delete;
  SlowLane& operator=(const SlowLane&) = delete;
  ~SlowLane() { state_.kept_touches = kept_at_ == out_.position(); }

  // Takes one code point of any kind in.
  void step(char32_t c, const Entry& e, std::size_t length) {
    if (e.kind == Kind::plain) {
      end_before(c);
      write_alone(c, e, length);
    } else {
      close_joiner(unicode::is_emoji_after_joiner(c));
      state_.slow = true;
      gather(c, e, length);
    }
    state_.previous = c;
  }

  // Ends the segment before a code point that begins anew.
  void end_before(char32_t c) { end_segment(unicode::is_emoji_after_joiner(c)); }

  // Ends the text.
  void finish() {
    end_segment(false);
    state_.previous = 0;
    kept_at_.reset();
  }

  // Writes the output of a plain, head or mark that stands at p.
  void write(const Entry& e, const char* p, std::size_t length) {
    if (e.flags == 0) {
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
      if (state_.slow) state_.segment.add_nothing(bytes.size());
      return;
    }
    if (state_.slow) end_segment(false);
    state_.previous = 0;
    if (program_.spec.invalid == rule::Invalid::keep && !would_join(bytes)) {
      out_.copy(bytes.data(), bytes.size());
      state_.kept = bytes;
      kept_at_ = out_.position();
    } else {
      replace_by(text::kReplacementCharacter, bytes.size());
    }
  }

 private:
  void gather(char32_t c, const Entry& e, std::size_t length) {
    if (e.kind == Kind::joiner) return open_joiner(length);
    const Segment::Need need = state_.segment.need(e);
    if (need != Segment::Need::nothing) settle(true);
    if (need == Segment::Need::cut) {
      replace_by(unicode::kCombiningGraphemeJoiner, 0);
      ++counts_.cut_runs;
    }
    state_.segment.add(c, e, length);
  }

  void end_segment(bool before_emoji) {
    close_joiner(before_emoji);
    settle(true);
    state_.slow = false;
  }

  void replace_by(char32_t c, std::size_t source) {
    char bytes[text::kMaxLength];
    out_.replace({bytes, text::encode(c, bytes)}, source);
  }

  void write_alone(char32_t c, const Entry& e, std::size_t length) {
    char bytes[text::kMaxLength];
    text::encode(c, bytes);
    write(e, bytes, length);
  }

  void settle(bool anew) {
    std::string text;
    const bool empty = state_.segment.empty();
    const std::size_t source = state_.segment.settle(text, anew);
    if (!empty) out_.replace(text, source);
  }

  // ---------------------------------------------------------------- ZERO WIDTH JOINER
  // It stays between two elements of an emoji sequence (UTS #51), and after a virama (RFC 5892,
  // A.2) or the marks that follow one; elsewhere it is a stripped starter. Code points that have to
  // do with emoji are plain, so they are never in the segment.

  void open_joiner(std::size_t length) {
    const char32_t previous = state_.segment.has_no_text() ? state_.previous : 0;
    // Only under `raw` is a virama ever before the segment, not in it.
    if (state_.segment.ends_with_virama() ||
        unicode::combining_class(previous) == unicode::kViramaClass) {
      keep_joiner();
    } else if (unicode::is_emoji_before_joiner(previous)) {
      state_.joiner_open = true;
    } else {
      state_.segment.add_stripped(length);
    }
  }

  void close_joiner(bool before_emoji) {
    if (!state_.joiner_open) return;
    state_.joiner_open = false;
    if (before_emoji) {
      keep_joiner();
    } else {
      state_.segment.add_stripped(kJoinerLength);
    }
  }

  void keep_joiner() {
    settle(false);
    replace_by(unicode::kZeroWidthJoiner, kJoinerLength);
    state_.previous = unicode::kZeroWidthJoiner;
  }

  static constexpr std::size_t kJoinerLength = 3;

  // Whether kept bytes would run on from the kept bytes before them, where what stood between was
  // deleted: D9, stripped, 80 must not become U+0640.
  bool would_join(std::string_view bytes) const {
    if (kept_at_ != out_.position()) return false;
    const std::string joined = state_.kept + std::string(bytes);
    return text::decode(joined.data(), joined.data() + joined.size()).length != state_.kept.size();
  }

  const compile::Program& program_;
  PassState& state_;
  Counts& counts_;
  Recorder& out_;
  std::optional<std::size_t> kept_at_;  // where the output stood after state_.kept
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_SLOW_LANE_H_
