#include "compile/byte_tables.h"

#include <algorithm>
#include <vector>

#include "compile/program.h"

namespace naqi::compile {
namespace {

constexpr char32_t kFirstArabic = 0x600;
// The first page has letters in every block and marks, U+0610 to U+061A, in hardly any: no lookup.
constexpr char32_t kFirstRanked = 0x640;
constexpr char32_t kFirstPunctuation = 0x2000;
constexpr char32_t kFirstEmoji = 0x1F000;
constexpr std::uint32_t kPunctuation = 0x80E2;  // E2 80, as packed() has it

class TableMaker {
 public:
  explicit TableMaker(const Program& program) : program_(program) {}

  ByteTables make() {
    find_classes();
    for (std::size_t i = 0; i < tables_.ascii.size(); ++i) {
      fill(tables_.ascii[i], static_cast<char32_t>(i * ByteTables::kPageSize));
    }
    for (std::size_t i = 0; i < tables_.arabic.size(); ++i) {
      fill(tables_.arabic[i], kFirstArabic + static_cast<char32_t>(i * ByteTables::kPageSize));
    }
    tables_.changes_ascii = tables_.ascii[0].changes_code || tables_.ascii[1].changes_code;
    fill_punctuation(tables_.punctuation);
    for (std::size_t i = 0; i < ByteTables::kPageSize; ++i) {
      const auto offset = static_cast<char32_t>(i * ByteTables::kPageSize);
      tables_.symbols[i] = is_left_alone(kFirstPunctuation + offset) ? 0x80 : 0;
      tables_.emoji[i] = is_left_alone(kFirstEmoji + offset) ? 0x80 : 0;
    }
    for (std::size_t i = 2; i < tables_.arabic.size(); ++i) {
      const ByteTables::Page& page = tables_.arabic[i];
      tables_.minds_second_half |= page.changes_code || page.changes_lead || page.has_marks;
    }
    tables_.keeps_arabic_digits = keeps_two_bytes(0x660, 0x669) || keeps_two_bytes(0x6F0, 0x6F9);
    tables_.minds_digits = program_.conditional.has(When::between_digits) ||
                           program_.conditional.has(When::not_between_digits);
    return tables_;
  }

 private:
  // The combining classes of the kept marks of the Arabic pages, in order. Where the common ones
  // are stripped the others are so rare that they are not worth a lookup in each block: kOther.
  void find_classes() {
    if (!program_.keeps_marks) return;
    const std::size_t count = tables_.arabic.size() * ByteTables::kPageSize;
    for (char32_t c = kFirstRanked; c < kFirstArabic + count; ++c) {
      const Entry& e = program_.entry(c);
      if (e.kind == Kind::mark) classes_.push_back(e.ccc);
    }
    std::sort(classes_.begin(), classes_.end());
    classes_.erase(std::unique(classes_.begin(), classes_.end()), classes_.end());
  }

  void fill(ByteTables::Page& page, char32_t first) {
    for (std::size_t i = 0; i < ByteTables::kPageSize; ++i) {
      const char32_t c = first + static_cast<char32_t>(i);
      const std::uint32_t same = packed(c);
      const bool is_two = c >= 0x80;
      page.lead[i] = static_cast<std::uint8_t>(same);
      page.rank[i] = 0;
      page.code[i] = code_of(c, page.lead[i], page.rank[i]);
      page.changes_code |= page.code[i] != (is_two ? same >> 8 : same);
      page.changes_lead |= page.lead[i] != static_cast<std::uint8_t>(same);
      page.has_marks |= page.rank[i] != 0;
    }
  }

  void fill_punctuation(ByteTables::Page& page) {
    page.lead.fill(0);
    page.rank.fill(0);
    for (std::size_t i = 0; i < ByteTables::kPageSize; ++i) {
      const char32_t c = kFirstPunctuation + static_cast<char32_t>(i);
      const Entry& e = program_.entry(c);
      const std::uint32_t bytes = output_of(e, c);
      const std::size_t length = (e.flags & Entry::kCopy) != 0 ? 3 : e.length;
      const auto first = static_cast<std::uint8_t>(bytes);
      page.code[i] = ByteTables::kOther;
      if (e.kind > Kind::gone || (e.flags & ~unsigned{Entry::kCopy}) != 0) continue;
      if (length == 0) page.code[i] = ByteTables::kGone;
      if (length == 1 && first != ByteTables::kGone) page.code[i] = first;
      if (length == 3 && (bytes & 0xFFFF) == kPunctuation) {
        page.code[i] = static_cast<std::uint8_t>(bytes >> 16);
      }
    }
  }

  // Whether all the 64 code points from here on stay as they are, and mind no neighbour.
  [[nodiscard]] bool is_left_alone(char32_t first) const {
    for (char32_t c = first; c < first + ByteTables::kPageSize; ++c) {
      const Entry& e = program_.entry(c);
      const unsigned others = e.flags & ~unsigned{Entry::kCopy};
      if (e.kind > Kind::head || e.ccc != 0 || others != 0) return false;
      if (output_of(e, c) != packed(c)) return false;
    }
    return true;
  }

  // Also sets the lead byte of the output and the rank, where there is one.
  std::uint8_t code_of(char32_t c, std::uint8_t& lead, std::uint8_t& rank) {
    const Entry& e = program_.entry(c);
    const bool is_two = c >= 0x80;
    if (e.kind == Kind::gone && e.flags == 0) return ByteTables::kGone;
    // That a rule minds digits before it is told by the entry, when there is one
    // (exec/simd_block-inl.h).
    const unsigned allowed = is_two ? Entry::kRun | Entry::kDigit : Entry::kRun;
    if (e.kind > Kind::mark || (e.flags & ~allowed) != 0) return ByteTables::kOther;
    if (e.kind == Kind::mark && (c < kFirstRanked || !set_rank(e.ccc, rank)))
      return ByteTables::kOther;
    const auto first = static_cast<std::uint8_t>(e.bytes);
    if (e.length == 1 && first != ByteTables::kGone) return first;
    if (e.length != 2 || !is_two) return ByteTables::kOther;
    lead = first;
    return static_cast<std::uint8_t>(e.bytes >> 8);
  }

  [[nodiscard]] bool keeps_two_bytes(char32_t first, char32_t last) const {
    for (char32_t c = first; c <= last; ++c) {
      if (program_.entry(c).length == 2) return true;
    }
    return false;
  }

  bool set_rank(std::uint8_t ccc, std::uint8_t& rank) {
    const auto at = std::lower_bound(classes_.begin(), classes_.end(), ccc);
    const auto place = static_cast<unsigned>(at - classes_.begin()) + 1;
    if (at == classes_.end() || place > ByteTables::kMaxRank) return false;
    rank = static_cast<std::uint8_t>(place);
    tables_.keeps_marks = true;
    return true;
  }

  const Program& program_;
  std::vector<std::uint8_t> classes_;
  ByteTables tables_;
};

}  // namespace

ByteTables make_byte_tables(const Program& program) { return TableMaker(program).make(); }

}  // namespace naqi::compile
