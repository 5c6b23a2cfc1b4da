// Generates src/rules/catalog.inc: steps, presets and rules of data/*.tsv as typed arrays, after
// checking everything about them that can be checked without running them.
#ifndef NAQI_DATA_GENERATE_CATALOG_H_
#define NAQI_DATA_GENERATE_CATALOG_H_

#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "tsv.h"

namespace naqi::generate {

struct StepRow {
  std::string verb, name;
  std::vector<std::uint8_t> members;
  Row row;
};

/// The condition of a rule that holds everywhere.
inline constexpr std::size_t kAlways = 0;

struct RuleRow {
  char32_t from;
  std::size_t step;
  std::u32string to;
  std::size_t when;  // kAlways, or one more than the place of a row of data/conditions.tsv
  std::string name;
  Row row;
};

/// The rows of data/rules/ with ranges written out, by step and code point. `rules.cc`.
std::vector<RuleRow> read_rules(const std::filesystem::path& data,
                                const std::vector<StepRow>& steps);

/// The rows of data/conditions.tsv: name, phase, help, reference. `rules.cc`.
std::vector<Row> read_conditions(const std::filesystem::path& data);

/// What the engines take for granted of every row; ends the program at the first that breaks it.
/// `rule_checks.cc`.
void check_rules(const std::vector<RuleRow>& rules, const std::vector<StepRow>& steps,
                 const std::vector<Row>& conditions);

void generate_catalog(const std::filesystem::path& data, std::ostream& out);

}  // namespace naqi::generate

#endif  // NAQI_DATA_GENERATE_CATALOG_H_
