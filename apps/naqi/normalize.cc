#include "normalize.h"

#include "run.h"

namespace naqi::cli {
namespace {

class NormalizeFilter final : public Filter {
 public:
  explicit NormalizeFilter(const Pipeline& pipeline) : stream_(pipeline.stream()) {}
  void feed(std::string_view utf8, std::string& out) override { stream_.feed(utf8, out); }
  void finish(std::string& out) override { stream_.finish(out); }
  [[nodiscard]] const Counts& counts() const override { return stream_.counts(); }

 private:
  Stream stream_;
};

}  // namespace

ExitCode run_normalize(const Options& options) {
  return run_filter(options, "clean", [](const Pipeline& pipeline) {
    return std::make_unique<NormalizeFilter>(pipeline);
  });
}

}  // namespace naqi::cli
