#include "run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <memory>
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
#include "report.h"
#include "run_summary.h"
#include "same_file.h"
#include "source_files.h"

namespace naqi::cli {
namespace {

/// All texts one after another to one output.
class Concatenation {
 public:
  Concatenation(const Plan& plan, Totals& totals)
      : plan_(plan),
        output_(plan.options.output),
        rejected_(rejected_of(plan.options)),
        totals_(totals),
        gate_(rejected_.get(), duplicates_memory_of(plan.options)),
        pool_(plan.make_pool()),
        means_(plan.means(pool_.get(), &gate_)) {}

  [[nodiscard]] const RecordCounts& counts() const { return gate_.counts(); }

  /// Whether all went well. Nothing is reported twice.
  bool run(const std::vector<std::string>& names) {
    if (!is_apart(names) || !output_.open() || (rejected_ && !rejected_->open())) return false;
    SinkSettings settings = plan_.sink;
    if (settings.compression == nullptr) {
      settings.compression = &corpus::compression_of_name(plan_.options.output.value_or(""));
    }
    Sink sink(output_, output_.name(), settings, totals_.bytes_out);
    bool good = do_texts(names, sink) && !sink.failed();
    if (good || !output_.is_pending()) good = sink.finish() && good;
    // The output does not get its name before what was left out of it is safe.
    good = good && (!rejected_ || rejected_->finish());
    bool is_written = good || !output_.is_pending();
    if (is_written) {
      is_written = output_.commit();
      good = is_written && good;
    } else {
      output_.say_not_written();
    }
    // What was left out of an output that is there, in spite of an error, would be lost otherwise.
    if (is_written) return (!rejected_ || rejected_->commit()) && good;
    if (rejected_ && rejected_->is_pending()) rejected_->say_not_written();
    return false;
  }

 private:
  static std::unique_ptr<Output> rejected_of(const Options& options) {
    if (!options.rejected) return nullptr;
    auto rejected = std::make_unique<Output>(options.rejected);
    rejected->needs_reader();
    return rejected;
  }

  [[nodiscard]] bool is_output(const std::string& path) const {
    const std::string output = plan_.options.output.value_or("-");
    if (path == "-" || output == "-") return path == output || !output_.is_apart_from(path);
    return SameFile(path)(output);
  }

  /// Whether nothing is written over what is read, or over one another. Reports if it is.
  [[nodiscard]] bool is_apart(const std::vector<std::string>& names) const {
    for (const std::string& name : names) {
      const std::string said = name == "-" ? "<stdin>" : name;
      if (!output_.is_apart_from(name)) {
        report(fmt::format("{}: is both input and output", said));
        return false;
      }
      if (rejected_ && !rejected_->is_apart_from(name)) {
        report(fmt::format("{}: is both input and that of --rejected", said));
        return false;
      }
    }
    if (!rejected_ || !is_output(*plan_.options.rejected)) return true;
    report(fmt::format("{}: is both output and that of --rejected", rejected_->name()));
    return false;
  }

  bool do_texts(const std::vector<std::string>& names, Sink& sink) {
    bool good = true;
    for (const std::string& name : names) {
      Input input(name, plan_.input);
      input.count_into(totals_.bytes_in);
      const Outcome outcome =
          input.open() ? do_text(plan_, means_, input, name, sink, totals_) : Outcome::failed;
      const bool ends = outcome == Outcome::refused || outcome == Outcome::stop;
      // That nobody reads any more is no failure.
      const bool done =
          outcome == Outcome::good || (outcome == Outcome::stop && output_.is_closed());
      ++(done ? totals_.files : totals_.failed);
      good = good && done;
      if (ends) break;
    }
    return good;
  }

  const Plan& plan_;
  Output output_;
  std::unique_ptr<Output> rejected_;
  Totals& totals_;
  RecordGate gate_;
  std::unique_ptr<Pool> pool_;
  Means means_;
};

bool run_concatenation(const Plan& plan, Totals& totals, RecordCounts& counts) {
  const SourceFiles files = source_files(plan.options);
  Concatenation concatenation(plan, totals);
  const Progress progress(totals, files.expected, shows_progress(plan.options));
  const bool good = concatenation.run(files.names) && !files.failed;
  counts = concatenation.counts();
  return good;
}

ExitCode run(const Options& options, const Pipeline* pipeline, const FilterKind& kind) {
  if (options.arguments.empty() && ::isatty(STDIN_FILENO) == 1) {
    print_to_stderr(short_usage(options.command));
    return kFailed;
  }
  const auto begin = std::chrono::steady_clock::now();
  const Plan plan(options, pipeline, kind);
  Totals totals;
  RecordCounts counts;
  const bool good =
      is_batch(options) ? run_batch(plan, totals, counts) : run_concatenation(plan, totals, counts);
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
