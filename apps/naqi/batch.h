// Batches: many files, each with an output of its own, in a directory or in its own place.
#ifndef NAQI_APPS_BATCH_H_
#define NAQI_APPS_BATCH_H_

#include "options.h"
#include "plan.h"
#include "record_results.h"
#include "totals.h"

namespace naqi::cli {

/// Does the files that the arguments name. Each output is complete under its name, or as it was.
/// Files are done side by side if they are small, large ones one after another by all threads; all
/// of them one after another if duplicates go or what is left out is kept. Returns whether all went
/// well; adds to `counts` what became of records.
[[nodiscard]] bool run_batch(const Plan& plan, Totals& totals, RecordCounts& counts);

}  // namespace naqi::cli

#endif  // NAQI_APPS_BATCH_H_
