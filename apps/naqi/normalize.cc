#include "normalize.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "corpus/text_action.h"
#include "edits.h"
#include "report.h"
#include "run.h"

namespace naqi::cli {
namespace {

class NormalizeFilter final : public Filter {
 public:
  explicit NormalizeFilter(Stream stream) : stream_(std::move(stream)) {}
  void feed(std::string_view utf8, std::string& out) override {
    const std::size_t before = out.size();
    stream_.feed(utf8, out);
    normalized_bytes_ += out.size() - before;
  }
  void finish(std::string& out) override {
    const std::size_t before = out.size();
    stream_.finish(out);
    normalized_bytes_ += out.size() - before;
  }
  [[nodiscard]] const Counts& counts() const override { return stream_.counts(); }
  [[nodiscard]] std::uint64_t cut_text_bytes() const override { return normalized_bytes_; }

 private:
  Stream stream_;
  std::uint64_t normalized_bytes_ = 0;
};

}  // namespace

ExitCode run_normalize(const Options& options) {
  if (options.stats && options.engine == "reference") {
    report_usage_error(kNormalize, "the engine reference keeps no --stats");
    return kFailed;
  }
  const bool names_files = options.arguments.size() > 1;
  const auto make = [&options, names_files](const Pipeline& pipeline,
                                            const TextPart& part) -> std::unique_ptr<Filter> {
    Stream stream = pipeline.stream();
    if (options.stats) stream.count_steps();
    if (options.edits) return make_edits_filter(std::move(stream), names_files ? part.name : "");
    return std::make_unique<NormalizeFilter>(std::move(stream));
  };
  return run_filter(options, "clean", [&options, &make](const Pipeline& pipeline) {
    return FilterKind{[&](const TextPart& part) { return make(pipeline, part); },
                      options.edits,
                      {},
                      [&] { return corpus::normalize_action(pipeline, options.stats); }};
  });
}

}  // namespace naqi::cli
