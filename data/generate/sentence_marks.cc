#include "sentence_marks.h"

#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "emit.h"
#include "tsv.h"

namespace naqi::generate {
namespace {

std::vector<Row> rows_of(const std::filesystem::path& data, std::string_view type) {
  std::vector<Row> rows;
  for (Row& row : read_tsv(data / "tokens" / "sentence_marks.tsv", 4)) {
    if (row[0] != "set" && row[0] != "kind" && row[0] != "limit" && row[0] != "year") {
      fail(row, "no kind of row: " + row[0]);
    }
    if (row[0] == type) rows.push_back(std::move(row));
  }
  return rows;
}

icu::UnicodeSet set_of(const Row& row) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeSet set(icu::UnicodeString::fromUTF8(row[2]), status);
  if (U_FAILURE(status)) fail(row, "not a UnicodeSet: " + row[2]);
  return set;
}

/// Of each code point the number of its set, from 1; 0 if it is in none.
std::vector<std::uint64_t> classes_of(const std::vector<Row>& sets) {
  std::vector<std::uint64_t> classes(kCodePoints);
  std::uint64_t number = 0;
  for (const Row& row : sets) {
    ++number;
    const icu::UnicodeSet set = set_of(row);
    for (std::int32_t r = 0; r < set.getRangeCount(); ++r) {
      for (UChar32 c = set.getRangeStart(r); c <= set.getRangeEnd(r); ++c) {
        if (classes[static_cast<std::size_t>(c)] != 0) {
          fail(row, "U+" + std::to_string(c) + " (decimal) is in two sets");
        }
        classes[static_cast<std::size_t>(c)] = number;
      }
    }
  }
  return classes;
}

/// `enum class NAME : std::uint8_t {...};` of the second column.
void emit_enum(std::string_view name, const std::vector<Row>& rows, std::string_view first,
               std::ostream& out) {
  out << "enum class " << name << " : std::uint8_t {\n  " << first << ",\n";
  for (const Row& row : rows) out << "  " << row[1] << ",  // " << row[3] << '\n';
  out << "};\n";
}

/// The rows for kinds, in the order of TokenKind.
std::vector<Row> kinds_in_order(const std::filesystem::path& data) {
  std::map<std::string, Row> known;
  for (Row& row : rows_of(data, "kind")) known.emplace(row[1], row);
  std::vector<Row> rows;
  for (const Row& kind : read_tsv(data / "tokens" / "kinds.tsv", 2)) {
    const auto row = known.find(kind[0]);
    if (row == known.end()) fail(kind, "a kind that sentence_marks.tsv has no row for");
    rows.push_back(row->second);
  }
  if (rows.size() != known.size()) fail(rows.front(), "a row for a kind that is not there");
  return rows;
}

}  // namespace

void generate_sentence_marks(const std::filesystem::path& data, std::ostream& out) {
  emit_banner(out, "What the ends of sentences are told by, from data/tokens/sentence_marks.tsv.");
  const std::vector<Row> sets = rows_of(data, "set");
  emit_enum("MarkClass", sets, "none", out);
  emit_trie(out, "std::uint8_t", "kMarkClass", classes_of(sets));
  out << "constexpr Role kRoles[] = {\n";
  for (const Row& row : kinds_in_order(data)) {
    out << "    Role::" << row[2] << ",  // " << row[1] << '\n';
  }
  out << "};\n";
  out << "constexpr std::string_view kYears[] = {\n";
  for (const Row& row : rows_of(data, "year")) {
    out << "    " << literal(row[2]) << ",  // " << row[1] << '\n';
  }
  out << "};\n";
  out << "constexpr Limits kLimits = {\n";
  for (const Row& row : rows_of(data, "limit")) {
    out << "    ." << row[1] << " = " << row[2] << ",  // " << row[3] << '\n';
  }
  out << "};\n";
}

void generate_reference_sentence_marks(const std::filesystem::path& data, std::ostream& out) {
  emit_banner(out, "Sets, kinds and limits, as data/tokens/sentence_marks.tsv has them.");
  out << "constexpr SentenceRow kSentenceRows[] = {\n";
  for (const std::string_view type : {"set", "kind", "year", "limit"}) {
    for (const Row& row : rows_of(data, type)) {
      out << "    {" << literal(row[0]) << ", " << literal(row[1]) << ", " << literal(row[2])
          << "},\n";
    }
  }
  out << "};\n";
}

}  // namespace naqi::generate
