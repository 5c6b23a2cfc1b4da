// FastLane: code points that need no look at their neighbours, by whole blocks (simd_kernel.h), by
// letters (hot_loop.h) and one by one. It remembers where the text could last be cut, and what had
// been written there; when it has to be left before a code point, that much is taken back.
#ifndef NAQI_SRC_EXEC_FAST_LANE_H_
#define NAQI_SRC_EXEC_FAST_LANE_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "compile/classify.h"
#include "compile/program.h"
#include "compile/settle.h"
#include "exec/evidence.h"
#include "exec/hot_loop.h"
#include "exec/pass_state.h"
#include "exec/rule_neighbours.h"
#include "exec/simd_kernel.h"
#include "exec/slow_lane.h"
#include "text/utf8.h"
#include "unicode/normalize.h"
#include "unicode/properties.h"

namespace naqi::exec {

template <class Recorder>
class FastLane {
 public:
  /// `kernel` may be null: then there are no vectors.
  FastLane(const compile::Program& program, SimdKernel kernel, PassState& state, Recorder& recorder,
           SlowLane<Recorder>& slow)
      : program_(program), kernel_(kernel), state_(state), out_(recorder), slow_(slow) {}
  FastLane(const FastLane&) = delete;
  FastLane& operator=(const FastLane&) = delete;

  /// Goes on from p, and returns where the slow lane is to go on, or the end of the piece. The
  /// piece begins at `begin`, where the input has `offset` bytes before it.
  const char* run(const char* begin, const char* p, const char* end, std::uint64_t offset) {
    begin_ = begin;
    end_ = end;
    offset_ = offset;
    Lane lane = {p, p, 0, {0, program_.follows_last ? compile::packed(slow_.last()) : 0}};
    lane_begin_ = p;
    while (lane.p < end_ && lane.p - lane.seg <= kMaxUncut) {
      const Ahead ahead = run_kernel(lane);
      if (ahead == Ahead::blocks) continue;
      if (ahead == Ahead::letters) {
        const char* const stop = lane.p + std::min(kBlock, end_ - lane.p);
        program_.keeps_marks ? run_simple<true>(lane, stop) : run_simple<false>(lane, stop);
        if (lane.p >= stop || lane.p - lane.seg > kMaxUncut) continue;
      }
      if (!run_one(lane)) break;
    }
    return leave(lane);
  }

 private:
  using Entry = compile::Entry;
  using Kind = compile::Kind;

  // Output is reserved for so many input bytes at a time.
  static constexpr std::ptrdiff_t kBlock = 256;
  // What a kernel is given at a time: the output it needs room for is zeroed first, and while it is
  // that short it stays in the first-level cache.
  static constexpr std::ptrdiff_t kStretch = 16 * 1024;
  static constexpr std::size_t kMaxBlocks = kStretch / kMinSimdBlock + 2;
  // What the fast lane leaves uncut before it asks the slow lane to count non-starters: each has
  // two bytes at least, so that even within the last block their bound cannot have been passed.
  static constexpr std::ptrdiff_t kMaxUncut = kMaxNonStarters;
  static_assert((kMaxUncut + kBlock) / 2 < static_cast<std::ptrdiff_t>(kMaxNonStarters));

  static unsigned char byte_at(const char* p) { return static_cast<unsigned char>(*p); }

  // Where the fast lane is, and where the text could last be cut.
  struct Lane {
    const char* p;
    const char* seg;
    std::size_t written;  // bytes of output since seg
    Before before;
  };

  // What is to be done next.
  enum class Ahead {
    blocks,   // for the kernel
    letters,  // for the scalar loop
    odd,      // one code point by itself
  };

  // Goes on by blocks as far as the kernel can.
  Ahead run_kernel(Lane& lane) {
    if (kernel_ == nullptr || end_ - lane.p < kSimdReach) return Ahead::letters;
    if (!may_run_kernel(lane)) return Ahead::odd;
    const char* const stop = lane.p + std::min(kStretch, end_ - lane.p);
    const char* const p = run_kernel(lane.p, stop, lane.before.last_bytes);
    find_cut(lane, p);
    return p < stop && end_ - p >= kSimdReach ? Ahead::odd : Ahead::blocks;
  }

  const char* run_kernel(const char* p, const char* stop, std::uint32_t& last_bytes) {
    std::array<SimdBlock, Recorder::kTakesBlocks ? kMaxBlocks : 1> blocks;
    TextRecorder& text = out_.text();
    auto to = text.cursor(static_cast<std::size_t>(stop - p + kSimdBlock));
    SimdRun run = {p, to.place(), Recorder::kTakesBlocks ? blocks.data() : nullptr,
                   last_bytes == ' ', is_digit_bytes(last_bytes)};
    kernel_(program_, run, stop, end_);
    to.advance(run.to);
    last_bytes = last_of(to.written(), last_bytes);
    text.accept(to);
    if constexpr (Recorder::kTakesBlocks) {
      for (const SimdBlock* block = blocks.data(); block < run.blocks; ++block) {
        out_.block(block->kept, static_cast<unsigned>(block->length));
      }
    }
    return run.p;
  }

