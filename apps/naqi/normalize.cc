#include "normalize.h"

#include "report.h"
#include "run.h"

namespace naqi::cli {
namespace {

class NormalizeFilter final : public Filter {
 public:
  NormalizeFilter(const Pipeline& pipeline, bool counts_steps) : stream_(pipeline.stream()) {
    if (counts_steps) stream_.count_steps();
  }
  void feed(std::string_view utf8, std::string& out) override { stream_.feed(utf8, out); }
  void finish(std::string& out) override { stream_.finish(out); }
  [[nodiscard]] const Counts& counts() const override { return stream_.counts(); }

 private:
  Stream stream_;
};

}  // namespace

ExitCode run_normalize(const Options& options) {
  if (options.stats && options.engine == "reference") {
    report_usage_error(kNormalize, "the engine reference keeps no --stats");
    return kFailed;
  }
  return run_filter(options, "clean", [&options](const Pipeline& pipeline) {
    return std::make_unique<NormalizeFilter>(pipeline, options.stats);
  });
}

}  // namespace naqi::cli
