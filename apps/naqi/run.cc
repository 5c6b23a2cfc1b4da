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

namespace naqi::cli {
namespace {

/// How one file went.
enum class Outcome {
  good,
  failed,  // reported; the next file may do
  stop,    // nobody reads, or there is no use in going on
};

/// Where the first of something in the input is, once there is one.
class First {
 public:
  void look(const std::optional<std::uint64_t>& offset, Input& input) {
    if (known_ || !offset) return;
    known_ = true;
    place_ = {*offset, input.line_of(*offset)};
  }
  [[nodiscard]] bool known() const { return known_; }
  [[nodiscard]] const Place& place() const { return place_; }

 private:
  bool known_ = false;
  Place place_;
};

class Run {
 public:
  Run(const Options& options, const Pipeline& pipeline, const FilterMaker& make_filter)
      : options_(options),
        pipeline_(pipeline),
        make_filter_(make_filter),
        output_(options.output),
        refuses_(pipeline.refuses_ill_formed()) {}

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
      good = good && outcome != Outcome::failed && !refused_;
      if (outcome == Outcome::stop) break;
    }
    if (!good && output_.is_pending()) {
      report(fmt::format("{}: not written, because of the error above", output_.name()));
      return kFailed;
    }
    return output_.commit() && good ? kOk : kFailed;
  }

 private:
  Outcome run_file(const std::string& name) {
    Input input(name);
    if (!input.open()) return Outcome::failed;
    if (refuses_ || !options_.quiet) input.count_lines();
    const std::unique_ptr<Filter> filter = make_filter_(pipeline_, name);
    First ill_formed;
    First cut_run;
    bool readable = true;
    for (bool at_end = false; !at_end;) {
      const std::optional<std::string_view> bytes = input.read();
      // What was read before an error is still the beginning of a text.
      readable = bytes.has_value();
      at_end = !readable || bytes->empty();
      out_.clear();
      if (at_end) {
        filter->finish(out_);
      } else {
        filter->feed(*bytes, out_);
      }
      ill_formed.look(filter->counts().first_ill_formed, input);
      cut_run.look(filter->counts().first_cut_run, input);
      if (refuses_ && ill_formed.known()) {
        report(refusal(input.name(), ill_formed.place()));
        refused_ = true;
        return Outcome::stop;
      }
      if (!output_.write(out_)) return Outcome::stop;
    }
    const Counts& counts = filter->counts();
    if (!options_.quiet) {
      report_counts(input.name(), pipeline_, counts, ill_formed.place(), cut_run.place());
    }
    if (options_.stats) report_steps(input.name(), counts);
    return readable ? Outcome::good : Outcome::failed;
  }

  const Options& options_;
  const Pipeline& pipeline_;
  const FilterMaker& make_filter_;
  Output output_;
  bool refuses_;          // ill-formed input ends the run
  bool refused_ = false;  // and has
  std::string out_;
};

}  // namespace

ExitCode run_filter(const Options& options, std::string_view default_preset,
                    const FilterMaker& make_filter) {
  const std::optional<Pipeline> pipeline = build_pipeline(options, default_preset);
  if (!pipeline) return kFailed;
  if (options.show_spec) {
    return print(fmt::format("{}\n{:016x}\n", pipeline->spec(), pipeline->fingerprint()));
  }
  if (options.dump) return print(pipeline->dump());
  if (options.arguments.empty() && ::isatty(STDIN_FILENO) == 1) {
    print_to_stderr(short_usage(options.command));
    return kFailed;
  }
  return Run(options, *pipeline, make_filter).run();
}

}  // namespace naqi::cli