  // Whether a run of letters may go on from here; from the beginning of the output, for instance.
  bool ends_with_run() const {
    if (out_.position() < 4) return true;
    const std::string_view end = out_.since(out_.position() - 4);
    return end[3] == end[1];
  }

  // The preconditions of a kernel.
  bool may_run_kernel(const Lane& lane) const {
    if (lane.p - begin_ < 3 || byte_at(lane.p - 1) >= 0xC0) return false;
    if (program_.conditional.squeeze().letters != 0 && ends_with_run()) return false;
    if (lane.before.last_class == 0) return true;
    const text::Decoded d = text::decode(lane.p, end_);
    return d.status == text::Status::well_formed && program_.entry(d.code_point).kind != Kind::mark;
  }

  // Goes on over what needs no look at its neighbours: first without minding what is bounded, then,
  // where that was too much or letters are, with care.
  template <bool kWithMarks>
  void run_simple(Lane& lane, const char* stop) {
    Before before = lane.before;
    const char* p = nullptr;
    if (program_.conditional.squeeze().letters == 0) {
      p = HotLoop<kWithMarks, false, Recorder>(program_, out_).run(lane.p, stop, end_, before);
    }
    if (p == nullptr) {
      p = HotLoop<kWithMarks, true, Recorder>(program_, out_).run(lane.p, stop, end_, before);
    }
    lane.before.last_bytes = before.last_bytes;
    find_cut(lane, p);
  }

  // Moves the lane to p, over simple code points, and looks back for where the text could last be
  // cut.
  void find_cut(Lane& lane, const char* p) {
    if (p == lane.p) return;
    std::size_t written = 0;
    unsigned last_class = 0;  // of marks, the highest: a kernel may have ordered them
    for (const char* q = p; q > lane.p;) {
      const char* const after = q;
      while ((byte_at(--q) & 0xC0) == 0x80) continue;
      const char32_t c = text::decode(q, end_).code_point;
      const Entry& e = program_.entry(c);
      if (e.kind != Kind::gone) last_class = std::max(last_class, unsigned{e.ccc});
      if (e.kind == Kind::plain || (e.kind == Kind::evidence && !is_held(c))) {
        lane = {p, after, written, {last_class, lane.before.last_bytes}};
        return;
      }
      written += output_length(e, static_cast<std::size_t>(after - q));
      if (e.kind == Kind::head) {
        lane = {p, q, written, {last_class, lane.before.last_bytes}};
        return;
      }
    }
    last_class = std::max(last_class, lane.before.last_class);
    lane = {p, lane.seg, lane.written + written, {last_class, lane.before.last_bytes}};
  }

  // One code point of any length and kind. False if the lane has to be left before it.
  bool run_one(Lane& lane) {
    const text::Decoded d = text::decode(lane.p, end_);
    if (d.status == text::Status::incomplete) {
      state_.partial.assign(lane.p, end_);
      return false;
    }
    if (d.status == text::Status::ill_formed) {
      slow_.ill_formed({lane.p, d.length}, offset_ + static_cast<std::uint64_t>(lane.p - begin_));
      lane.p += d.length;
      if (program_.spec.invalid != rule::Invalid::drop) {
        lane.before.last_bytes = 0;
        cut_after(lane);
      }
      return true;
    }
    const Entry& e = program_.entry(d.code_point);
    if (e.kind == Kind::evidence) return take_evidence(lane, d);
    const bool out_of_order = e.kind == Kind::mark && e.ccc < lane.before.last_class;
    if (e.kind > Kind::mark || out_of_order) return false;
    const std::uint32_t bytes = compile::output_of(e, d.code_point);
    const bool one_space = program_.conditional.squeeze().space;
    if (one_space && bytes == ' ' && lane.before.last_bytes == ' ') {  // SPACE after SPACE goes
      out_.replace("", d.length);
      lane.p += d.length;
      cut_after(lane);
      return true;
    }
    if (!is_apart(e, bytes, lane.before.last_bytes, one_space)) return take_separator(lane, d, e);
    if (e.kind == Kind::head) lane = {lane.p, lane.p, 0, {e.ccc, lane.before.last_bytes}};
    slow_.write(e, lane.p, d.length);
    lane.p += d.length;
    lane.written += output_length(e, d.length);
    // Pooled outputs end with nothing that entries look for: those that do have kContext.
    if (e.kind != Kind::gone) lane.before.last_bytes = (e.flags & Entry::kPooled) != 0 ? 0 : bytes;
    if (e.kind == Kind::plain) cut_after(lane);
    if (e.kind == Kind::mark) lane.before.last_class = e.ccc;
    return true;
  }

