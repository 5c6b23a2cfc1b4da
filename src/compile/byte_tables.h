// ByteTables: what a Program says of the commonest code points, laid out for vectors of bytes: one
// table lookup takes 64 bytes at a time to their output. A table is a page of the Program: U+0000
// to U+007F by their one byte, U+0600 to U+06FF, which is Arabic, by the second of their two, and
// U+2000 to U+203F, directional marks and quotation marks, by the last of their three.
//
// Derived from Program::entries alone; src/exec/simd.h says how they are used.
#ifndef NAQI_SRC_COMPILE_BYTE_TABLES_H_
#define NAQI_SRC_COMPILE_BYTE_TABLES_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace naqi::compile {

struct Program;

struct ByteTables {
  static constexpr std::size_t kPageSize = 64;
  static constexpr std::uint8_t kGone = 0x00;   // code: no output
  static constexpr std::uint8_t kOther = 0x7F;  // code: see the Program's entry (DELETE, too)
  static constexpr unsigned kFirstLead = 0xD8;  // of U+0600
  static constexpr unsigned kMaxRank = 15;      // four bits

  struct Page {
    // By the low six bits of the last byte of a code point. All else than kGone and kOther is the
    // last byte of the output: below 80 the only one, otherwise the second of two, the first of
    // which stands in `lead`.
    alignas(64) std::array<std::uint8_t, kPageSize> code;
    alignas(64) std::array<std::uint8_t, kPageSize> lead;
    // Of a mark that is kept: where its combining class stands among those of all such, from 1.
    // 0: something else.
    alignas(64) std::array<std::uint8_t, kPageSize> rank;
    bool changes_code = false;  // some code is not the byte that was looked up
    bool changes_lead = false;  // some lead is not that of the page
    bool has_marks = false;     // some rank is not 0
  };

  std::array<Page, 2> ascii;   // U+0000, U+0040
  std::array<Page, 4> arabic;  // U+0600, U+0640, U+0680, U+06C0: lead bytes D8 to DB
  // U+2000: E2 80. Of what stays two or three bytes the first and second are E2 80, or it is
  // kOther.
  Page punctuation;
  // 80 where a whole page is left alone: of E2, U+2000 to U+2FFF, by the second byte; of F0 9F,
  // U+1F000 to U+1FFFF, by the third.
  alignas(64) std::array<std::uint8_t, kPageSize> symbols;
  alignas(64) std::array<std::uint8_t, kPageSize> emoji;
  bool changes_ascii = false;        // some code of those pages
  bool minds_second_half = false;    // the last two Arabic pages change something or have marks
  bool keeps_marks = false;          // some rank is not 0
  bool keeps_arabic_digits = false;  // U+0660 to U+0669 or U+06F0 to U+06F9 are not all ASCII
  bool minds_digits = false;         // a rule does: Entry::kDigit may occur
};

[[nodiscard]] ByteTables make_byte_tables(const Program& program);

}  // namespace naqi::compile

#endif  // NAQI_SRC_COMPILE_BYTE_TABLES_H_
