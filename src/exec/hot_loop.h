// The hot loop of the fused pass: code points of one and two bytes, that is all of English and
// Arabic, that need no look at their neighbours; in their midst also those of three and four bytes.
// It stops at the first that is something else.
//
// Text is unpredictable: a branch on how long a code point is, or on whether it is copied, replaced
// or deleted, is guessed wrong every few letters, and each wrong guess costs as much as a letter.
// So these are values, masked where a compiler would make a branch of them, and where the text
// could last be cut is looked up afterwards (pass.h).
#ifndef NAQI_SRC_EXEC_HOT_LOOP_H_
#define NAQI_SRC_EXEC_HOT_LOOP_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "compile/program.h"
#include "text/utf8.h"

namespace naqi::exec {

/// What the fast lane remembers of the code point before.
struct Before {
  unsigned last_class;       // combining class of the last code point kept since the last cut
  std::uint32_t last_bytes;  // output of the last code point that left one (compile::packed)
};

/// Whether these packed bytes are those of a decimal digit (unicode::is_digit).
[[nodiscard]] inline bool is_digit_bytes(std::uint32_t bytes) {
  const std::uint32_t second = bytes >> 8;
  return bytes - '0' < 10 || ((bytes & 0xFF) == 0xD9 && second - 0xA0 < 10) ||
         ((bytes & 0xFF) == 0xDB && second - 0xB0 < 10);
}

/// The last code point of a text, as packed bytes; `otherwise` if it is empty.
[[nodiscard]] inline std::uint32_t last_of(std::string_view text, std::uint32_t otherwise) {
  if (text.empty()) return otherwise;
  std::size_t at = text.size() - 1;
  while (at > 0 && text::is_trail(text[at])) --at;
  return compile::packed(text.data() + at, text.size() - at);
}

/// Whether the fast lane can take an entry of one code point, its kind and pooled output aside.
[[nodiscard]] inline bool is_apart(const compile::Entry& e, std::uint32_t bytes,
                                   std::uint32_t last_bytes, bool one_space) {
  using compile::Entry;
  if (one_space && bytes == ' ' && last_bytes == ' ') return false;
  if ((e.flags & Entry::kContext) != 0) return false;
  if ((e.flags & Entry::kDigit) != 0) return !is_digit_bytes(last_bytes);
  return (e.flags & Entry::kRun) == 0 || bytes != last_bytes;
}

/// Whether SPACE follows SPACE. The compiler makes vectors of the loop.
[[nodiscard]] inline bool repeats_space(std::string_view text) {
  unsigned found = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    found |= unsigned{text[i - 1] == ' '} & unsigned{text[i] == ' '};
  }
  return found != 0;
}

/// kWithMarks: marks that are kept are taken, too, which costs a quarter of the speed (830 to 590
/// MB/s on Arabic Wikipedia). kWithLast: `last_bytes` is followed and entries with kRun are refused
/// after themselves, which costs a fifth; without it, what was written is looked over afterwards.
template <bool kWithMarks, bool kWithLast, class Recorder>
class HotLoop {
 public:
  HotLoop(const compile::Program& program, Recorder& out)
      : program_(program), out_(out), one_space_(program.conditional.squeeze().space) {}

  /// Goes on from p, at the latest to `stop`, and returns where it stopped. Null, and nothing is
  /// written, if SPACE would follow SPACE where that is bounded, which only kWithLast can prevent.
  const char* run(const char* p, const char* stop, const char* end, Before& before) {
    stop = std::min(stop, end - 1);  // two bytes are read
    if (p >= stop) return p;
    const Entry* const entries = program_.entries.data();
    auto to = out_.cursor(4 * static_cast<std::size_t>(stop - p));
    Before now = before;
    while (p < stop) {
      const unsigned first = byte_at(p);
      const unsigned second = byte_at(p + 1);
      const unsigned is_two = first >> 7;
      const unsigned pair = (first & 0x1FU) << 6 | (second & 0x3FU);
      unsigned refused = is_two & ((first - 0xC2U >= 0x1EU) | ((second & 0xC0U) != 0x80U));
      const Entry& e = entries[first ^ ((first ^ pair) & (0U - is_two))];
      refused |= is_refused(e, now);
      if (refused == 0) {
        // SPACE after SPACE goes.
        const unsigned repeats = kWithLast && one_space_ && e.bytes == ' ' && now.last_bytes == ' ';
        remember(e, now);
        to.put(e.bytes, e.length & (repeats - 1U), 1 + is_two);
        p += 1 + is_two;
      } else if (!take_other(p, end, to, now)) {
        break;
      }
    }
    if constexpr (!kWithLast) {
      const std::string_view written = to.written();
      if (one_space_ &&
          (repeats_space(written) || (now.last_bytes == ' ' && written.starts_with(' ')))) {
        return nullptr;
      }
      now.last_bytes = last_of(written, now.last_bytes);
    }
    out_.accept(to);
    before = now;
    return p;
  }

 private:
  using Entry = compile::Entry;
  using Kind = compile::Kind;

  static unsigned char byte_at(const char* p) { return static_cast<unsigned char>(*p); }

  unsigned is_refused(const Entry& e, const Before& before) const {
    constexpr auto kLastSimple = static_cast<unsigned>(kWithMarks ? Kind::mark : Kind::gone);
    const unsigned flags = kWithLast ? e.flags & ~unsigned{Entry::kRun} : unsigned{e.flags};
    unsigned refused = (static_cast<unsigned>(e.kind) | flags << 8) > kLastSimple;
    if constexpr (kWithMarks) refused |= (e.kind == Kind::mark) & (e.ccc < before.last_class);
    if constexpr (kWithLast) {
      refused |= e.flags / Entry::kRun & unsigned{e.bytes == before.last_bytes};
    }
    return refused;
  }

  static void remember(const Entry& e, Before& before) {
    if constexpr (kWithMarks) {
      const unsigned is_kept = 0U - (e.kind != Kind::gone);
      before.last_class = (before.last_class & ~is_kept) | (e.ccc & is_kept);
    }
    // What is deleted leaves no bytes.
    if constexpr (kWithLast) before.last_bytes = e.length != 0 ? e.bytes : before.last_bytes;
  }

  // Takes a code point of three or four bytes, a quotation mark or an emoji, or one that minds
  // digits where there is none before it.
  bool take_other(const char*& p, const char* end, typename Recorder::Cursor& to,
                  Before& before) const {
    const text::Decoded d = text::decode(p, end);
    if (d.status != text::Status::well_formed) return false;
    const Entry& e = program_.entry(d.code_point);
    if (e.kind > Kind::gone || (e.flags & Entry::kPooled) != 0) return false;
    const bool is_copied = (e.flags & Entry::kCopy) != 0;
    const std::uint32_t bytes = is_copied ? compile::packed(p, d.length) : e.bytes;
    const std::uint32_t last =
        kWithLast ? before.last_bytes : last_of(to.written(), before.last_bytes);
    if (!is_apart(e, bytes, last, one_space_)) return false;
    to.put(bytes, is_copied ? d.length : e.length, d.length);
    if (e.kind != Kind::gone) before = {e.ccc, kWithLast ? bytes : before.last_bytes};
    p += d.length;
    return true;
  }

  const compile::Program& program_;
  Recorder& out_;
  const bool one_space_;
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_HOT_LOOP_H_
