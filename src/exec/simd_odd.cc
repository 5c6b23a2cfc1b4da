#include "exec/simd_odd.h"

#include "exec/evidence.h"
#include "text/utf8.h"

namespace naqi::exec {
namespace {

using compile::Entry;

/// Whether the code point at p + `at` can be taken without its neighbours.
bool ask_one(const compile::Program& program, const char* p, const char* end, unsigned at, Odd& o) {
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

}  // namespace

void ask_program(const compile::Program& program, const char* p, const char* end, Bits odd,
                 Odd& o) {
  for (; odd != 0; odd &= odd - 1) {
    const unsigned at = first_of(odd);
    if (ask_one(program, p, end, at, o)) continue;
    o.end = at;
    return;
  }
}

unsigned find_minding(const compile::Program& program, const char* p, const char* end, Bits seen,
                      Bits trail) {
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

}  // namespace naqi::exec
