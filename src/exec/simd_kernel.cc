// The way of a block of 64 bytes through the kernel:
//
//   p          a boundary of code points
//   | D8 A3 D9 8E D9 83 20 E2 80 8F D9 84 ...                 64 bytes
//   |
//   1  cut     one, two or three bytes at the end may begin a code point that is not all in the
//              block; told by three byte compares, so that the next block's place is known before
//              anything else of this one is.
//   2  look up each byte, with the byte before it, in the page of its lead byte: a letter's second
//              byte becomes its output's, which for deletion is 00; a lead byte becomes that of the
//              output, which depends on the byte after it. ASCII has two pages of its own.
//   3  odd     what the pages do not have, emoji or quotation marks, is asked of the Program one by
//              one: most of it stays, or goes, or becomes something shorter. At one that needs its
//              neighbours the block ends, and the kernel stops.
//   4  valid   trail bytes stand where lead bytes want them, or the block ends before.
//   5  marks   two marks in the wrong order, shadda and then fatha as everybody types them, change
//              places; three are for others to sort.
//   6  spaces  SPACE after SPACE goes, if so bound, also over what is deleted between them. What
//              minds a digit before it ends the block if it has one.
//   7  write   the bytes that are kept, moved together.
//
// Sets of bytes are 64-bit numbers, bit i for byte i, so that neighbours are shifts. Nothing here
// knows a rule: that a block may begin and end at any code point, and what a rule may look at, is
// in the Program's entries (Kind, Flag). The stride is what step 1 leaves, 61 to 64: always taking
// 64, and carrying what a code point has in the block before, was measured no faster, because the
// place of the next block waits for three loads and no vector.
#include "exec/simd_kernel.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "compile/byte_tables.h"
#include "exec/evidence.h"
#include "text/utf8.h"

#ifdef NAQI_NO_SIMD
namespace naqi::exec {
std::span<const SimdTarget> simd_targets() { return {}; }
}  // namespace naqi::exec
#else

// AVX3_DL has the 64-byte lookup and the compress that the rest has to emulate. Below SSE4 the
// scalar engine is as fast; the targets of variable width have no 64-byte blocks.
#define HWY_WANT_AVX3_DL 1
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "exec/simd_kernel.cc"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#if HWY_TARGET != HWY_SCALAR && HWY_TARGET != HWY_EMU128
#include "exec/simd_vector-inl.h"

