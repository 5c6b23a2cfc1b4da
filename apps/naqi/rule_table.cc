#include "rule_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "markdown.h"
#include "naqi/catalog.h"

namespace naqi::cli {
namespace {

constexpr std::size_t kMaxRows = 32;      // of a table; a step with more has another one
constexpr std::size_t kMaxExamples = 20;  // of a step with more targets than that, too

/// Rules of consecutive code points that are deleted, become the same, or become consecutive code
/// points.
struct Run {
  const Rule* first;
  const Rule* last;
  bool moves = false;  // the targets are consecutive

  [[nodiscard]] bool is_single() const { return first == last; }
  [[nodiscard]] std::size_t size() const { return last->from - first->from + 1; }
};

/// Takes the next rule into the run, if it is one of it.
bool extend(Run& run, const Rule& next) {
  const Rule& last = *run.last;
  if (next.step != last.step || next.when != last.when || next.from != last.from + 1) return false;
  const bool moves = last.to.size() == 1 && next.to.size() == 1 && next.to[0] == last.to[0] + 1;
  if (!moves && next.to != last.to) return false;
  if (!run.is_single() && moves != run.moves) return false;
  run.moves = moves;
  run.last = &next;
  return true;
}

std::vector<Run> runs_of(std::size_t step) {
  std::vector<Run> runs;
  for (const Rule& rule : rules()) {
    if (rule.step != step) continue;
    if (runs.empty() || !extend(runs.back(), rule)) runs.push_back({&rule, &rule});
  }
  return runs;
}

std::string range(const std::string& first, const std::string& last, std::string_view separator) {
  return first == last ? first : fmt::format("{}{}{}", first, separator, last);
}

std::string from_of(const Run& run) {
  return range(shown(run.first->from), shown(run.last->from), " .. ");
}

std::string target_of(const Rule& rule) {
  if (rule.to.empty()) return "deleted";
  std::vector<std::string> targets;
  for (const char32_t c : rule.to) targets.push_back(shown(c));
  return fmt::format("{}", fmt::join(targets, " "));
}

std::string condition_name(const Rule& rule) {
  const Condition* const condition = condition_of(rule);
  return condition == nullptr ? "" : markdown_code(condition->name);
}

std::string heading(const std::vector<std::string>& cells) {
  return markdown_row(cells) + markdown_row(std::vector<std::string>(cells.size(), "---"));
}

std::string table_of_runs(const std::vector<Run>& runs) {
  const bool is_conditional = std::any_of(
      runs.begin(), runs.end(), [](const Run& run) { return run.first->when != When::always; });
  std::vector<std::string> cells{"code point", "name", "becomes"};
  if (is_conditional) cells.emplace_back("if");
  std::string out = heading(cells);
  for (const Run& run : runs) {
    cells = {from_of(run),
             markdown_text(range(std::string(run.first->name), std::string(run.last->name), "..")),
             range(target_of(*run.first), target_of(*run.last), " .. ")};
    if (is_conditional) cells.push_back(condition_name(*run.first));
    out += markdown_row(cells);
  }
  return out;
}

using Targets = std::map<std::string, std::vector<Run>>;

Targets by_target(const std::vector<Run>& runs) {
  Targets targets;
  for (const Run& run : runs) {
    for (const Rule& rule : std::span(run.first, run.size())) {
      std::vector<Run>& same = targets[target_of(rule)];
      if (same.empty() || !extend(same.back(), rule)) same.push_back({&rule, &rule});
    }
  }
  return targets;
}

/// Without names and conditions.
std::string table_of_targets(const Targets& targets) {
  std::string out = heading({"becomes", "code points"});
  for (const auto& [target, runs] : targets) {
    std::vector<std::string> from;
    for (const Run& run : runs) from.push_back(from_of(run));
    out += markdown_row({target, fmt::format("{}", fmt::join(from, ", "))});
  }
  return out;
}

std::string table_of_longest(std::vector<Run> runs) {
  std::stable_sort(runs.begin(), runs.end(),
                   [](const Run& a, const Run& b) { return a.size() > b.size(); });
  runs.resize(std::min(runs.size(), kMaxExamples));
  std::sort(runs.begin(), runs.end(),
            [](const Run& a, const Run& b) { return a.first->from < b.first->from; });
  return table_of_runs(runs);
}

}  // namespace

std::string rule_table(std::size_t step) {
  const std::vector<Run> runs = runs_of(step);
  if (runs.empty()) return "";
  if (runs.size() <= kMaxRows) return table_of_runs(runs);
  std::size_t count = 0;
  for (const Run& run : runs) count += run.size();
  const Targets targets = by_target(runs);
  if (targets.size() <= kMaxRows) {
    return fmt::format("{} code points, by what they become:\n\n{}", count,
                       table_of_targets(targets));
  }
  return fmt::format(
      "{} code points. These are the longest ranges; `naqi list rules` has all of them:\n\n{}",
      count, table_of_longest(runs));
}

}  // namespace naqi::cli
