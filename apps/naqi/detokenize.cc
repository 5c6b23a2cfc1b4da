#include "detokenize.h"

#include <memory>
#include <utility>

#include "corpus/text_action.h"
#include "naqi/joiner.h"
#include "run.h"
#include "token_options.h"

namespace naqi::cli {
namespace {

class DetokenizeFilter final : public Filter {
 public:
  explicit DetokenizeFilter(JoinMark mark) : unjoiner_(std::move(mark)) {}

  void feed(std::string_view utf8, std::string& out) override {
    counts_.bytes_in += utf8.size();
    unjoiner_.feed(utf8, out);
  }
  void finish(std::string& out) override { unjoiner_.finish(out); }
  [[nodiscard]] const Counts& counts() const override { return counts_; }

 private:
  Unjoiner unjoiner_;
  Counts counts_;
};

}  // namespace

ExitCode run_detokenize(const Options& options) {
  const JoinMark mark = join_mark_of(options);
  const auto make = [&mark](const TextPart&) -> std::unique_ptr<Filter> {
    return std::make_unique<DetokenizeFilter>(mark);
  };
  return run_filter(
      options, FilterKind{make, false, {}, [&mark] { return corpus::detokenize_action(mark); }});
}

}  // namespace naqi::cli
