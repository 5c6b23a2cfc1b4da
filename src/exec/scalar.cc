#include "exec/scalar.h"

#include <utility>

#include "exec/pass.h"
#include "exec/recorder.h"
#include "naqi/catalog.h"

namespace naqi::exec {
namespace {

class ScalarExecutor final : public Executor {
 public:
  explicit ScalarExecutor(std::shared_ptr<const compile::Program> program)
      : program_(std::move(program)), state_(*program_) {}

  void feed(std::string_view utf8, std::string& out) override {
    TextRecorder recorder(out);
    Pass<TextRecorder>(*program_, state_, counts_, recorder).feed(utf8);
  }

  void finish(std::string& out) override {
    TextRecorder recorder(out);
    Pass<TextRecorder>(*program_, state_, counts_, recorder).finish();
  }

  void count_steps() override {
    counts_.steps.assign(steps().size(), 0);
    state_.steps.count_in(&counts_.steps);
  }

 private:
  std::shared_ptr<const compile::Program> program_;
  PassState state_;
};

}  // namespace

std::unique_ptr<Executor> make_scalar(std::shared_ptr<const compile::Program> program) {
  return std::make_unique<ScalarExecutor>(std::move(program));
}

}  // namespace naqi::exec
