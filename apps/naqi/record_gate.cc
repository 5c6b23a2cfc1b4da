#include "record_gate.h"

#include <fmt/format.h>

#include "report.h"

namespace naqi::cli {

Passed RecordGate::pass(std::string_view name, const RecordResults& results, std::string_view out,
                        corpus::ByteSink& output) {
  {
    const std::lock_guard lock(mutex_);
    counts_.add(results.counts);
    say_bad(name, results);
  }
  const bool written =
      results.candidates.empty()
          ? output.write(out) && (rejected_ == nullptr || results.rejected.empty() ||
                                  rejected_->write(results.rejected))
          : pass_candidates(name, results, out, output);
  if (is_full_) return Passed::refused;
  if (!written) return Passed::stop;
  return results.stopped ? Passed::refused : Passed::good;
}

/// Writes what lies between duplicates in one piece.
bool RecordGate::pass_candidates(std::string_view name, const RecordResults& results,
                                 std::string_view out, corpus::ByteSink& output) {
  std::size_t out_done = 0;
  std::size_t rejected_done = 0;
  const std::string_view rejected = results.rejected;
  std::string kept_lines;
  for (const Candidate& candidate : results.candidates) {
    if (is_new(candidate, name)) {
      if (candidate.changed) ++counts_.changed;
      kept_lines += rejected.substr(rejected_done, candidate.rejected.begin - rejected_done);
      rejected_done = candidate.rejected.end;
      continue;
    }
    if (is_full_) {
      (void)output.write(out.substr(out_done, candidate.out.begin - out_done));
      return false;
    }
    ++counts_.dropped_for(corpus::Reason::duplicate);
    if (!output.write(out.substr(out_done, candidate.out.begin - out_done))) return false;
    out_done = candidate.out.end;
  }
  kept_lines += rejected.substr(rejected_done);
  if (!output.write(out.substr(out_done))) return false;
  return rejected_ == nullptr || kept_lines.empty() || rejected_->write(kept_lines);
}

bool RecordGate::is_new(const Candidate& candidate, std::string_view name) {
  const corpus::DuplicateSet::Seen seen = seen_.add(candidate.hash);
  if (seen == corpus::DuplicateSet::Seen::full) {
    is_full_ = true;
    report(
        fmt::format("{}: {} different records fill the {} bytes that --drop-duplicates may use "
                    "(--duplicates-memory)",
                    name, seen_.size(), duplicates_memory_));
    return false;
  }
  return seen == corpus::DuplicateSet::Seen::first;
}

void RecordGate::say_bad(std::string_view name, const RecordResults& results) {
  for (const BadRecord& bad : results.bad) {
    if (!results.stopped && said_ == kMaxSaid) return;
    ++said_;
    report(fmt::format("{}:{}: {}", name, bad.line, bad.what));
  }
}

}  // namespace naqi::cli