HWY_BEFORE_NAMESPACE();
namespace naqi::exec::HWY_NAMESPACE {

using compile::ByteTables;
using compile::Entry;
using Bits = std::uint64_t;

HWY_INLINE Bits first_bits(unsigned count) { return (Bits{1} << count) - 1; }  // less than 64
HWY_INLINE unsigned first_of(Bits set) { return static_cast<unsigned>(std::countr_zero(set)); }
HWY_INLINE bool has(Bits set, unsigned at) { return (set >> at & 1) != 0; }

/// The bits that follow those of `set`, over gaps: `gaps` are skipped. `carried`: the bit before
/// the first is in the set; then, the last is, and is no gap or has but gaps after it.
HWY_INLINE Bits after(Bits set, bool& carried, Bits gaps) {
  const Bits next = set << 1 | Bits{carried};
  // Adding a gap to its own first bit carries to the bit after it.
  const Bits begun = next & gaps;
  const Bits sum = begun + gaps;
  carried = (sum < begun) | static_cast<bool>(set >> 63);
  return (sum | next) & ~gaps;
}

/// What is asked of the Program, one code point at a time, and what it says.
struct Odd {
  Bits wanted;                             // trail bytes
  Bits gone;                               // bytes that have no output
  Bits patched;                            // bytes that have another
  unsigned end;                            // the first of those that cannot be taken; 64: none
  alignas(64) std::array<char, 64> bytes;  // what those that are patched become
};

/// Whether the code point at p + `at` can be taken without its neighbours.
HWY_INLINE bool ask_one(const compile::Program& program, const char* p, const char* end,
                        unsigned at, Odd& o) {
  const text::Decoded d = text::decode(p + at, end);
  if (d.status != text::Status::well_formed) return false;
  const Entry& e = program.entry(d.code_point);
  const Bits place = first_bits(static_cast<unsigned>(d.length)) << at;
  o.wanted |= place & (place << 1);
  if (e.kind == compile::Kind::evidence) {
    const Verdict verdict = judge(program, d.code_point, p, p + at, p + at + d.length, end);
    if (verdict == Verdict::goes) o.gone |= place;
    return verdict != Verdict::open;
  }
  constexpr unsigned kHard = Entry::kPooled | Entry::kContext | Entry::kRun;
  if (e.kind > compile::Kind::gone || (e.flags & kHard) != 0 || e.length > d.length) return false;
  if (e.ccc != 0 && e.kind == compile::Kind::head) return false;
  if ((e.flags & Entry::kCopy) != 0) return true;
  const Bits left = first_bits(e.length) << at;
  o.gone |= place & ~left;
  o.patched |= left;
  for (unsigned i = 0; i < e.length; ++i) o.bytes[at + i] = static_cast<char>(e.bytes >> (8 * i));
  return true;
}

// Not in the loop, and at a time when that has little in registers that a call would have to save.
HWY_NOINLINE void ask_program(const compile::Program& program, const char* p, const char* end,
                              Bits odd, Odd& o) {
  for (; odd != 0; odd &= odd - 1) {
    const unsigned at = first_of(odd);
    if (ask_one(program, p, end, at, o)) continue;
    o.end = at;
    return;
  }
}

/// The first of these code points that minds a digit before it; 64: none.
HWY_NOINLINE unsigned find_minding(const compile::Program& program, const char* p, const char* end,
                                   Bits seen, Bits trail) {
  for (; seen != 0; seen &= seen - 1) {
    unsigned at = first_of(seen);
    while (has(trail, at)) --at;
    const text::Decoded d = text::decode(p + at, end);
    if (d.status == text::Status::well_formed &&
        (program.entry(d.code_point).flags & Entry::kDigit) != 0) {
      return at;
    }
  }
  return 64;
}

/// One block under way.
struct Work {
  const char* p;
  unsigned length;  // of the block in bytes: it ends before the first thing that is not taken
  Bits inside;      // so many bits
  bool goes_on;     // with another block after this one
  Block bytes;      // at first the input, then the output, in the places of the input
  Block before;     // each byte's neighbours in the input
  Block behind;
  Bits high;             // 80 to FF
  Bits trail;            // 80 to BF
  bool reckons_symbols;  // emoji and the like are to be looked up, too
  Bits symbols;          // what has been looked up of them, or may be some
  Bits longer;           // lead bytes of what the tables by lead byte do not have
  Bits wanted;           // where trail bytes have to stand
  Bits third;            // ... the last of U+2000 to U+203F
  Bits kept;             // bytes that have an output
  bool has_second_half;  // there are lead bytes DA or DB, and they matter
  Bits marks;            // second bytes of marks that are kept
  Bits minding;          // of code points that may mind a digit before them

  HWY_INLINE void end_at(unsigned at) {
    if (at >= length) return;
    length = at;
    inside = first_bits(at);
    goes_on = false;
  }
};

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

