#include "run_summary.h"

#include <fmt/format.h>

#include <array>
#include <numeric>
#include <utility>
#include <vector>

#include "corpus/record_checks.h"
#include "json.h"
#include "names.h"
#include "naqi/catalog.h"
#include "report.h"
#include "units.h"

namespace naqi::cli {
namespace {

std::uint64_t sum_of_dropped(const RecordCounts& records) {
  return std::accumulate(records.dropped.begin(), records.dropped.end(), std::uint64_t{0});
}

std::uint64_t bad(const RecordCounts& records) {
  return records.kept_bad + records.dropped[static_cast<std::size_t>(corpus::Reason::bad)];
}

std::string plural(std::uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", with_commas(count), noun, count == 1 ? "" : "s");
}

std::string text_of_records(const RecordCounts& records) {
  std::string text = fmt::format("; {}, {} changed", plural(records.records, "record"),
                                 with_commas(records.changed));
  if (records.kept_bad > 0) text += fmt::format(", {} bad kept", with_commas(records.kept_bad));
  const std::uint64_t dropped = sum_of_dropped(records);
  if (dropped == 0) return text;
  text += fmt::format(", {} left out", with_commas(dropped));
  std::string_view separator = " (";
  for (std::size_t i = 0; i < records.dropped.size(); ++i) {
    if (records.dropped[i] == 0) continue;
    text += fmt::format("{}{} {}", separator, to_string(static_cast<corpus::Reason>(i)),
                        with_commas(records.dropped[i]));
    separator = ", ";
  }
  return text + ")";
}

std::string text_summary(const Totals& totals, const RecordCounts* records, double seconds) {
  std::string text = plural(totals.files, "file");
  if (totals.skipped > 0) text += fmt::format(", {} done before", with_commas(totals.skipped));
  if (totals.failed > 0) text += fmt::format(", {} failed", with_commas(totals.failed));
  text += fmt::format("; {} in, {} out, {:.1f} s", bytes_text(totals.bytes_in),
                      bytes_text(totals.bytes_out), seconds);
  if (records != nullptr) text += text_of_records(*records);
  if (totals.ill_formed > 0) {
    text += fmt::format("; {}", plural(totals.ill_formed, "ill-formed sequence"));
  }
  return fmt::format("naqi: {}\n", text);
}

Json number(std::uint64_t value) { return {std::to_string(value)}; }

std::string json_summary(const Totals& totals, const RecordCounts* records, double seconds) {
  std::vector<std::pair<std::string_view, Json>> members = {
      {"files", number(totals.files)},           {"files_failed", number(totals.failed)},
      {"files_skipped", number(totals.skipped)}, {"bytes_in", number(totals.bytes_in)},
      {"bytes_out", number(totals.bytes_out)},
  };
  if (records != nullptr) {
    std::vector<std::pair<std::string_view, Json>> dropped;
    for (std::size_t i = 0; i < records->dropped.size(); ++i) {
      dropped.emplace_back(to_string(static_cast<corpus::Reason>(i)), number(records->dropped[i]));
    }
    members.emplace_back("records", number(records->records));
    members.emplace_back("records_changed", number(records->changed));
    members.emplace_back("records_dropped", json_object(dropped));
    members.emplace_back("errors", number(bad(*records)));
  }
  members.emplace_back("ill_formed", number(totals.ill_formed));
  members.emplace_back("cut_runs", number(totals.cut_runs));
  members.emplace_back("cut_tokens", number(totals.cut_tokens));
  if (!totals.steps.empty()) {
    std::vector<std::string> names;
    names.reserve(totals.steps.size());  // members have views of them
    std::vector<std::pair<std::string_view, Json>> changes;
    for (std::size_t i = 0; i < totals.steps.size(); ++i) {
      if (totals.steps[i] == 0) continue;
      names.push_back(name_of(steps()[i]));
      changes.emplace_back(names.back(), number(totals.steps[i]));
    }
    members.emplace_back("steps", json_object(changes));
  }
  members.emplace_back("seconds", Json{fmt::format("{:.3f}", seconds)});
  return json_object(members).text + '\n';
}

std::string no_summary(const Totals& /*totals*/, const RecordCounts* /*records*/,
                       double /*seconds*/) {
  return {};
}

constexpr std::array kRows = {
    SummaryRow{"text", "a line for people", text_summary},
    SummaryRow{"json", "a line with a JSON object", json_summary},
    SummaryRow{"none", "nothing", no_summary},
};

bool is_worth_a_line(const Options& options, const Totals& totals, const RecordCounts* records) {
  if (options.quiet || totals.files + totals.failed + totals.skipped == 0) return false;
  if (is_batch(options)) return true;
  return records != nullptr && sum_of_dropped(*records) + records->kept_bad > 0;
}

}  // namespace

std::span<const SummaryRow> summary_rows() { return kRows; }

void report_summary(const Options& options, const Totals& totals, const RecordCounts* records,
                    double seconds) {
  if (!options.summary && !is_worth_a_line(options, totals, records)) return;
  for (const SummaryRow& row : kRows) {
    if (row.name == options.summary.value_or("text")) {
      print_to_stderr(row.write(totals, records, seconds));
    }
  }
}

}  // namespace naqi::cli
