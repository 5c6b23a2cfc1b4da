#include "run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <optional>
#include <utility>

#include "batch.h"
#include "build.h"
#include "corpus/compression.h"
#include "help.h"
#include "output.h"
#include "plan.h"
#include "progress.h"
#include "record_options.h"
#include "rejected_file.h"
#include "report.h"
#include "run_summary.h"
#include "source_files.h"

namespace naqi::cli {
namespace {

/// All texts one after another to one output.
class Concatenation {
 public:
  Concatenation(const Plan& plan, RejectedFile* rejected, Totals& totals)
      : plan_(plan),
        rejected_(rejected),
        output_(plan.options.output),
        totals_(totals),
        gate_(rejected, duplicates_memory_of(plan.options)),
        pool_(plan.make_pool()),
        means_(plan.means(pool_.get(), &gate_)) {}

  [[nodiscard]] const RecordGate& gate() const { return gate_; }
  /// Whether what was done so far is where the output goes.
  [[nodiscard]] bool has_output() const { return has_output_; }

  /// Whether all went well. Nothing is reported twice.
  bool run(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      const bool is_apart = output_.is_apart_from(name);
      if (is_apart && (rejected_ == nullptr || rejected_->is_apart_from(name))) continue;
      report(fmt::format("{}: is both input and {}", name == "-" ? "<stdin>" : name,
                         is_apart ? "--rejected" : "output"));
      return false;
    }
    if (!output_.open()) return false;
    SinkSettings settings = plan_.sink;
    if (settings.compression == nullptr) {
      settings.compression = &corpus::compression_of_name(plan_.options.output.value_or(""));
    }
    Sink sink(output_, output_.name(), settings, totals_.bytes_out);
    bool good = do_texts(names, sink) && !sink.failed();
    if (good || !output_.is_pending()) good = sink.finish() && good;
    if (!good && output_.is_pending()) {
      report(fmt::format("{}: not written, because of the error above", output_.name()));
      return false;
    }
    has_output_ = output_.commit();
    return has_output_ && good;
  }

 private:
  bool do_texts(const std::vector<std::string>& names, Sink& sink) {
    bool good = true;
    for (const std::string& name : names) {
      Input input(name, plan_.input);
      input.count_into(totals_.bytes_in);
      const Outcome outcome =
          input.open() ? do_text(plan_, means_, input, name, sink, totals_) : Outcome::failed;
      const bool failed = outcome == Outcome::failed || outcome == Outcome::refused;
      ++(failed ? totals_.failed : totals_.files);
      good = good && !failed;
      if (outcome == Outcome::refused || outcome == Outcome::stop) break;
    }
    return good;
  }

  const Plan& plan_;
  RejectedFile* rejected_;
  Output output_;
  Totals& totals_;
  RecordGate gate_;
  std::unique_ptr<Pool> pool_;
  Means means_;
  bool has_output_ = false;
};

ExitCode run(const Options& options, const Pipeline* pipeline, const FilterKind& kind) {
  if (options.arguments.empty() && ::isatty(STDIN_FILENO) == 1) {
    print_to_stderr(short_usage(options.command));
    return kFailed;
  }
  const auto begin = std::chrono::steady_clock::now();
  const Plan plan(options, pipeline, kind);
  Totals totals;
  std::optional<RejectedFile> rejected;
  if (options.rejected) {
    rejected.emplace(*options.rejected);
    if (!rejected->open(options)) return kFailed;
  }
  RecordCounts counts;
  bool good = false;
  bool has_output = true;
  if (is_batch(options)) {
    good = run_batch(plan, rejected ? &*rejected : nullptr, totals, counts);
  } else {
    SourceFiles files = source_files(options);
    Concatenation concatenation(plan, rejected ? &*rejected : nullptr, totals);
    {
      const Progress progress(totals, files.expected, shows_progress(options));
      good = concatenation.run(files.names) && !files.failed;
    }
    counts = concatenation.gate().counts();
    has_output = concatenation.has_output();
  }
  if (rejected) {
    good = good ? rejected->finish() : rejected->finish_after_failure(has_output) && false;
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  report_summary(options, totals, plan.records ? &counts : nullptr, seconds.count());
  return good ? kOk : kFailed;
}

}  // namespace

ExitCode run_filter(const Options& options, std::string_view default_preset,
                    const std::function<FilterKind(const Pipeline&)>& kind_of) {
  const std::optional<Pipeline> pipeline = build_pipeline(options, default_preset);
  if (!pipeline) return kFailed;
  if (options.show_spec) {
    return print(fmt::format("{}\n{:016x}\n", pipeline->spec(), pipeline->fingerprint()));
  }
  if (options.dump) return print(pipeline->dump());
  return run(options, &*pipeline, kind_of(*pipeline));
}

ExitCode run_filter(const Options& options, const FilterKind& kind) {
  return run(options, nullptr, kind);
}

}  // namespace naqi::cli
