#include "encodings.h"

#include <cstdint>
#include <vector>

#include "emit.h"
#include "tsv.h"

namespace naqi::generate {

void generate_mac_arabic(const std::filesystem::path& data, std::ostream& out) {
  std::vector<std::uint64_t> code_points;
  const std::filesystem::path file = data / "encodings" / "x-mac-arabic.tsv";
  for (const Row& row : read_tsv(file, 3)) {
    // Every byte from 80 on has a row, in order: a lost row would move all that follow.
    if (parse_code_point(row, row[0]) != 0x80 + code_points.size()) {
      fail(row, "not the byte that follows: " + row[0]);
    }
    code_points.push_back(parse_code_point(row, row[1]));
  }
  if (code_points.size() != 0x80) fail(Row{{}, file.string(), 0}, "expected 128 rows");
  emit_banner(out, "Mac OS Arabic, from 80 on, from data/encodings/x-mac-arabic.tsv.");
  emit_array(out, "char16_t", "kMacArabic", code_points);
}

}  // namespace naqi::generate
