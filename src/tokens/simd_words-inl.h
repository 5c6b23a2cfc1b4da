// One block of plain text; simd_words.h has the rules, and simd_words.cc includes this once for
// each target, hence the unusual guard.
#if defined(NAQI_SRC_TOKENS_SIMD_WORDS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef NAQI_SRC_TOKENS_SIMD_WORDS_INL_H_
#undef NAQI_SRC_TOKENS_SIMD_WORDS_INL_H_
#else
#define NAQI_SRC_TOKENS_SIMD_WORDS_INL_H_
#endif

#include "exec/simd_bits.h"
#include "exec/simd_vector-inl.h"
#include "tokens/plain.h"
#include "tokens/simd_words.h"

HWY_BEFORE_NAMESPACE();
namespace naqi::exec::HWY_NAMESPACE {

using tokens::PlainClasses;

/// Which bytes of a block are what; a code point of two bytes is so with both.
struct Plain {
  HWY_INLINE Plain() {}
  Bits first;  // bytes of code points
  Bits letter;
  Bits mark;
  Bits digit;
  Bits white;
  Bits solo;
  Bits stop;
  Bits query;
  Bits colon;
  Bits hyphen;
};

/// Where the byte has a bit of the set.
HWY_INLINE Bits with(const Block& block, unsigned set) {
  Where out;
  for (std::size_t i = 0; i < kVectors; ++i) out.m[i] = hn::TestBit(block.v[i], all(set));
  return bits(out);
}

HWY_INLINE Where either(const Where& a, const Where& b) {
  Where out;
  for (std::size_t i = 0; i < kVectors; ++i) out.m[i] = hn::Or(a.m[i], b.m[i]);
  return out;
}

/// Apart from the classes, which take longer: where the next block begins hangs on it.
HWY_INLINE Bits white_of(const Block& in) {
  return bits(
      either(either(equal(in, ' '), equal(in, '\n')), either(equal(in, '\t'), equal(in, '\r'))));
}

/// The class of each code point, in the place of its last byte.
HWY_INLINE Block classes_of(const Block& in, const Block& before, const Where& is_trail) {
  const PlainClasses& tables = tokens::plain_classes();
  // What is not looked up is of no class.
  const Block ascii = look_up_below_80(tables.ascii[0], tables.ascii[1], in);
  Block out = choose(below(in, 0), repeated(0), ascii);
  for (unsigned page = 0; page < 2; ++page) {
    const Where here = both(equal(before, 0xD8 + page), is_trail);
    out = choose(here, look_up(tables.arabic[page], in), out);
  }
  const Where is_rare = either(equal(before, 0xC2), equal_under(before, 0xFE, 0xDA));
  if (bits(is_rare) == 0) return out;
  for (unsigned page = 2; page < 4; ++page) {
    const Where here = both(equal(before, 0xD8 + page), is_trail);
    out = choose(here, look_up(tables.arabic[page], in), out);
  }
  return choose(both(equal(before, 0xC2), is_trail), look_up(tables.latin, in), out);
}

HWY_INLINE Plain plain_of(const Block& in, const Block& before, Bits white) {
  Plain b;
  const Where is_trail = below(in, -0x40);
  const Bits trail = bits(is_trail);
  const Block classes = classes_of(in, before, is_trail);
  const auto whole = [&](unsigned set) {
    const Bits last = with(classes, set);
    return last | (last & trail) >> 1;
  };
  b.first = ~trail;
  b.letter = whole(PlainClasses::kLetter);
  b.mark = whole(PlainClasses::kMark);
  b.digit = whole(PlainClasses::kDigit);
  b.white = white;
  b.solo = whole(PlainClasses::kSolo);
  b.stop = with(classes, PlainClasses::kStop);
  b.query = whole(PlainClasses::kQuery);
  const Bits both = with(classes, PlainClasses::kColonOrHyphen);
  b.colon = both & with(in, 0x10);  // 3A, 3B; 2D, 2F have not that bit
  b.hyphen = both & ~b.colon;
  return b;
}

/// Bytes of what makes a chunk not plain. Bytes before the block count as white space.
HWY_INLINE Bits not_plain(const Plain& b, Bits repeated) {
  const Bits word = b.letter | b.mark | b.digit;
  const Bits known = word | b.white | b.solo | b.stop | b.query | b.colon | b.hyphen;
  const Bits after_word = word << 1;
  const Bits after_white = b.white << 1 | 1;
  const Bits two = after_word & after_word << 1;  // bytes of a word stand before
  const Bits six = two & two << 2 & two << 4;
  const Bits letters = b.letter | b.mark;
  // A solo mark after a digit, with both its bytes.
  const Bits first_after_digit = b.solo & b.first & b.digit << 1;
  const Bits after_digit = first_after_digit | (first_after_digit << 1 & b.solo & ~b.first);
  const Bits before_stop = six | after_white | (b.digit | b.solo | b.stop) << 1;
  const Bits after_stop = (b.white | b.solo | b.stop | b.query) >> 1;
  Bits odd = ~known;
  odd |= after_digit & b.digit >> 1;
  // What repeats itself, or may: of those with two bytes any two.
  const Bits second = b.solo & ~b.first;
  odd |= (b.solo & b.first & repeated) | (second & second << 2);
  odd |= b.mark & b.first & ~after_word;
  odd |= b.stop & ~(before_stop & after_stop);
  odd |= b.colon & ~((after_word | after_white) & b.white >> 1);
  odd |= b.hyphen & ~((letters << 1 | after_white) & (letters | b.white) >> 1);
  return odd;
}

/// Writes the bytes that are kept, and `separator` after those that are `bare`.
#if HWY_TARGET == HWY_AVX3_DL
HWY_INLINE char* store_separated(const Block& bytes, Bits kept, Bits bare, char separator,
                                 char* to) {
  // 32 bytes at a time, as they may become 64. Each has two places, for itself and for a separator;
  // those that are taken, moved together, say where bytes go and where separators do. No branch
  // hangs on where there are any: that cannot be foreseen.
  constexpr Bits kOwn = 0x5555555555555555U;
  const __m512i separators = all(static_cast<unsigned char>(separator)).raw;
  __m512i half = bytes.v[0].raw;
  for (unsigned i = 0; i < 2; ++i) {
    const auto kept_here = static_cast<std::uint32_t>(kept >> (32 * i));
    const auto bare_here = static_cast<std::uint32_t>(bare >> (32 * i));
    const Bits own = _pdep_u64(kept_here, kOwn);
    const Bits taken = own | _pdep_u64(bare_here, ~kOwn);
    const __m512i front = _mm512_maskz_compress_epi8(kept_here, half);
    const __m512i out = _mm512_mask_expand_epi8(separators, _pext_u64(own, taken), front);
    _mm512_storeu_si512(to, out);
    to += std::popcount(taken);
    half = _mm512_castsi256_si512(_mm512_extracti64x4_epi64(half, 1));
  }
  return to;
}
#else
HWY_INLINE char* store_separated(const Block& bytes, Bits kept, Bits bare, char separator,
                                 char* to) {
  while (bare != 0) {
    const Bits upto = bare ^ (bare - 1);
    to = store_kept(bytes, kept & upto, to);
    *to++ = separator;
    kept &= ~upto;
    bare &= bare - 1;
  }
  return store_kept(bytes, kept, to);
}
#endif

/// Writes the tokens of the first bytes of a block, which end after white space.
HWY_INLINE char* write_tokens(const Block& in, const Plain& b, unsigned length, char separator,
                              char* to) {
  const Bits inside = ~Bits{0} >> (64 - length);
  const Bits runs = b.letter | b.mark | b.digit;
  const Bits goes_on = (runs & runs << 1) | (b.stop & b.stop << 1) | (b.query & b.query << 1);
  const Bits begins = b.first & ~b.white & ~goes_on;
  const Bits ends = ~b.white & (begins | b.white) >> 1 & inside;
  // White space after a token becomes its separator; where none follows, one is put in.
  const Bits kept = (~b.white | ends << 1) & inside;
  const Block bytes =
      choose(where_set(b.white), repeated(static_cast<unsigned char>(separator)), in);
  return store_separated(bytes, kept, ends & ~(b.white >> 1), separator, to);
}

HWY_INLINE void take_words(tokens::WordRun& run, const char* stop, const char* end,
                           char separator) {
  const char* p = run.p;
  char* to = run.to;
  while (p < stop && end - p >= tokens::kWordBlock) {
    const Block in = load(p);
    const Bits white = white_of(in);
    if (white == 0) break;
    const Block before = load(p - 1);
    const Plain b = plain_of(in, before, white);
    auto length = static_cast<unsigned>(std::bit_width(white));
    // What follows the last white space is not all there.
    const Bits odd = not_plain(b, bits(same(in, before))) & ~Bits{0} >> (64 - length);
    if (HWY_UNLIKELY(odd != 0)) {
      length = static_cast<unsigned>(std::bit_width(white & (odd ^ (odd - 1)) >> 1));
      if (length == 0) break;
    }
    to = write_tokens(in, b, length, separator, to);
    p += length;
    if (HWY_UNLIKELY(odd != 0)) break;
  }
  run.p = p;
  run.to = to;
}

}  // namespace naqi::exec::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target guard
