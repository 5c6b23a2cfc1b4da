#include "run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <optional>

#include "build.h"
#include "help.h"
#include "input.h"
#include "output.h"
#include "report.h"
#include "summary.h"
#include "text_run.h"
#include "threads.h"

namespace naqi::cli {
namespace {

std::size_t threads_of(const Options& options, const FilterKind& kind) {
  if (kind.whole) return 1;
  return options.jobs ? parse_jobs(*options.jobs).value_or(1) : usable_processors();
}

class Run {
 public:
  /// Without a pipeline, nothing is said of what is ill-formed.
  Run(const Options& options, const Pipeline* pipeline, const FilterKind& kind)
      : options_(options),
        pipeline_(pipeline),
        output_(options.output),
        means_{[this, &kind](const Position& begin) {
                 return kind.make({name_, begin});
               },
               nullptr,
               &output_,
               pipeline != nullptr && pipeline->refuses_ill_formed(),
               kind.whole,
               kind.before} {
    const std::size_t threads = threads_of(options, kind);
    if (threads == 1) return;
    pool_.emplace(threads, [this](Job& job) { work(job, *means_.make_filter(job.begin)); });
    means_.pool = &*pool_;
  }

  ExitCode run() {
    std::vector<std::string> names = options_.arguments;
    if (names.empty()) names.emplace_back("-");
    for (const std::string& name : names) {
      if (output_.is_apart_from(name)) continue;
      report(fmt::format("{}: is both input and output", name == "-" ? "<stdin>" : name));
      return kFailed;
    }
    if (!output_.open()) return kFailed;
    bool good = true;
    for (const std::string& name : names) {
      const Outcome outcome = run_file(name);
      good = good && outcome != Outcome::failed && outcome != Outcome::refused;
      if (outcome == Outcome::refused || outcome == Outcome::stop) break;
    }
    if (!good && output_.is_pending()) {
      report(fmt::format("{}: not written, because of the error above", output_.name()));
      return kFailed;
    }
    return output_.commit() && good ? kOk : kFailed;
  }

 private:
  Outcome run_file(const std::string& name) {
    name_ = name;
    Input input(name);
    if (!input.open()) return Outcome::failed;
    TextRun text(means_, input, means_.refuses || (pipeline_ != nullptr && !options_.quiet));
    const Outcome outcome = text.run();
    const Tally& tally = text.tally();
    if (outcome == Outcome::refused) report(refusal(input.name(), *tally.ill_formed()));
    if (outcome == Outcome::refused || outcome == Outcome::stop) return outcome;
    if (pipeline_ != nullptr && !options_.quiet) {
      report_counts(input.name(), *pipeline_, tally.counts(), tally.ill_formed().value_or(Place{}),
                    tally.cut_run().value_or(Place{}), means_.before.offsets != OffsetUnit::none);
    }
    if (options_.stats) report_steps(input.name(), tally.counts());
    return outcome;
  }

  const Options& options_;
  const Pipeline* pipeline_;
  Output output_;
  std::string name_;  // of the file under way
  std::optional<Pool> pool_;
  Means means_;
};

ExitCode run(const Options& options, const Pipeline* pipeline, const FilterKind& kind) {
  if (options.arguments.empty() && ::isatty(STDIN_FILENO) == 1) {
    print_to_stderr(short_usage(options.command));
    return kFailed;
  }
  return Run(options, pipeline, kind).run();
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