  HWY_INLINE void take_blocks(SimdRun& run, const char* stop) const {
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
  HWY_INLINE void begin(Work& w) const {
    const auto* const p = reinterpret_cast<const unsigned char*>(w.p);
    // Four bits of a number for each set of the three, since a branch would be guessed wrong.
    const unsigned begins =
        unsigned{p[63] >= 0xC0} | unsigned{p[62] >= 0xE0} << 1 | unsigned{p[61] >= 0xF0} << 2;
    const unsigned cut = 0x33332210U >> (4 * begins) & 0xF;
    w.length = 64 - cut;
    w.inside = ~Bits{0} >> cut;
    w.goes_on = true;
    w.bytes = load(p);
    w.high = high_bits(w.bytes);
    w.kept = ~Bits{0};
    w.marks = 0;
  }

  // 2 to 4.
  template <bool kLonger>
  HWY_INLINE void look_up_pages(Work& w) const {
    Block in = w.bytes;
    if (w.high == 0) {
      look_up_ascii(in, w);
      w.kept = ~bits(equal(w.bytes, ByteTables::kGone));
      w.minding = bits(equal(w.bytes, ByteTables::kOther));
      w.trail = w.wanted = w.third = w.longer = w.symbols = 0;
      if (HWY_UNLIKELY((w.minding & w.inside) != 0)) take_odd(w.minding, w);
      return;
    }
    w.trail = bits(below(in, -0x40));
    const Bits arabic = bits(equal_under(in, 0xFC, ByteTables::kFirstLead));
    w.wanted = arabic << 1;
    w.longer = w.high & ~w.trail & ~arabic & w.inside;
    const Bits others = w.longer & ~know_longer<kLonger>(in, w);
    Odd o;
    if (HWY_UNLIKELY(others != 0)) {
      w.symbols = others;
      o.wanted = w.wanted;
      o.gone = o.patched = 0;
      o.end = 64;
      ask_program(program_, w.p, end_, others, o);
      w.wanted = o.wanted;
      w.end_at(o.end);
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
    // Nor may the first byte after the block be wanted.
    const Bits misplaced = (w.trail ^ w.wanted) & (w.inside << 1 | 1);
    if (HWY_UNLIKELY(misplaced != 0)) {
      unsigned at = first_of(misplaced);
      if (!has(w.trail, at)) {  // one is missing: back to its lead byte
        do --at;
        while (has(w.trail, at));
      }
      w.end_at(at);
    }
  }

  // The first bytes of code points of three and four bytes that the tables know.
  template <bool kLonger>
  HWY_INLINE Bits know_longer(const Block& in, Work& w) const {
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

  HWY_INLINE void look_up_ascii(const Block& in, Work& w) const {
    if (!tables_.changes_ascii) return;
    w.bytes = look_up_below_80(tables_.ascii[0].code, tables_.ascii[1].code, in);
  }

  HWY_INLINE void look_up_arabic(const Block& in, Work& w) const {
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
  HWY_INLINE void look_up_page(const Block& in, Work& w) const {
    const ByteTables::Page& page = tables_.arabic[kPage];
    constexpr unsigned kLead = ByteTables::kFirstLead + kPage;
    if (page.changes_code) {
      w.bytes = choose(equal(w.before, kLead), look_up(page.code, in), w.bytes);
    }
    if (page.changes_lead) {
      w.bytes = choose(equal(in, kLead), look_up(page.lead, w.behind), w.bytes);
    }
  }

  // 3: code points of which the pages say that they do not know.
  HWY_INLINE void take_odd(Bits odd, Work& w) const {
    Odd o;
    o.wanted = w.wanted;
    o.gone = o.patched = 0;
    o.end = 64;
    ask_program(program_, w.p, end_, odd & w.inside, o);
    w.end_at(o.end);
    // A page's code for what it does not know stands in the place of the output.
    const Bits others = odd << 1 & w.trail;
    w.kept = (w.kept | odd | others | (others << 1 & w.third)) & ~o.gone;
    w.bytes = choose(where_set(o.patched), load(o.bytes.data()), w.bytes);
  }

  // 5
  HWY_INLINE void order_marks(Work& w, bool after_gone) const {
    if (w.high == 0) return;
    const Block ranks = ranks_of(load(w.p), w.before, w.has_second_half);
    w.marks = ~bits(equal(ranks, 0)) & w.wanted;
    if (w.marks == 0) return;
    const unsigned last = w.length - 1;
    if (w.goes_on && has(w.marks, last) && is_mark(w.p + w.length)) {
      // The next block begins with two marks, or not at all.
      w.length -= 2;
      w.inside = first_bits(w.length);
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
  HWY_INLINE Block ranks_of(const Block& in, const Block& before, bool second_half) const {
    Block ranks = repeated(0);
    for (unsigned i = 0; i < (second_half ? 4 : 2); ++i) {
      const ByteTables::Page& page = tables_.arabic[i];
      if (!page.has_marks) continue;
      ranks = choose(equal(before, ByteTables::kFirstLead + i), look_up(page.rank, in), ranks);
    }
    return ranks;
  }

  HWY_INLINE static void swap(Bits seconds, Work& w) {
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

  HWY_INLINE bool is_mark(const char* p) const {
    const unsigned lead = static_cast<unsigned char>(p[0]) - ByteTables::kFirstLead;
    if (lead >= tables_.arabic.size()) return false;
    return tables_.arabic[lead].rank[static_cast<unsigned char>(p[1]) & 0x3FU] != 0;
  }

  // 6
  HWY_INLINE static void squeeze(Work& w, bool& after_space) {
    const Bits kept = w.kept & w.inside;
    const Bits spaces = bits(equal(w.bytes, ' ')) & kept;
    w.kept &= ~(after(spaces, after_space, ~kept) & spaces);
  }

  HWY_INLINE void mind_digits(Work& w, bool& after_digit) const {
    const Bits kept = w.kept & w.inside;
    Bits digits = bits(between(w.bytes, '0', '9'));
    if (tables_.keeps_arabic_digits && w.high != 0) {
      const Where arabic_indic = both(equal(w.before, 0xD9), between(w.bytes, 0xA0, 0xA9));
      const Where extended = both(equal(w.before, 0xDB), between(w.bytes, 0xB0, 0xB9));
      digits |= bits(arabic_indic) | bits(extended);
    }
    digits &= kept;
    if (digits == 0 && !after_digit) return;
    const Bits seen = after(digits, after_digit, ~kept) & w.minding;
    if (HWY_UNLIKELY(seen != 0)) w.end_at(find_minding(program_, w.p, end_, seen, w.trail));
  }

  // Whether three times the same letter may stand in what was written, every byte of the second and
  // the third being that of two bytes before; or twice at its end, where a third may follow: how
  // many stay is for the one to say who sees them all.
  HWY_INLINE static bool repeats_letter(const char* to, const char* written) {
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
#endif  // a target with vectors

#if HWY_ONCE
namespace naqi::exec {
namespace {

#if HWY_ARCH_X86
// Highway's own choice is in a library that Debian has as a shared one only, which brings the
// shared C++ library along; what it asks the CPU for is this.
bool has_sse4() { return __builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("pclmul"); }
bool has_avx2() {
  return has_sse4() && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma");
}
bool has_avx3() {
  return has_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
}
bool has_avx3_dl() {
  return has_avx3() && __builtin_cpu_supports("avx512vbmi") &&
         __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bitalg") &&
         __builtin_cpu_supports("avx512vpopcntdq") && __builtin_cpu_supports("vpclmulqdq");
}
#endif

std::vector<SimdTarget> find_targets() {
  std::vector<SimdTarget> found;
#if HWY_TARGETS & HWY_AVX3_DL
  if (has_avx3_dl()) found.push_back({"avx3_dl", N_AVX3_DL::run_kernel});
#endif
#if HWY_TARGETS & HWY_AVX3
  if (has_avx3()) found.push_back({"avx3", N_AVX3::run_kernel});
#endif
#if HWY_TARGETS & HWY_AVX2
  if (has_avx2()) found.push_back({"avx2", N_AVX2::run_kernel});
#endif
#if HWY_TARGETS & HWY_SSE4
  if (has_sse4()) found.push_back({"sse4", N_SSE4::run_kernel});
#endif
#if HWY_TARGETS & HWY_NEON
  found.push_back({"neon", N_NEON::run_kernel});
#endif
  return found;
}

}  // namespace

std::span<const SimdTarget> simd_targets() {
  static const std::vector<SimdTarget> targets = find_targets();
  return targets;
}

}  // namespace naqi::exec
#endif  // HWY_ONCE
#endif  // NAQI_NO_SIMD
