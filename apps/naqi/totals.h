// Totals: what the files of a run come to, for the progress line and the summary.
#ifndef NAQI_APPS_TOTALS_H_
#define NAQI_APPS_TOTALS_H_

#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

#include "naqi/stream.h"

namespace naqi::cli {

/// Written by several threads.
struct Totals {
  std::atomic<std::uint64_t> bytes_in = 0;   // read, as they were stored
  std::atomic<std::uint64_t> bytes_out = 0;  // written, as they are stored
  std::atomic<std::uint64_t> files = 0;      // that are done
  std::atomic<std::uint64_t> failed = 0;     // that could not be done
  std::atomic<std::uint64_t> skipped = 0;    // that an earlier run had done

  /// Adds what was met in a text.
  void add(const Counts& counts) {
    const std::lock_guard lock(mutex);
    ill_formed += counts.ill_formed;
    cut_runs += counts.cut_runs;
    cut_tokens += counts.cut_tokens;
    if (steps.size() < counts.steps.size()) steps.resize(counts.steps.size());
    for (std::size_t i = 0; i < counts.steps.size(); ++i) steps[i] += counts.steps[i];
  }

  std::mutex mutex;  // of what follows
  std::uint64_t ill_formed = 0;
  std::uint64_t cut_runs = 0;
  std::uint64_t cut_tokens = 0;
  std::vector<std::uint64_t> steps;  // Counts::steps
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_TOTALS_H_
