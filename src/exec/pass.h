// Pass: the fused loop. One look at each code point, two lanes:
//
//   fast lane   looks the code point up, writes its output, goes on. It remembers where the text
//               could last be cut (`seg`), and what had been written there (fast_lane.h).
//   slow lane   when a code point may interact with what stands before it, the output since `seg`
//               is taken back; the code points since `seg` go into the Segment, and the following
//               ones too, until one comes before which the text may be cut (slow_lane.h).
//
// A spec that strips a mark makes it `gone`, which keeps the fast lane; so `search` on vocalised
// text practically never leaves it. All state between two feeds is in PassState. The tables are in
// compile/program.h, the output in recorder.h. Tested by tests/agreement/.
#ifndef NAQI_SRC_EXEC_PASS_H_
#define NAQI_SRC_EXEC_PASS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "compile/program.h"
#include "exec/fast_lane.h"
#include "exec/pass_state.h"
#include "exec/simd_kernel.h"
#include "exec/slow_lane.h"
#include "naqi/stream.h"
#include "text/utf8.h"

namespace naqi::exec {

template <class Recorder>
class Pass {
 public:
  /// `kernel` may be null: then there are no vectors.
  Pass(const compile::Program& program, SimdKernel kernel, PassState& state, Counts& counts,
       Recorder& recorder)
      : program_(program),
        state_(state),
        counts_(counts),
        slow_(program, state, counts, recorder),
        fast_(program, kernel, state, recorder, slow_) {}
  Pass(const Pass&) = delete;
  Pass& operator=(const Pass&) = delete;

  void feed(std::string_view utf8) {
    begin_ = utf8.data();
    end_ = begin_ + utf8.size();
    const char* p = complete_partial(begin_);
    const bool counts_steps = state_.steps.is_on();
    while (p < end_) {
      const bool is_slow = state_.slow || counts_steps;
      p = is_slow ? slow_lane(p) : fast_.run(begin_, p, end_, counts_.bytes_in);
    }
    counts_.bytes_in += utf8.size();
  }

  void finish() {
    begin_ = end_ = nullptr;
    if (!state_.partial.empty()) {
      slow_.ill_formed(state_.partial, counts_.bytes_in - state_.partial.size());
      state_.partial.clear();
    }
    slow_.finish();
  }

 private:
  using Entry = compile::Entry;
  using Kind = compile::Kind;

  std::uint64_t offset_of(const char* p) const {
    return counts_.bytes_in + static_cast<std::uint64_t>(p - begin_);
  }

  const char* slow_lane(const char* p) {
    const text::Decoded d = text::decode(p, end_);
    if (d.status == text::Status::incomplete) {
      state_.partial.assign(p, end_);
      return end_;
    }
    if (d.status == text::Status::ill_formed) {
      slow_.ill_formed({p, d.length}, offset_of(p));
      return p + d.length;
    }
    const Entry& e = program_.entry(d.code_point);
    if (compile::begins_anew(e.kind) && !state_.steps.is_on() &&
        !slow_.has_to_take(d.code_point, e)) {
      slow_.end_before(d.code_point);
      if (!slow_.has_to_take(d.code_point, e)) return p;  // the fast lane's
    }
    slow_.step({d.code_point, d.length, offset_of(p)}, e);
    return p + d.length;
  }

  // ---------------------------------------------------------------- ill-formed input

  // Completes, byte by byte, the code point that the last piece left unfinished.
  const char* complete_partial(const char* p) {
    while (!state_.partial.empty() && p < end_) {
      std::string& partial = state_.partial;
      const std::uint64_t offset = offset_of(p) - partial.size();
      partial += *p;
      const text::Decoded d = text::decode(partial);
      if (d.status == text::Status::incomplete) {
        ++p;
        continue;
      }
      const std::string bytes = std::move(partial);
      partial.clear();
      if (d.status == text::Status::ill_formed) {
        slow_.ill_formed(std::string_view(bytes).substr(0, d.length), offset);
        return p;  // the byte that did not fit begins something else
      }
      slow_.step({d.code_point, d.length, offset}, program_.entry(d.code_point));
      return p + 1;
    }
    return p;
  }

  const compile::Program& program_;
  PassState& state_;
  Counts& counts_;
  SlowLane<Recorder> slow_;
  FastLane<Recorder> fast_;
  const char* begin_ = nullptr;
  const char* end_ = nullptr;
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_PASS_H_
