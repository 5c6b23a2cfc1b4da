// One block through the kernel; simd_kernel.cc has the picture, and includes this once for each
// target, hence the unusual guard.
#if defined(NAQI_SRC_EXEC_SIMD_BLOCK_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef NAQI_SRC_EXEC_SIMD_BLOCK_INL_H_
#undef NAQI_SRC_EXEC_SIMD_BLOCK_INL_H_
#else
#define NAQI_SRC_EXEC_SIMD_BLOCK_INL_H_
#endif

#include <cstdint>

#include "compile/byte_tables.h"
#include "compile/program.h"
#include "exec/simd_bits.h"
#include "exec/simd_kernel.h"
#include "exec/simd_odd.h"
#include "exec/simd_work-inl.h"

// All of a kernel is one function, for the registers. Not under sanitizers: with what these add,
// clang 14 needed 193 s for it, and 12 for the parts.
#undef NAQI_KERNEL_INLINE
#if HWY_IS_DEBUG_BUILD
#define NAQI_KERNEL_INLINE HWY_NOINLINE
#else
#define NAQI_KERNEL_INLINE HWY_INLINE
#endif

HWY_BEFORE_NAMESPACE();
namespace naqi::exec::HWY_NAMESPACE {

using compile::ByteTables;

/// kMarks: there are marks that are kept. kRuns: something is bounded, or minds a digit.
template <bool kMarks, bool kRuns>
class Kernel {
  // After so many blocks without code points of three and four bytes none are reckoned with.
  static constexpr unsigned kRare = 16;

 public:
  Kernel(const compile::Program& program, const char* end)
      : program_(program),
        tables_(program.bytes),
        one_space_(program.conditional.squeeze().space),
        bounds_letters_(program.conditional.squeeze().letters != 0),
        end_(end) {}

  NAQI_KERNEL_INLINE void take_blocks(SimdRun& run, const char* stop) const {
    const char* p = run.p;
    char* to = run.to;
    SimdBlock* blocks = run.blocks;
    bool after_space = run.after_space;
    bool after_digit = run.after_digit;
    bool after_gone = false;
    unsigned since_longer = 0;  // blocks
    unsigned since_symbols = 0;
    Work work;
    do {
      work.p = p;
      begin(work);
      // Told by the blocks before: whether this block has such code points is not to be guessed.
      work.reckons_symbols = since_symbols < kRare;
      since_longer < kRare ? look_up_pages<true>(work) : look_up_pages<false>(work);
      since_longer = work.longer != 0 ? 0 : since_longer + 1;
      since_symbols = work.symbols != 0 ? 0 : since_symbols + 1;
      if constexpr (kMarks) order_marks(work, after_gone);
      if constexpr (kRuns) {
        if (one_space_) squeeze(work, after_space);
        if (tables_.minds_digits) mind_digits(work, after_digit);
      }
      const Bits kept = work.kept & work.inside;
      // The Pass counts non-starters (UAX #15, D3); it can as long as each block has a starter.
      const Bits starters = kMarks ? kept & ~(work.marks | work.marks >> 1) : kept;
      if (starters == 0 && work.goes_on) break;
      char* const written = store_kept(work.bytes, kept, to);
      if (kRuns && bounds_letters_ && repeats_letter(to, written)) break;
      if (work.length == 0) break;
      if constexpr (kMarks) after_gone = !has(kept, work.length - 1);
      if (blocks != nullptr) *blocks++ = {kept, work.length};
      p += work.length;
      to = written;
    } while (work.goes_on && p < stop && end_ - p >= kSimdReach);
    run.p = p;
    run.to = to;
    run.blocks = blocks;
  }

 private:
  // 1: a block without the code point that its end cuts.
  NAQI_KERNEL_INLINE void begin(Work& w) const {
    w.bytes = load(w.p);
    w.high = high_bits(w.bytes);
    w.goes_on = true;
    w.kept = ~Bits{0};
    w.marks = 0;
    // Nothing of this waits for a vector; or for anything, as long as such blocks come as foreseen.
    const unsigned cut = w.high == 0 ? 0 : cut_of(w.p);
    w.length = 64 - cut;
    w.inside = ~Bits{0} >> cut;
  }

