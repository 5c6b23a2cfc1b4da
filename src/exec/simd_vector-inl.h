// What simd_kernel.cc does with 64 bytes at a time, whatever the width of a vector: 1 of AVX-512,
// 2 of AVX2, 4 of SSE4 and NEON. Included once for each target, hence the unusual guard.
#if defined(NAQI_SRC_EXEC_SIMD_VECTOR_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef NAQI_SRC_EXEC_SIMD_VECTOR_INL_H_
#undef NAQI_SRC_EXEC_SIMD_VECTOR_INL_H_
#else
#define NAQI_SRC_EXEC_SIMD_VECTOR_INL_H_
#endif

#include <hwy/highway.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "exec/simd_constants.h"

HWY_BEFORE_NAMESPACE();
namespace naqi::exec::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Bytes = hn::CappedTag<std::uint8_t, 64>;
using Vector = hn::Vec<Bytes>;
using Mask = hn::Mask<Bytes>;
inline constexpr std::size_t kLanes = hn::MaxLanes(Bytes());
inline constexpr std::size_t kVectors = 64 / kLanes;

/// 64 bytes, and 64 truth values.
struct Block {
  HWY_INLINE Block() {}  // not left to the compiler, which would make it for no target
  Vector v[kVectors];
};
struct Where {
  HWY_INLINE Where() {}
  Mask m[kVectors];
};

/// From memory: to make one of a number takes the port that compares and lookups wait for.
HWY_INLINE Vector all(unsigned byte) { return hn::Load(Bytes(), kRepeated[byte].data()); }

HWY_INLINE Block load(const void* from) {
  const auto* const p = static_cast<const std::uint8_t*>(from);
  Block out;
  for (std::size_t i = 0; i < kVectors; ++i) out.v[i] = hn::LoadU(Bytes(), p + i * kLanes);
  return out;
}

HWY_INLINE Block repeated(unsigned byte) {
  Block out;
  for (std::size_t i = 0; i < kVectors; ++i) out.v[i] = all(byte);
  return out;
}

HWY_INLINE void store(const Block& block, void* to) {
  auto* const p = static_cast<std::uint8_t*>(to);
  for (std::size_t i = 0; i < kVectors; ++i) hn::StoreU(block.v[i], Bytes(), p + i * kLanes);
}

HWY_INLINE Where equal(const Block& block, unsigned byte) {
  Where out;
  for (std::size_t i = 0; i < kVectors; ++i) out.m[i] = hn::Eq(block.v[i], all(byte));
  return out;
}

/// Where (byte & mask) == value.
HWY_INLINE Where equal_under(const Block& block, unsigned mask, unsigned value) {
  Where out;
  for (std::size_t i = 0; i < kVectors; ++i) {
    out.m[i] = hn::Eq(hn::And(block.v[i], all(mask)), all(value));
  }
  return out;
}

HWY_INLINE Where same(const Block& a, const Block& b) {
  Where out;
  for (std::size_t i = 0; i < kVectors; ++i) out.m[i] = hn::Eq(a.v[i], b.v[i]);
  return out;
}

/// Where first <= byte <= last.
HWY_INLINE Where between(const Block& block, unsigned first, unsigned last) {
  Where out;
  for (std::size_t i = 0; i < kVectors; ++i) {
    const Vector from = hn::Sub(block.v[i], all(first));
    out.m[i] = hn::Eq(hn::Min(from, all(last - first)), from);
  }
  return out;
}

/// Where a < b. Both are below 80.
HWY_INLINE Where less(const Block& a, const Block& b) {
  const hn::RebindToSigned<Bytes> as_signed;
  Where out;
  for (std::size_t i = 0; i < kVectors; ++i) {
    out.m[i] = hn::RebindMask(
        Bytes(), hn::Lt(hn::BitCast(as_signed, a.v[i]), hn::BitCast(as_signed, b.v[i])));
  }
  return out;
}

/// Where the byte, taken as signed, is below the bound.
HWY_INLINE Where below(const Block& block, int bound) {
  const hn::RebindToSigned<Bytes> as_signed;
  Where out;
  for (std::size_t i = 0; i < kVectors; ++i) {
    const auto is_below = hn::Lt(hn::BitCast(as_signed, block.v[i]),
                                 hn::Set(as_signed, static_cast<std::int8_t>(bound)));
    out.m[i] = hn::RebindMask(Bytes(), is_below);
  }
  return out;
}

HWY_INLINE Where both(const Where& a, const Where& b) {
  Where out;
  for (std::size_t i = 0; i < kVectors; ++i) out.m[i] = hn::And(a.m[i], b.m[i]);
  return out;
}

HWY_INLINE Block choose(const Where& where, const Block& yes, const Block& no) {
  Block out;
  for (std::size_t i = 0; i < kVectors; ++i) {
    out.v[i] = hn::IfThenElse(where.m[i], yes.v[i], no.v[i]);
  }
  return out;
}

/// Bit i for byte i.
HWY_INLINE std::uint64_t bits(const Where& where) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < kVectors; ++i) {
    std::uint64_t part = 0;
    hn::StoreMaskBits(Bytes(), where.m[i], reinterpret_cast<std::uint8_t*>(&part));
    out |= part << (i * kLanes % 64);
  }
  return out;
}

