// Plan: how the texts of a run are done, whatever files they are in.
#ifndef NAQI_APPS_PLAN_H_
#define NAQI_APPS_PLAN_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "corpus/byte_source.h"
#include "filter.h"
#include "input.h"
#include "options.h"
#include "record_filter.h"
#include "record_gate.h"
#include "sink.h"
#include "text_run.h"
#include "totals.h"

namespace naqi::cli {

/// Immutable; for all threads of a run.
struct Plan {
  /// Without a pipeline, nothing is said of what is ill-formed.
  Plan(const Options& options, const Pipeline* pipeline, const FilterKind& kind);
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;

  const Options& options;
  const Pipeline* pipeline;
  const FilterKind& kind;
  std::optional<RecordSettings> records;  // if the text is taken as records
  InputSettings input;
  SinkSettings sink;
  std::size_t threads;  // that work at a text

  [[nodiscard]] std::unique_ptr<Filter> make_filter(const TextPart& part) const;
  [[nodiscard]] std::unique_ptr<corpus::Framing> make_framing() const;
  /// Threads that do the jobs of one text after another; null if there are to be none.
  [[nodiscard]] std::unique_ptr<Pool> make_pool() const;
  /// What is the same for all texts of which the jobs are done by a pool.
  [[nodiscard]] Means means(Pool* pool, RecordGate* gate) const;
};

/// Does one file, which is open, and reports what is to be said of it. `name` is what the command
/// line calls it.
[[nodiscard]] Outcome do_text(const Plan& plan, const Means& means, Input& input,
                              const std::string& name, corpus::ByteSink& output, Totals& totals);

}  // namespace naqi::cli

#endif  // NAQI_APPS_PLAN_H_
