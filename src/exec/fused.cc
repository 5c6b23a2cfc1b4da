#include "exec/fused.h"

#include <utility>

#include "exec/pass.h"
#include "exec/recorder.h"
#include "naqi/catalog.h"

namespace naqi::exec {
namespace {

class FusedExecutor final : public Executor {
 public:
  FusedExecutor(std::shared_ptr<const compile::Program> program, SimdKernel kernel)
      : program_(std::move(program)), kernel_(kernel), state_(*program_) {}

  void feed(std::string_view utf8, std::string& out) override {
    TextRecorder recorder(out);
    Pass<TextRecorder>(*program_, kernel_, state_, counts_, recorder).feed(utf8);
  }

  void finish(std::string& out) override {
    TextRecorder recorder(out);
    Pass<TextRecorder>(*program_, kernel_, state_, counts_, recorder).finish();
  }

  void count_steps() override {
    counts_.steps.assign(steps().size(), 0);
    state_.steps.count_in(&counts_.steps);
  }

 private:
  std::shared_ptr<const compile::Program> program_;
  SimdKernel kernel_;
  PassState state_;
};

}  // namespace

std::unique_ptr<Executor> make_fused(std::shared_ptr<const compile::Program> program,
                                     SimdKernel kernel) {
  return std::make_unique<FusedExecutor>(std::move(program), kernel);
}

}  // namespace naqi::exec
