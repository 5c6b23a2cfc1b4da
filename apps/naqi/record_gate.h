// RecordGate: where the records of all texts of a run pass, in order, on their way to the output.
// Those that were there before go; what was left out is kept elsewhere, if asked for; bad ones are
// reported.
#ifndef NAQI_APPS_RECORD_GATE_H_
#define NAQI_APPS_RECORD_GATE_H_

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/byte_source.h"
#include "corpus/duplicate_set.h"
#include "record_results.h"

namespace naqi::cli {

/// How a part of a text went.
enum class Passed : std::uint8_t {
  good,
  stop,     // there is no use in going on; reported if it is a failure
  refused,  // a bad record ends the run; reported
};

/// Texts may be done side by side unless duplicates go or what is left out is kept.
class RecordGate {
 public:
  /// `rejected` may be null. Duplicates are looked for in memory of at most `duplicates_memory`
  /// bytes, if there are any.
  RecordGate(corpus::ByteSink* rejected, std::size_t duplicates_memory)
      : rejected_(rejected), duplicates_memory_(duplicates_memory), seen_(duplicates_memory) {}

  /// Takes what became of the next records of the text `name`, and writes what passes.
  [[nodiscard]] Passed pass(std::string_view name, const RecordResults& results,
                            std::string_view out, corpus::ByteSink& output);

  /// Of all texts so far. For when none is under way.
  [[nodiscard]] const RecordCounts& counts() const { return counts_; }

 private:
  [[nodiscard]] bool pass_candidates(std::string_view name, const RecordResults& results,
                                     std::string_view out, corpus::ByteSink& output);
  [[nodiscard]] bool is_new(const Candidate& candidate, std::string_view name);
  void say_bad(std::string_view name, const RecordResults& results);

  corpus::ByteSink* rejected_;
  std::size_t duplicates_memory_;
  corpus::DuplicateSet seen_;
  bool is_full_ = false;
  std::mutex mutex_;  // of what follows
  RecordCounts counts_;
  std::uint64_t said_ = 0;  // bad records that were reported
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_RECORD_GATE_H_
