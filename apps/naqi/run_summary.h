// The summary of a run: what there was, what became of it, in one line for people or for programs.
#ifndef NAQI_APPS_RUN_SUMMARY_H_
#define NAQI_APPS_RUN_SUMMARY_H_

#include <span>
#include <string>
#include <string_view>

#include "options.h"
#include "record_results.h"
#include "totals.h"

namespace naqi::cli {

/// How a summary is written, as a row.
struct SummaryRow {
  std::string_view name;
  std::string_view help;
  std::string (*write)(const Totals& totals, const RecordCounts* records, double seconds);
};
[[nodiscard]] std::span<const SummaryRow> summary_rows();

/// Writes it to standard error as --summary says. If that says nothing, for people, if there were
/// several files with outputs of their own, or records that were left out or bad, and not --quiet.
/// `records` is null if the texts were not taken as records.
void report_summary(const Options& options, const Totals& totals, const RecordCounts* records,
                    double seconds);

}  // namespace naqi::cli

#endif  // NAQI_APPS_RUN_SUMMARY_H_
