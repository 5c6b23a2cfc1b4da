#include "exec/fused.h"

#include <utility>

#include "exec/edits_recorder.h"
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
    pass(recorder).feed(utf8);
  }
  void finish(std::string& out) override {
    TextRecorder recorder(out);
    pass(recorder).finish();
  }

  void feed(std::string_view utf8, std::string& out, Edits& edits) override {
    EditsRecorder recorder(out, edits);
    held_ += utf8.size() + edits.source_length();
    pass(recorder).feed(utf8);
    if (held_ - edits.source_length() > kMaxHeld) recorder.replace("", state_.take_source());
    held_ -= edits.source_length();
  }
  void finish(std::string& out, Edits& edits) override {
    EditsRecorder recorder(out, edits);
    pass(recorder).finish();
    held_ = 0;
  }

  void count_steps() override {
    counts_.steps.assign(steps().size(), 0);
    state_.steps.count_in(&counts_.steps);
  }

 private:
  // Without end, text that is deleted may follow a letter that waits for a mark: then the bytes of
  // what is held back are said to be deleted, so that a caller need not keep them.
  static constexpr std::size_t kMaxHeld = std::size_t{64} << 10;

  template <class Recorder>
  Pass<Recorder> pass(Recorder& recorder) {
    return Pass<Recorder>(*program_, kernel_, state_, counts_, recorder);
  }

  std::shared_ptr<const compile::Program> program_;
  SimdKernel kernel_;
  PassState state_;
  std::size_t held_ = 0;  // input bytes that no alignment has accounted for yet
};

}  // namespace

std::unique_ptr<Executor> make_fused(std::shared_ptr<const compile::Program> program,
                                     SimdKernel kernel) {
  return std::make_unique<FusedExecutor>(std::move(program), kernel);
}

}  // namespace naqi::exec
