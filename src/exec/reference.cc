#include "exec/reference.h"

#include <string>
#include <utility>
#include <vector>

#include "exec/reference_phases.h"
#include "text/utf8.h"

namespace naqi::exec {
namespace {

using rule::Invalid;

class ReferenceExecutor final : public Executor {
 public:
  explicit ReferenceExecutor(std::shared_ptr<const compile::Program> program)
      : program_(std::move(program)), phases_(program_->spec) {}

  void feed(std::string_view utf8, std::string& /*out*/) override {
    input_ += utf8;
    counts_.bytes_in += utf8.size();
  }

  // The trace tells what steps do; the definition does not count.
  void count_steps() override {}

  void finish(std::string& out) override {
    const std::uint64_t base = counts_.bytes_in - input_.size();
    const char* const begin = input_.data();
    const char* const end = begin + input_.size();
    for (const char* p = begin; p < end;) {
      const text::Decoded d = text::decode(p, end);
      if (d.status == text::Status::well_formed) {
        add(d.code_point, base + static_cast<std::uint64_t>(p - begin));
      } else {
        ill_formed({p, d.length}, base + static_cast<std::uint64_t>(p - begin), out);
      }
      p += d.length;
    }
    finish_piece(out);
    input_.clear();
    kept_.clear();
  }

 private:
  void ill_formed(std::string_view bytes, std::uint64_t offset, std::string& out) {
    ++counts_.ill_formed;
    if (!counts_.first_ill_formed) counts_.first_ill_formed = offset;
    const Invalid policy = program_->spec.invalid;
    if (policy == Invalid::drop) return;
    if (policy != Invalid::keep) {
      add(text::kReplacementCharacter, offset);
      return;
    }
    finish_piece(out);
    // Kept bytes must not run on from the kept bytes before them, where what stood between was
    // deleted: U+FFFD takes their place.
    if (!kept_.empty() && text::runs_on(kept_, bytes)) {
      text::append(text::kReplacementCharacter, out);
      kept_.clear();
    } else {
      out += bytes;
      kept_ = bytes;
    }
  }

  void finish_piece(std::string& out) {
    ReferencePhases::Cuts cuts;
    const std::string done = text::to_utf8(phases_.run(piece_, cuts));
    counts_.cut_runs += cuts.size();
    if (!cuts.empty() && !counts_.first_cut_run) counts_.first_cut_run = offsets_[cuts.front()];
    if (!done.empty()) kept_.clear();
    out += done;
    piece_.clear();
    offsets_.clear();
  }

  void add(char32_t c, std::uint64_t offset) {
    piece_ += c;
    offsets_.push_back(offset);
  }

  std::shared_ptr<const compile::Program> program_;
  ReferencePhases phases_;
  std::string input_;
  std::u32string piece_;                // code points since the last kept ill-formed sequence
  std::vector<std::uint64_t> offsets_;  // of each of them, in the input
  std::string kept_;  // the kept ill-formed sequence that ends the output, if one does
};

}  // namespace

std::unique_ptr<Executor> make_reference(std::shared_ptr<const compile::Program> program,
                                         SimdKernel /*kernel*/) {
  return std::make_unique<ReferenceExecutor>(std::move(program));
}

}  // namespace naqi::exec
