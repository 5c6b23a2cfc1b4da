// What can be said at once of code points that are deleted or not by what stands beside them
// (compile::Kind::evidence), because their direct neighbours in the input decide. It is what real
// text has: tatweel before a letter, a variation selector after an emoji.
#ifndef NAQI_SRC_EXEC_EVIDENCE_H_
#define NAQI_SRC_EXEC_EVIDENCE_H_

#include "compile/program.h"
#include "text/utf8.h"
#include "unicode/properties.h"

namespace naqi::exec {

enum class Verdict {
  goes,
  stays,
  open,  // for the slow lane to find out
};

/// The code point that ends at p, or one byte that is no part of one. Precondition: p > begin.
[[nodiscard]] inline text::Decoded decode_before(const char* begin, const char* p) {
  const char* first = p - 1;
  while (first > begin && p - first < static_cast<std::ptrdiff_t>(text::kMaxLength) &&
         text::is_trail(*first)) {
    --first;
  }
  const text::Decoded d = text::decode(first, p);
  if (d.status == text::Status::well_formed && first + d.length == p) return d;
  return {text::kReplacementCharacter, 1, text::Status::ill_formed};
}

/// rule_tatweel.h: a tatweel before p goes for sure if what follows is no mark.
[[nodiscard]] inline Verdict judge_tatweel(const compile::Program& program, const char* p,
                                           const char* end) {
  if (p == end || program.strips_seats) return Verdict::open;
  const text::Decoded d = text::decode(p, end);
  if (d.status != text::Status::well_formed) return Verdict::open;
  const bool is_bare = d.code_point == unicode::kTatweel ||
                       (compile::begins_anew(program.entry(d.code_point).kind) &&
                        unicode::combining_class(d.code_point) == 0);
  return is_bare ? Verdict::goes : Verdict::open;
}

/// rule_joiner.h: a variation selector stays after what has an emoji style. Told if that is left
/// alone.
[[nodiscard]] inline Verdict judge_selector(const compile::Program& program, const char* begin,
                                            const char* p) {
  if (p == begin) return Verdict::open;
  const text::Decoded d = decode_before(begin, p);
  if (d.status != text::Status::well_formed) return Verdict::open;
  const compile::Entry& e = program.entry(d.code_point);
  const bool is_left_alone = e.kind == compile::Kind::plain && e.flags == compile::Entry::kCopy;
  if (!is_left_alone) return Verdict::open;
  return unicode::is_emoji(d.code_point) ? Verdict::stays : Verdict::goes;
}

/// Of evidence c at p, in a text from `begin` to `end`; nothing stands open before it.
[[nodiscard]] inline Verdict judge(const compile::Program& program, char32_t c, const char* begin,
                                   const char* p, const char* after, const char* end) {
  if (c == unicode::kTatweel) return judge_tatweel(program, after, end);
  const bool is_selector = c >= 0xFE00 && c <= 0xFE0F;  // VARIATION SELECTOR-1 to -16
  if (is_selector) return judge_selector(program, begin, p);
  return Verdict::open;
}

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_EVIDENCE_H_