  NAQI_KERNEL_INLINE static unsigned cut_of(const char* begin) {
    const auto* const p = reinterpret_cast<const unsigned char*>(begin);
    // Four bits of a number for each set of the three, since a branch would be guessed wrong.
    const unsigned begins =
        unsigned{p[63] >= 0xC0} | unsigned{p[62] >= 0xE0} << 1 | unsigned{p[61] >= 0xF0} << 2;
    return 0x33332210U >> (4 * begins) & 0xF;
  }

  NAQI_KERNEL_INLINE void look_up_ascii_alone(Work& w) const {
    look_up_ascii(w.bytes, w);
    w.kept = ~bits(equal(w.bytes, ByteTables::kGone));
    w.minding = bits(equal(w.bytes, ByteTables::kOther));
    w.trail = w.wanted = w.third = w.longer = w.symbols = 0;
    if (HWY_UNLIKELY((w.minding & w.inside) != 0)) take_odd(w.minding, w);
  }

  // 2 to 4.
  template <bool kLonger>
  NAQI_KERNEL_INLINE void look_up_pages(Work& w) const {
    Block in = w.bytes;
    if (w.high == 0) return look_up_ascii_alone(w);
    w.trail = bits(below(in, -0x40));
    const Bits arabic = bits(equal_under(in, 0xFC, ByteTables::kFirstLead));
    w.wanted = arabic << 1;
    w.longer = w.high & ~w.trail & ~arabic & w.inside;
    const Bits others = w.longer & ~know_longer<kLonger>(in, w);
    Odd o;
    if (HWY_UNLIKELY(others != 0)) {
      w.symbols = others;
      ask(others, w, o);
      in = load(w.p);
      w.bytes = in;
    }
    look_up_ascii(in, w);
    look_up_arabic(in, w);
    if constexpr (kLonger) {
      w.bytes = choose(where_set(w.third), look_up(tables_.punctuation.code, in), w.bytes);
    }
    const Bits still_high = high_bits(w.bytes);
    const Bits gone = bits(equal(w.bytes, ByteTables::kGone));
    const Bits other = bits(equal(w.bytes, ByteTables::kOther));
    // Where the second byte is deleted or became ASCII, the lead byte goes.
    w.kept = ~(gone | (w.trail & ~still_high) >> 1 | (w.third & ~still_high) >> 2);
    if (others != 0) {
      w.kept &= ~o.gone;
      w.bytes = choose(where_set(o.patched), load(o.bytes.data()), w.bytes);
    }
    const Bits odd = (other & ~w.high) | (other & w.high & ~w.third) >> 1 | (other & w.third) >> 2;
    w.minding = w.high | odd;
    if (HWY_UNLIKELY((odd & w.inside) != 0)) take_odd(odd, w);
    end_before_ill_formed(w);
  }

  // 4
  NAQI_KERNEL_INLINE static void end_before_ill_formed(Work& w) {
    // Nor may the first byte after the block be wanted.
    const Bits misplaced = (w.trail ^ w.wanted) & (w.inside << 1 | 1);
    if (HWY_LIKELY(misplaced == 0)) return;
    unsigned at = first_of(misplaced);
    if (!has(w.trail, at)) {  // one is missing: back to its lead byte
      do --at;
      while (has(w.trail, at));
    }
    w.end_at(at);
  }

  // The first bytes of code points of three and four bytes that the tables know.
  template <bool kLonger>
  NAQI_KERNEL_INLINE Bits know_longer(const Block& in, Work& w) const {
    w.third = w.symbols = 0;
    if constexpr (!kLonger) return 0;
    const Bits three = bits(equal(in, 0xE2)) << 1;
    const Bits in_punctuation = bits(equal(in, 0x80)) & three;
    w.third = in_punctuation << 1 & w.trail;
    Bits known = in_punctuation >> 1;
    if (w.reckons_symbols) {
      const Bits four = bits(equal(in, 0xF0)) << 2 & bits(equal(in, 0x9F)) << 1;
      const Bits in_symbols = high_bits(look_up(tables_.symbols, in)) & three;
      const Bits in_emoji = high_bits(look_up(tables_.emoji, in)) & four;
      w.wanted |= in_emoji << 1;
      w.symbols = in_symbols >> 1 | in_emoji >> 2;
      known |= w.symbols;
    }
    w.wanted |= known << 1 | known << 2;
    return known;
  }

