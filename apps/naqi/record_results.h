// RecordResults: what a filter of records has to say besides its output.
#ifndef NAQI_APPS_RECORD_RESULTS_H_
#define NAQI_APPS_RECORD_RESULTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/record_checks.h"

namespace naqi::cli {

/// How many records there were, and what became of them.
struct RecordCounts {
  std::uint64_t records = 0;
  std::uint64_t changed = 0;  // of those that are in the output
  std::array<std::uint64_t, corpus::kReasons> dropped{};
  std::uint64_t kept_bad = 0;  // could not be read, and are in the output as they were

  [[nodiscard]] std::uint64_t& dropped_for(corpus::Reason reason) {
    return dropped[static_cast<std::size_t>(reason)];
  }
  void add(const RecordCounts& other) {
    records += other.records;
    changed += other.changed;
    kept_bad += other.kept_bad;
    for (std::size_t i = 0; i < dropped.size(); ++i) dropped[i] += other.dropped[i];
  }
};

/// A part of a string.
struct Part {
  std::size_t begin;
  std::size_t end;
};

/// A record that stays unless one with this hash was there before it.
struct Candidate {
  corpus::Hash128 hash;
  Part out;       // its bytes in the output
  Part rejected;  // its line in RecordResults::rejected, which is for nothing if it stays
  bool changed;
};

/// Bad records that are reported, of a run; the summary has their number.
inline constexpr std::size_t kMaxSaid = 10;

struct BadRecord {
  std::uint64_t line;  // from 1
  std::string what;
};

struct RecordResults {
  RecordCounts counts;
  std::vector<Candidate> candidates;  // in order
  std::string rejected;               // lines of what was dropped, for --rejected
  std::vector<BadRecord> bad;         // the first ones, no more than may be said
  bool stopped = false;               // the last one of `bad` ends the run
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_RECORD_RESULTS_H_
