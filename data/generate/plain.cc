#include "plain.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include "emit.h"
#include "tsv.h"

namespace naqi::generate {

void generate_plain(const std::filesystem::path& data, std::ostream& out) {
  // One bit a class, in the order of the rows; the last two share one, and differ in their bytes.
  std::vector<std::uint64_t> ascii(128);
  std::vector<std::uint64_t> pages(std::size_t{64} * 5);  // lead bytes C2, D8 to DB
  const auto set_bit = [&](UChar32 c, std::uint64_t bit) {
    if (c < 0x80) ascii[static_cast<std::size_t>(c)] |= bit;
    if (c >= 0x80 && c < 0xC0) pages[static_cast<std::size_t>(c - 0x80)] |= bit;
    if (c >= 0x600 && c < 0x700) pages[static_cast<std::size_t>(64 + c - 0x600)] |= bit;
  };
  std::size_t row_number = 0;
  for (const Row& row : read_tsv(data / "tokens" / "plain.tsv", 3)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeSet set(icu::UnicodeString::fromUTF8(row[1]), status);
    if (U_FAILURE(status)) fail(row, "not a UnicodeSet: " + row[1]);
    const std::uint64_t bit = std::uint64_t{1} << std::min<std::size_t>(row_number++, 7);
    for (std::int32_t r = 0; r < set.getRangeCount(); ++r) {
      for (UChar32 c = set.getRangeStart(r); c <= set.getRangeEnd(r); ++c) set_bit(c, bit);
    }
  }
  emit_banner(out, "Classes of plain text, from data/tokens/plain.tsv.");
  emit_array(out, "std::uint8_t", "kAscii", ascii);
  emit_array(out, "std::uint8_t", "kPages", pages);
}

}  // namespace naqi::generate
