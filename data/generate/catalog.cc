#include "catalog.h"

#include <cstdio>
#include <map>

#include "emit.h"

namespace naqi::generate {
namespace {

std::vector<StepRow> read_steps(const std::filesystem::path& data) {
  std::vector<StepRow> steps;
  std::vector<std::vector<std::string>> member_names;
  for (const Row& row : read_tsv(data / "steps.tsv", 10)) {
    steps.push_back({row[0], row[1], {}, row});
    member_names.push_back(split(row[2], ','));
  }
  if (steps.size() > 255) fail(steps.back().row, "more steps than an index of 8 bits can hold");
  for (std::size_t i = 0; i < steps.size(); ++i) {
    for (const std::string& name : member_names[i]) {
      std::size_t j = 0;
      while (j < steps.size() && (steps[j].verb != steps[i].verb || steps[j].name != name)) ++j;
      if (j == steps.size()) fail(steps[i].row, "no such member: " + name);
      steps[i].members.push_back(static_cast<std::uint8_t>(j));
    }
  }
  return steps;
}

std::string literal32(const std::u32string& text) {
  std::string out = "U\"";
  for (const char32_t c : text) {
    char escape[16];
    std::snprintf(escape, sizeof escape, c < 0x100 ? "\\%03o" : "\\U%08X",
                  static_cast<unsigned>(c));
    out += escape;
  }
  return out + "\"";
}

void emit_steps(std::ostream& out, const std::vector<StepRow>& steps) {
  out << "constexpr std::uint8_t kMembers[] = {";
  for (const StepRow& step : steps) {
    for (const std::uint8_t member : step.members) out << int{member} << ',';
  }
  out << "};\n\nconstexpr Step kSteps[] = {\n";
  std::size_t first = 0;
  for (const StepRow& step : steps) {
    out << "    {" << literal(step.verb) << ", " << literal(step.name) << ", {kMembers + " << first
        << ", " << step.members.size() << '}';
    for (std::size_t column = 3; column < 8; ++column) out << ", " << literal(step.row[column]);
    const std::string& loss = step.row[8];
    if (loss != "lossless" && loss != "lossy")
      fail(step.row, "neither lossless nor lossy: " + loss);
    out << ", " << (loss == "lossless" ? "true" : "false") << ", " << literal(step.row[9])
        << "},\n";
    first += step.members.size();
  }
  out << "};\n\n";
}

void emit_presets(std::ostream& out, const std::filesystem::path& data) {
  out << "constexpr Preset kPresets[] = {\n";
  for (const Row& row : read_tsv(data / "presets.tsv", 3)) {
    out << "    {" << literal(row[0]) << ", " << literal(row[1]) << ", " << literal(row[2])
        << "},\n";
  }
  out << "};\n\nconstexpr Tokenizer kTokenizers[] = {\n";
  for (const Row& row : read_tsv(data / "tokens" / "tokenizers.tsv", 5)) {
    out << "    {" << literal(row[0]) << ", " << literal(row[4]) << "},\n";
  }
  out << "};\n\n";
}

void emit_conditions(std::ostream& out, const std::vector<Row>& conditions) {
  out << "constexpr Condition kConditions[] = {\n";
  for (const Row& row : conditions) {
    if (row[1] != "evidence" && row[1] != "context") fail(row, "no such phase: " + row[1]);
    out << "    {" << literal(row[0]) << ", " << (row[1] == "evidence" ? "true" : "false") << ", "
        << literal(row[2]) << ", " << literal(row[3]) << "},\n";
  }
  out << "};\n\n";
}

void emit_rules(std::ostream& out, const std::vector<RuleRow>& rules) {
  out << "// " << rules.size() << " rules\nconstexpr Rule kRules[] = {\n";
  for (const RuleRow& rule : rules) {
    out << "    {" << static_cast<std::uint32_t>(rule.from) << ", " << rule.step << ", When{"
        << rule.when << "}, " << literal32(rule.to) << ", " << literal(rule.name) << "},\n";
  }
  out << "};\n\n";
}

// First rule of each step, and one past the last.
void emit_rule_index(std::ostream& out, const std::vector<RuleRow>& rules,
                     const std::vector<StepRow>& steps) {
  std::vector<std::uint64_t> first;
  std::size_t at = 0;
  for (std::size_t step = 0; step <= steps.size(); ++step) {
    while (at < rules.size() && rules[at].step < step) ++at;
    first.push_back(at);
  }
  emit_array(out, "std::uint16_t", "kFirstRule", first);
}

void emit_version(std::ostream& out, const std::filesystem::path& data) {
  std::map<std::string, std::string> values;
  for (const Row& row : read_tsv(data / "version.tsv", 2)) values[row[0]] = row[1];
  out << "constexpr std::string_view kUnicodeVersion = " << literal(values["unicode"]) << ";\n"
      << "constexpr std::uint32_t kTableVersion = " << values["tables"] << ";\n";
}

}  // namespace

void generate_catalog(const std::filesystem::path& data, std::ostream& out) {
  const std::vector<StepRow> steps = read_steps(data);
  const std::vector<RuleRow> rules = read_rules(data, steps);
  const std::vector<Row> conditions = read_conditions(data);
  check_rules(rules, steps, conditions);
  emit_banner(out, "Steps, presets, conditions and rules; read by src/rules/catalog.cc.");
  emit_steps(out, steps);
  emit_presets(out, data);
  emit_conditions(out, conditions);
  emit_rules(out, rules);
  emit_rule_index(out, rules, steps);
  emit_version(out, data);
}

}  // namespace naqi::generate