  NAQI_KERNEL_INLINE void look_up_ascii(const Block& in, Work& w) const {
    if (!tables_.changes_ascii) return;
    w.bytes = look_up_below_80(tables_.ascii[0].code, tables_.ascii[1].code, in);
  }

  NAQI_KERNEL_INLINE void look_up_arabic(const Block& in, Work& w) const {
    w.before = load(w.p - 1);
    w.behind = load(w.p + 1);
    look_up_page<0>(in, w);
    look_up_page<1>(in, w);
    // Persian, Urdu and Quranic signs; most blocks of Arabic have none.
    w.has_second_half = tables_.minds_second_half && bits(equal_under(in, 0xFE, 0xDA)) != 0;
    if (w.has_second_half) {
      look_up_page<2>(in, w);
      look_up_page<3>(in, w);
    }
  }

  template <unsigned kPage>
  NAQI_KERNEL_INLINE void look_up_page(const Block& in, Work& w) const {
    const ByteTables::Page& page = tables_.arabic[kPage];
    constexpr unsigned kLead = ByteTables::kFirstLead + kPage;
    if (page.changes_code) {
      w.bytes = choose(equal(w.before, kLead), look_up(page.code, in), w.bytes);
    }
    if (page.changes_lead) {
      w.bytes = choose(equal(in, kLead), look_up(page.lead, w.behind), w.bytes);
    }
  }

  // 3: the block ends before the first of these code points that cannot be taken.
  NAQI_KERNEL_INLINE void ask(Bits odd, Work& w, Odd& o) const {
    o.wanted = w.wanted;
    o.gone = o.patched = 0;
    o.end = 64;
    ask_program(program_, w.p, end_, odd, o);
    w.wanted = o.wanted;
    w.end_at(o.end);
  }

  // Code points of which the pages say that they do not know.
  NAQI_KERNEL_INLINE void take_odd(Bits odd, Work& w) const {
    Odd o;
    ask(odd & w.inside, w, o);
    // A page's code for what it does not know stands in the place of the output.
    const Bits others = odd << 1 & w.trail;
    w.kept = (w.kept | odd | others | (others << 1 & w.third)) & ~o.gone;
    w.bytes = choose(where_set(o.patched), load(o.bytes.data()), w.bytes);
  }

  // 5
  NAQI_KERNEL_INLINE void order_marks(Work& w, bool after_gone) const {
    if (w.high == 0) return;
    const Block ranks = ranks_of(load(w.p), w.before, w.has_second_half);
    w.marks = ~bits(equal(ranks, 0)) & w.wanted;
    if (w.marks == 0) return;
    const unsigned last = w.length - 1;
    if (w.goes_on && has(w.marks, last) && is_mark(w.p + w.length)) {
      // The next block begins with two marks, or not at all.
      w.length -= 2;
      w.inside >>= 2;
      if (has(w.marks, last - 2)) w.goes_on = false;
    }
    const Bits beside_gone = w.marks >> 1 & (~w.kept << 1 | Bits{after_gone});
    if (beside_gone != 0) w.end_at(first_of(beside_gone));
    const Bits pairs = w.marks & w.marks << 2 & w.inside;
    if (pairs == 0) return;
    const Block ranks_before = ranks_of(load(w.p - 2), load(w.p - 3), w.has_second_half);
    swap(pairs & bits(less(ranks, ranks_before)), w);
  }

