#include "list.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "corpus/encoding.h"
#include "emit.h"
#include "names.h"
#include "naqi/catalog.h"
#include "output.h"
#include "report.h"

namespace naqi::cli {
namespace {

using Table = std::vector<std::vector<std::string>>;

Table step_table() {
  Table table{{"STEP", "MEANING"}};
  for (const Step& step : steps()) {
    std::string help(step.help);
    if (!step.aliases.empty()) {
      help += fmt::format(" (also {})", fmt::join(split_at_commas(step.aliases), ", "));
    }
    table.push_back({name_of(step), help});
  }
  return table;
}

std::vector<Json> step_json() {
  std::vector<Json> values;
  for (const Step& step : steps()) {
    std::vector<Json> members;
    for (const std::uint8_t member : step.members) {
      members.push_back(json_string(name_of(steps()[member])));
    }
    std::vector<Json> aliases;
    for (const std::string_view alias : split_at_commas(step.aliases)) {
      aliases.push_back(json_string(alias));
    }
    values.push_back(json_object({{"step", json_string(name_of(step))},
                                  {"verb", json_string(step.verb)},
                                  {"name", json_string(step.name)},
                                  {"members", json_array(members)},
                                  {"aliases", json_array(aliases)},
                                  {"help", json_string(step.help)},
                                  {"reference", json_string(step.reference)},
                                  {"example_in", json_string(step.example_in)},
                                  {"example_out", json_string(step.example_out)},
                                  {"lossless", json_bool(step.lossless)},
                                  {"peers", json_string(step.peers)}}));
  }
  return values;
}

Table preset_table() {
  Table table{{"PRESET", "MEANING"}};
  for (const Preset& preset : presets()) {
    table.push_back({std::string(preset.name), fmt::format("{}\n= {}", preset.help, preset.spec)});
  }
  return table;
}

std::vector<Json> preset_json() {
  std::vector<Json> values;
  for (const Preset& preset : presets()) {
    values.push_back(json_object({{"name", json_string(preset.name)},
                                  {"spec", json_string(preset.spec)},
                                  {"help", json_string(preset.help)}}));
  }
  return values;
}

Table condition_table() {
  Table table{{"CONDITION", "A RULE UNDER IT HOLDS FOR A CODE POINT THAT ..."}};
  for (const Condition& condition : conditions()) {
    table.push_back({std::string(condition.name), std::string(condition.help)});
  }
  return table;
}

std::vector<Json> condition_json() {
  std::vector<Json> values;
  for (const Condition& condition : conditions()) {
    values.push_back(
        json_object({{"name", json_string(condition.name)},
                     {"read", json_string(condition.evidence ? "evidence" : "context")},
                     {"help", json_string(condition.help)},
                     {"reference", json_string(condition.reference)}}));
  }
  return values;
}

Table rule_table() {
  Table table{{"FROM", "STEP", "TO", "NAME"}};
  for (const Rule& rule : rules()) {
    std::string to = rule.to.empty() ? "(deleted)" : "->";
    for (const char32_t c : rule.to) to += fmt::format(" {}", code_point(c));
    if (const Condition* const condition = condition_of(rule)) {
      to += fmt::format(" if {}", condition->name);
    }
    table.push_back(
        {code_point(rule.from), name_of(steps()[rule.step]), to, std::string(rule.name)});
  }
  return table;
}

std::vector<Json> rule_json() {
  std::vector<Json> values;
  for (const Rule& rule : rules()) {
    std::vector<Json> to;
    for (const char32_t c : rule.to) to.push_back(json_string(code_point(c)));
    const Condition* const condition = condition_of(rule);
    values.push_back(
        json_object({{"from", json_string(code_point(rule.from))},
                     {"step", json_string(name_of(steps()[rule.step]))},
                     {"to", json_array(to)},
                     {"if", condition == nullptr ? Json{"null"} : json_string(condition->name)},
                     {"name", json_string(rule.name)}}));
  }
  return values;
}

template <class Rows>
Table named_table(std::string_view heading, const Rows& rows) {
  Table table{{std::string(heading), "MEANING"}};
  for (const auto& row : rows) table.push_back({std::string(row.name), std::string(row.help)});
  return table;
}

template <class Rows>
std::vector<Json> named_json(const Rows& rows) {
  std::vector<Json> values;
  for (const auto& row : rows) {
    values.push_back(
        json_object({{"name", json_string(row.name)}, {"help", json_string(row.help)}}));
  }
  return values;
}

constexpr std::array kTopics = {
    Topic{"steps", "what specs are made of", step_table, step_json},
    Topic{"presets", "specs with a name", preset_table, preset_json},
    Topic{"rules", "the code points that steps delete or replace", rule_table, rule_json},
    Topic{"conditions", "where rules that look at their neighbours hold", condition_table,
          condition_json},
    Topic{"tokenizers", "ways to find tokens",
          [] { return named_table("TOKENIZER", tokenizers()); },
          [] { return named_json(tokenizers()); }},
    Topic{"kinds", "what tokens can be", [] { return named_table("KIND", kinds()); },
          [] { return named_json(kinds()); }},
    Topic{"formats", "ways to write tokens", [] { return named_table("FORMAT", formats()); },
          [] { return named_json(formats()); }},
    Topic{"encodings", "what text can be read from and written to",
          [] { return named_table("ENCODING", corpus::encodings()); },
          [] { return named_json(corpus::encodings()); }},
};

/// Columns two spaces apart, the last one as wide as it comes; its further lines are indented.
/// Cells are ASCII.
std::string aligned(const Table& table, bool color) {
  std::vector<std::size_t> widths;
  for (const auto& row : table) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string out;
  for (const auto& row : table) {
    std::string line;
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      line += fmt::format("{:<{}}  ", row[i], widths[i]);
    }
    const std::string next_line = fmt::format("\n{:{}}", "", line.size());
    for (const char c : row.back()) line += c == '\n' ? next_line : std::string(1, c);
    const bool is_heading = &row == &table.front();
    out += color && is_heading ? fmt::format("\033[1m{}\033[0m\n", line) : line + "\n";
  }
  return out;
}

}  // namespace

std::span<const Topic> topics() { return kTopics; }

ExitCode run_list(const Options& options) {
  const auto topic = std::find_if(kTopics.begin(), kTopics.end(), [&](const Topic& t) {
    return t.name == options.arguments.front();  // parse_options has checked it
  });
  if (options.json) return print(json_document(topic->json()));
  return print(aligned(topic->table(), use_color(options.color, STDOUT_FILENO)));
}

}  // namespace naqi::cli