/// Where the high bit of the byte is set.
HWY_INLINE std::uint64_t high_bits(const Block& block) {
#if HWY_ARCH_X86  // masks are high bits there, and need no compare
  Where out;
  for (std::size_t i = 0; i < kVectors; ++i) out.m[i] = hn::MaskFromVec(block.v[i]);
  return bits(out);
#else
  return bits(below(block, 0));
#endif
}

HWY_INLINE Where where_set(std::uint64_t bits) {
  Where out;
  for (std::size_t i = 0; i < kVectors; ++i) {
    const std::uint64_t part = bits >> (i * kLanes % 64);
    out.m[i] = hn::LoadMaskBits(Bytes(), reinterpret_cast<const std::uint8_t*>(&part));
  }
  return out;
}

/// For each byte the entry of a table that its low six bits name.
#if HWY_TARGET == HWY_AVX3_DL
HWY_INLINE Block look_up(const std::array<std::uint8_t, 64>& table, const Block& at) {
  Block out;
  out.v[0] = Vector{_mm512_permutexvar_epi8(at.v[0].raw, load(table.data()).v[0].raw)};
  return out;
}

/// For each byte below 80 the entry of two tables, 00 to 3F and 40 to 7F; the others stay.
HWY_INLINE Block look_up_below_80(const std::array<std::uint8_t, 64>& low,
                                  const std::array<std::uint8_t, 64>& high, const Block& in) {
  const __m512i found =
      _mm512_permutex2var_epi8(load(low.data()).v[0].raw, in.v[0].raw, load(high.data()).v[0].raw);
  Block out;
  out.v[0] = hn::IfThenElse(hn::MaskFromVec(in.v[0]), in.v[0], Vector{found});
  return out;
}
#else
HWY_INLINE Block look_up(const std::array<std::uint8_t, 64>& table, const Block& at) {
  // Sixteen entries at a time: an index out of their range gets its high bit set, which yields 0.
  const hn::RebindToSigned<Bytes> as_signed;
  Block out;
  for (std::size_t i = 0; i < kVectors; ++i) {
    const Vector low = hn::And(at.v[i], all(0x3F));
    out.v[i] = hn::Zero(Bytes());
    for (unsigned quarter = 0; quarter < 4; ++quarter) {
      const auto index = hn::BitCast(as_signed, hn::Xor(low, all(quarter << 4)));
      const auto is_out = hn::VecFromMask(as_signed, hn::Gt(index, hn::Set(as_signed, 15)));
      const Vector entries = hn::LoadDup128(Bytes(), table.data() + std::size_t{quarter} * 16);
      out.v[i] = hn::Or(
          out.v[i], hn::TableLookupBytesOr0(entries, hn::BitCast(Bytes(), hn::Or(index, is_out))));
    }
  }
  return out;
}

HWY_INLINE Block look_up_below_80(const std::array<std::uint8_t, 64>& low,
                                  const std::array<std::uint8_t, 64>& high, const Block& in) {
  const Block out = choose(equal_under(in, 0xC0, 0x00), look_up(low, in), in);
  return choose(equal_under(in, 0xC0, 0x40), look_up(high, in), out);
}
#endif

#if HWY_TARGET != HWY_AVX3_DL && HWY_TARGET != HWY_AVX3
/// For each set of eight bytes the indices that bring those in it to the front.
inline constexpr auto kFronts = [] {
  std::array<std::array<std::uint8_t, 8>, 256> fronts{};
  for (unsigned set = 0; set < 256; ++set) {
    unsigned count = 0;
    for (unsigned i = 0; i < 8; ++i) {
      if ((set >> i & 1U) != 0) fronts[set][count++] = static_cast<std::uint8_t>(i);
    }
    while (count < 8) fronts[set][count++] = 0x80;
  }
  return fronts;
}();
#endif

/// Writes the bytes that are kept, one after another, and returns where they end. May store 64
/// bytes.
HWY_INLINE char* store_kept(const Block& block, std::uint64_t kept, char* to) {
#if HWY_TARGET == HWY_AVX3_DL || HWY_TARGET == HWY_AVX3
  const Vector front = hn::Compress(block.v[0], where_set(kept).m[0]);
  hn::StoreU(front, Bytes(), reinterpret_cast<std::uint8_t*>(to));
  return to + std::popcount(kept);
#else
  if (kept == ~std::uint64_t{0}) {
    store(block, to);
    return to + 64;
  }
  // Eight bytes at a time, two of them to a shuffle.
  const hn::Full128<std::uint8_t> sixteen;
  const hn::Full128<std::uint64_t> two;
  alignas(64) std::uint8_t bytes[64];
  store(block, bytes);
  for (std::size_t i = 0; i < 64; i += 16) {
    const unsigned first = kept >> i & 0xFF;
    const unsigned second = kept >> (i + 8) & 0xFF;
    alignas(16) std::uint64_t index[2];
    std::memcpy(index, kFronts[first].data(), 8);
    std::memcpy(index + 1, kFronts[second].data(), 8);
    index[1] |= 0x0808080808080808U;
    alignas(16) std::uint8_t out[16];
    hn::Store(hn::TableLookupBytesOr0(hn::Load(sixteen, bytes + i),
                                      hn::BitCast(sixteen, hn::Load(two, index))),
              sixteen, out);
    std::memcpy(to, out, 8);
    to += std::popcount(first);
    std::memcpy(to, out + 8, 8);
    to += std::popcount(second);
  }
  return to;
#endif
}

}  // namespace naqi::exec::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target guard