  // Of the marks that end with these bytes, given those before them; 0 of all else.
  NAQI_KERNEL_INLINE Block ranks_of(const Block& in, const Block& before, bool second_half) const {
    Block ranks = repeated(0);
    for (unsigned i = 0; i < (second_half ? 4 : 2); ++i) {
      const ByteTables::Page& page = tables_.arabic[i];
      if (!page.has_marks) continue;
      ranks = choose(equal(before, ByteTables::kFirstLead + i), look_up(page.rank, in), ranks);
    }
    return ranks;
  }

  NAQI_KERNEL_INLINE static void swap(Bits seconds, Work& w) {
    if (seconds == 0) return;
    const Bits in_three = seconds & (w.marks << 4 | w.marks >> 2);
    if (in_three != 0) {
      unsigned at = first_of(in_three) - 2;
      while (at >= 2 && has(w.marks, at - 2)) at -= 2;
      w.end_at(at - 1);
      seconds &= w.inside;
    }
    w.bytes = choose(where_set(seconds >> 2 | seconds >> 3), load(w.p + 2), w.bytes);
    w.bytes = choose(where_set(seconds | seconds >> 1), load(w.p - 2), w.bytes);
  }

  NAQI_KERNEL_INLINE bool is_mark(const char* p) const {
    const unsigned lead = static_cast<unsigned char>(p[0]) - ByteTables::kFirstLead;
    if (lead >= tables_.arabic.size()) return false;
    return tables_.arabic[lead].rank[static_cast<unsigned char>(p[1]) & 0x3FU] != 0;
  }

  // 6
  NAQI_KERNEL_INLINE static void squeeze(Work& w, bool& after_space) {
    const Bits kept = w.kept & w.inside;
    const Bits spaces = bits(equal(w.bytes, ' ')) & kept;
    w.kept &= ~(after(spaces, after_space, ~kept) & spaces);
  }

  NAQI_KERNEL_INLINE void mind_digits(Work& w, bool& after_digit) const {
    const Bits kept = w.kept & w.inside;
    Bits digits = bits(between(w.bytes, '0', '9'));
    if (tables_.keeps_arabic_digits && w.high != 0) {
      // Of the output: a digit may have become one of another block, or of another length.
      const Bits arabic_indic =
          bits(equal(w.bytes, 0xD9)) << 1 & bits(between(w.bytes, 0xA0, 0xA9));
      const Bits extended = bits(equal(w.bytes, 0xDB)) << 1 & bits(between(w.bytes, 0xB0, 0xB9));
      digits |= arabic_indic | extended;
    }
    digits &= kept;
    if (digits == 0 && !after_digit) return;
    const Bits seen = after(digits, after_digit, ~kept) & w.minding;
    if (HWY_UNLIKELY(seen != 0)) w.end_at(find_minding(program_, w.p, end_, seen, w.trail));
  }

  // Whether three times the same letter may stand in what was written, every byte of the second and
  // the third being that of two bytes before; or twice at its end, where a third may follow: how
  // many stay is for the one to say who sees them all.
  NAQI_KERNEL_INLINE static bool repeats_letter(const char* to, const char* written) {
    const auto count = static_cast<unsigned>(written - to);
    if (count == 0) return false;
    const Bits again = bits(same(load(to), load(to - 2))) & ~Bits{0} >> (64 - count);
    return has(again, count - 1) || (again & again >> 1 & again >> 2 & again >> 3) != 0;
  }

  const compile::Program& program_;
  const ByteTables& tables_;
  const bool one_space_;
  const bool bounds_letters_;
  const char* const end_;
};

void run_kernel(const compile::Program& program, SimdRun& run, const char* stop, const char* end) {
  const rule::Squeeze& bounds = program.conditional.squeeze();
  const bool has_runs = bounds.space || bounds.letters != 0 || program.bytes.minds_digits;
  if (program.bytes.keeps_marks) {
    has_runs ? Kernel<true, true>(program, end).take_blocks(run, stop)
             : Kernel<true, false>(program, end).take_blocks(run, stop);
  } else {
    has_runs ? Kernel<false, true>(program, end).take_blocks(run, stop)
             : Kernel<false, false>(program, end).take_blocks(run, stop);
  }
}

}  // namespace naqi::exec::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif  // per-target guard
