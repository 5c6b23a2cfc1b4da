// Reads data/rules/*.tsv: expands ranges and derived rows, and compares names with ICU's.
#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "catalog.h"

namespace naqi::generate {
namespace {

constexpr std::string_view kRangeDots = "..";

std::string name_of(char32_t c) {
  char buffer[128];
  UErrorCode status = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(c), U_UNICODE_CHAR_NAME, buffer, sizeof buffer, &status);
  return buffer[0] == '\0' ? "control" : buffer;
}

struct Range {
  char32_t first, last;
};

Range parse_range(const Row& row, const std::string& text) {
  const std::size_t dots = text.find(kRangeDots);
  if (dots == std::string::npos) {
    const char32_t c = parse_code_point(row, text);
    return {c, c};
  }
  const Range range = {parse_code_point(row, text.substr(0, dots)),
                       parse_code_point(row, text.substr(dots + kRangeDots.size()))};
  if (range.first >= range.last) fail(row, "range is empty");
  return range;
}

void check_name(const Row& row, Range range) {
  std::string name = name_of(range.first);
  if (range.first != range.last) name += std::string(kRangeDots) + name_of(range.last);
  if (row.fields.back() != name) fail(row, "the Unicode name is: " + name);
}

std::u32string target(const Row& row, Range from, char32_t c) {
  if (row[2].find(kRangeDots) != std::string::npos) {
    const Range to = parse_range(row, row[2]);
    if (to.last - to.first != from.last - from.first) fail(row, "ranges differ in length");
    return {to.first + (c - from.first)};
  }
  std::u32string out;
  for (const std::string& part : split(row[2], ' ')) out += parse_code_point(row, part);
  return out;
}

// Status C and S of CaseFolding.txt. U+0345 would turn from a mark into a letter and thereby change
// what its neighbours compose to; alone it is not worth that.
void add_case_folding(const Row& row, std::size_t step, std::vector<RuleRow>& out) {
  for (UChar32 c = 0; c <= UCHAR_MAX_VALUE; ++c) {
    const UChar32 folded = u_foldCase(c, U_FOLD_CASE_DEFAULT);
    if (folded == c || c == 0x345) continue;
    const auto from = static_cast<char32_t>(c);
    out.push_back({from, step, {static_cast<char32_t>(folded)}, kAlways, name_of(from), row});
  }
}

void add_row(const Row& row, std::size_t step, std::size_t when, std::vector<RuleRow>& out) {
  if (row[1] == "@simple_case_folding") return add_case_folding(row, step, out);
  const Range range = parse_range(row, row[1]);
  check_name(row, range);
  for (char32_t c = range.first; c <= range.last; ++c) {
    out.push_back({c, step, target(row, range, c), when, name_of(c), row});
  }
}

// A rule file holds rows of one verb family; a step name is unique among strip, fold, digits and
// punctuation but for `ascii`, which the file's name settles.
std::size_t find_step(const Row& row, const std::vector<StepRow>& steps, const std::string& file) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const StepRow& step = steps[i];
    if (step.name != row[0] || !step.members.empty()) continue;
    const bool numbers = file.find("digits") != std::string::npos;
    const bool strips = file.find("strip_") == 0;
    if (strips != (step.verb == "strip")) continue;
    if (numbers != (step.verb == "digits")) continue;
    return i;
  }
  fail(row, "data/steps.tsv has no such step: " + row[0]);
}

// A row of context.tsv names its step in full.
std::size_t find_full_step(const Row& row, const std::vector<StepRow>& steps) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].verb + ':' + steps[i].name == row[0]) return i;
  }
  fail(row, "data/steps.tsv has no such step: " + row[0]);
}

std::size_t find_condition(const Row& row, const std::vector<Row>& conditions) {
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    if (conditions[i][0] == row[3]) return i + 1;
  }
  fail(row, "data/conditions.tsv has no such condition: " + row[3]);
}

constexpr std::string_view kContextFile = "context.tsv";

}  // namespace

std::vector<Row> read_conditions(const std::filesystem::path& data) {
  return read_tsv(data / "conditions.tsv", 4);
}

std::vector<RuleRow> read_rules(const std::filesystem::path& data,
                                const std::vector<StepRow>& steps) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(data / "rules")) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() == ".tsv" && path.filename() != kContextFile) files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  std::vector<RuleRow> rules;
  for (const auto& file : files) {
    for (const Row& row : read_tsv(file, 4)) {
      add_row(row, find_step(row, steps, file.filename().string()), kAlways, rules);
    }
  }
  const std::vector<Row> conditions = read_conditions(data);
  for (const Row& row : read_tsv(data / "rules" / kContextFile, 5)) {
    add_row(row, find_full_step(row, steps), find_condition(row, conditions), rules);
  }
  std::stable_sort(rules.begin(), rules.end(), [](const RuleRow& a, const RuleRow& b) {
    return a.step != b.step ? a.step < b.step : a.from < b.from;
  });
  return rules;
}

}  // namespace naqi::generate