  // After a digit, what minds digits (rule_neighbours.h). False if it is something else, or if what
  // follows does not tell whether it is a digit.
  bool take_separator(Lane& lane, const text::Decoded& d, const Entry& e) {
    if (e.flags != Entry::kDigit || e.kind != Kind::plain) return false;
    const std::optional<bool> is_between = digit_stands_at(lane.p + d.length);
    if (!is_between) return false;
    if (*is_between) {
      const std::string bytes = between_digits(d.code_point);
      out_.replace(bytes, d.length);
      lane.before.last_bytes = last_of(bytes, lane.before.last_bytes);
    } else {
      slow_.write(e, lane.p, d.length);
      lane.before.last_bytes = compile::output_of(e, d.code_point);
    }
    lane.p += d.length;
    cut_after(lane);
    return true;
  }

  // What c becomes between digits.
  std::string between_digits(char32_t c) const {
    std::u32string text(1, c);
    if (const auto* const row = row_for(program_, c, true)) {
      text = row->to;
      compile::settle(program_.map, program_.spec.form, text);
    }
    unicode::normalize(program_.spec.form, text);
    return text::to_utf8(text);
  }

  std::optional<bool> digit_stands_at(const char* p) const {
    if (p == end_) return std::nullopt;
    const text::Decoded d = text::decode(p, end_);
    if (d.status != text::Status::well_formed) return std::nullopt;
    const Entry& e = program_.entry(d.code_point);
    const bool is_told =
        compile::begins_anew(e.kind) && (e.flags & (Entry::kPooled | Entry::kContext)) == 0;
    if (!is_told) return std::nullopt;
    return is_digit_bytes(compile::output_of(e, d.code_point));
  }

  // False if it is not to be told at once whether it stays.
  bool take_evidence(Lane& lane, const text::Decoded& d) {
    const char* const after = lane.p + d.length;
    const Verdict verdict = judge(program_, d.code_point, lane_begin_, lane.p, after, end_);
    if (verdict == Verdict::open) return false;
    if (verdict == Verdict::stays) {
      out_.copy(lane.p, d.length);
      lane.before.last_bytes = compile::packed(lane.p, d.length);
    } else {
      out_.replace("", d.length);
    }
    lane.p = after;
    if (!is_held(d.code_point)) cut_after(lane);
    return true;
  }

  // Whether evidence belongs to a segment still when it is known what becomes of it.
  static bool is_held(char32_t c) { return c == unicode::kTatweel; }

  static std::size_t output_length(const Entry& e, std::size_t length) {
    return (e.flags & Entry::kCopy) != 0 ? length : e.length;
  }

  void cut_after(Lane& lane) { lane = {lane.p, lane.p, 0, {0, lane.before.last_bytes}}; }

  // Leaves the fast lane, for the slow one unless the text may be cut here, and says where to go
  // on.
  const char* leave(const Lane& lane) {
    if (lane.seg > lane_begin_) state_.previous = code_point_before(lane.seg);
    if (program_.strips_seats && lane.p > lane_begin_) {
      state_.tanween.begin_after(starter_before(lane));
    }
    const char* const next = state_.partial.empty() ? lane.p : end_;
    if (lane.seg == lane.p && next == end_) return next;
    out_.rewind(lane.written, static_cast<std::size_t>(lane.p - lane.seg));
    for (const char* q = lane.seg; q < lane.p;) {
      const text::Decoded d = text::decode(q, end_);
      if (d.status == text::Status::well_formed) {
        slow_.take_back({d.code_point, d.length, 0}, program_.entry(d.code_point));
      } else {
        state_.segment.add_nothing(d.length);  // dropped, and counted already
      }
      q += d.length;
    }
    state_.slow = true;
    return next;
  }

  // The last starter before the cut, for rule_tanween.h.
  char32_t starter_before(const Lane& lane) const {
    for (const char* p = lane.seg; p > lane_begin_;) {
      const text::Decoded d = decode_before(lane_begin_, p);
      p -= d.length;
      if (d.status != text::Status::well_formed && program_.spec.invalid == rule::Invalid::drop) {
        continue;
      }
      for (const char32_t part : reversed_parts(d.code_point)) {
        if (unicode::combining_class(part) == 0) return part;
      }
    }
    return state_.tanween.last_starter();
  }

  std::u32string reversed_parts(char32_t c) const {
    std::u32string parts = compile::parts_of(program_.spec.form, c);
    std::reverse(parts.begin(), parts.end());
    return parts;
  }

  char32_t code_point_before(const char* p) const {
    const text::Decoded d = decode_before(lane_begin_, p);
    return d.status == text::Status::well_formed ? d.code_point : 0;
  }

  const compile::Program& program_;
  const SimdKernel kernel_;
  PassState& state_;
  Recorder& out_;
  SlowLane<Recorder>& slow_;
  std::uint64_t offset_ = 0;
  const char* begin_ = nullptr;
  const char* end_ = nullptr;
  const char* lane_begin_ = nullptr;  // where the lane was entered
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_FAST_LANE_H_
