// Program: what a spec compiles to. Immutable tables that engines run; nothing in them knows what a
// rule is. docs/program-format.md explains them bit by bit; compiler.h makes one.
#ifndef NAQI_SRC_COMPILE_PROGRAM_H_
#define NAQI_SRC_COMPILE_PROGRAM_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compile/byte_tables.h"
#include "compile/char_map.h"
#include "compile/conditional.h"
#include "rules/spec.h"
#include "text/utf8.h"
#include "unicode/normalize.h"
#include "unicode/trie.h"

namespace naqi::compile {

/// How a code point behaves towards its neighbours under this spec.
enum class Kind : std::uint8_t {
  plain,     // begins and ends anew: no neighbour can change its output, nor it theirs
  head,      // begins anew, but what follows may compose with it or be ordered among its marks
  gone,      // deleted wherever it stands
  mark,      // kept as it is, if its class is not below that of the mark before it
  join,      // may interact with what stands before it: only the slow lane knows
  evidence,  // what stands beside it decides whether it, or its alef, is deleted
};

/// Whether text may be cut before what behaves so.
[[nodiscard]] inline bool begins_anew(Kind kind) {
  return kind == Kind::plain || kind == Kind::head;
}

/// What becomes of one code point.
struct Entry {
  enum Flag : std::uint8_t {
    kPooled = 1,    // the output stands in the pool at `bytes`
    kCopy = 2,      // the output is the input (the page is shared by code points left alone)
    kRun = 4,       // a run of it is bounded; SPACE is told without it
    kDigit = 8,     // a rule may hold for it after a digit; `bytes` is what it is elsewhere
    kContext = 16,  // a rule that looks at its neighbours may hold for it, or for part of it
  };
  std::uint32_t bytes;  // up to 4 bytes of UTF-8, the first in the lowest bits, or a pool offset
  std::uint8_t length;  // of the output, in bytes
  std::uint8_t ccc;     // combining class: of a mark its own, of a head that of the last code point
                        // it leaves, otherwise that of the code point it begins with
  Kind kind;
  std::uint8_t flags;  // beside `kind`, so that one comparison sees both
  friend bool operator==(const Entry&, const Entry&) = default;
};
static_assert(sizeof(Entry) == 8);

/// Up to four bytes as Entry::bytes holds them.
[[nodiscard]] inline std::uint32_t packed(const char* bytes, std::size_t length) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < length; ++i) {
    value |= std::uint32_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  return value;
}

[[nodiscard]] inline std::uint32_t packed(char32_t c) {
  char bytes[text::kMaxLength];
  return packed(bytes, text::encode(c, bytes));
}
/// The output of the entry of c, as Entry::bytes holds it. Precondition: it is not pooled.
[[nodiscard]] inline std::uint32_t output_of(const Entry& entry, char32_t c) {
  return (entry.flags & Entry::kCopy) != 0 ? packed(c) : entry.bytes;
}

struct Program {
  rule::Spec spec;
  CharMap map;
  ConditionalRows conditional;
  std::vector<std::uint16_t> index;  // page of each 64 code points; the first 32 are pages 0 to 31
  std::vector<Entry> entries;        // pages of 64, so that entries[c] is c's for c < U+0800
  std::string pool;                  // outputs of more than 4 bytes
  bool keeps_marks = false;          // whether the common Arabic marks, U+064B to U+0652, are kept
  bool follows_last = false;         // whether what came last matters: to kRun, kDigit or SPACE
  bool strips_seats = false;         // whether a row is under the condition tanween_seat
  std::uint64_t fingerprint = 0;
  ByteTables bytes;  // the commonest entries again, for vectors

  [[nodiscard]] const Entry& entry(char32_t c) const {
    return entries[(std::size_t{index[c >> unicode::kPageBits]} << unicode::kPageBits) |
                   (c & (unicode::kPageSize - 1))];
  }
  /// The output of an entry that is not `kCopy` and not inline.
  [[nodiscard]] std::string_view pooled(const Entry& e) const {
    return std::string_view(pool).substr(e.bytes, e.length);
  }
};

/// A stable listing, one entry a line, of every code point that is not simply copied.
[[nodiscard]] std::string dump(const Program& program);

/// A hash of the tables and of their version.
[[nodiscard]] std::uint64_t fingerprint_of(const Program& program);

}  // namespace naqi::compile

#endif  // NAQI_SRC_COMPILE_PROGRAM_H_
