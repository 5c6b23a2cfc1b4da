#include "exec/reference.h"

#include <cassert>
#include <string>
#include <utility>
#include <vector>

#include "exec/edits_recorder.h"
#include "exec/recorder.h"
#include "exec/reference_phases.h"
#include "exec/reference_trace.h"
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
  void feed(std::string_view utf8, std::string& out, Edits& /*edits*/) override { feed(utf8, out); }

  // The trace tells what steps do; the definition does not count.
  void count_steps() override {}

  void finish(std::string& out) override {
    TextRecorder recorder(out);
    run(recorder);
  }
  void finish(std::string& out, Edits& edits) override {
    if (!aligner_) aligner_ = std::make_unique<Aligner>(program_->spec);
    EditsRecorder recorder(out, edits);
    run(recorder);
  }

 private:
  template <class Recorder>
  void run(Recorder& out) {
    const std::uint64_t base = counts_.bytes_in - input_.size();
    piece_begin_ = base;
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
    finish_piece(counts_.bytes_in, out);
    input_.clear();
    kept_.clear();
  }

  template <class Recorder>
  void ill_formed(std::string_view bytes, std::uint64_t offset, Recorder& out) {
    ++counts_.ill_formed;
    if (!counts_.first_ill_formed) counts_.first_ill_formed = offset;
    const Invalid policy = program_->spec.invalid;
    if (policy == Invalid::drop) return;
    if (policy != Invalid::keep) {
      add(text::kReplacementCharacter, offset);
      return;
    }
    finish_piece(offset, out);
    piece_begin_ += bytes.size();
    // Kept bytes must not run on from the kept bytes before them, where what stood between was
    // deleted: U+FFFD takes their place.
    if (!kept_.empty() && text::runs_on(kept_, bytes)) {
      out.replace(text::to_utf8(std::u32string(1, text::kReplacementCharacter)), bytes.size());
      kept_.clear();
    } else {
      out.copy(bytes.data(), bytes.size());
      kept_ = bytes;
    }
  }

  template <class Recorder>
  void finish_piece(std::uint64_t end, Recorder& out) {
    ReferencePhases::Cuts cuts;
    const std::string done = text::to_utf8(phases_.run(piece_, cuts));
    counts_.cut_runs += cuts.size();
    if (!cuts.empty() && !counts_.first_cut_run) counts_.first_cut_run = offsets_[cuts.front()];
    if (!done.empty()) kept_.clear();
    write(done, end, out);
    piece_.clear();
    offsets_.clear();
    piece_begin_ = end;
  }

  void write(const std::string& done, std::uint64_t /*end*/, TextRecorder& out) {
    out.replace(done, 0);
  }

  // The trace says which code points became what. The text is that of the phases: should the trace
  // ever differ, nothing is known of where it came from.
  void write(const std::string& done, std::uint64_t end, EditsRecorder& out) {
    const std::vector<Group> groups = groups_of_piece(end);
    std::string traced;
    for (const Group& group : groups) traced += group.output;
    assert(traced == done);
    if (traced != done) return out.replace(done, end - piece_begin_);
    for (const Group& group : groups) out.replace(group.output, group.source);
  }

  struct Group {
    std::string output;
    std::size_t source;
  };

  // Bytes that were dropped are in the group before them.
  std::vector<Group> groups_of_piece(std::uint64_t end) {
    ReferencePhases::Cuts cuts;
    const std::u32string text = phases_.cut(piece_, cuts);
    std::vector<std::uint64_t> offsets = offsets_;
    for (auto cut = cuts.rbegin(); cut != cuts.rend(); ++cut) {
      offsets.insert(offsets.begin() + static_cast<std::ptrdiff_t>(*cut), offsets[*cut]);
    }
    offsets.push_back(end);
    std::vector<Group> groups;
    std::uint64_t at = piece_begin_;
    std::size_t i = 0;
    for (const Aligned& aligned : aligner_->align(text)) {
      i += aligned.input;
      groups.push_back({text::to_utf8(aligned.output), offsets[i] - at});
      at = offsets[i];
    }
    if (at < end) groups.push_back({"", end - at});
    return groups;
  }

  void add(char32_t c, std::uint64_t offset) {
    piece_ += c;
    offsets_.push_back(offset);
  }

  std::shared_ptr<const compile::Program> program_;
  ReferencePhases phases_;
  std::unique_ptr<Aligner> aligner_;  // once it is asked for
  std::string input_;
  std::u32string piece_;                // code points since the last kept ill-formed sequence
  std::vector<std::uint64_t> offsets_;  // of each of them, in the input
  std::uint64_t piece_begin_ = 0;       // its offset, dropped bytes included
  std::string kept_;  // the kept ill-formed sequence that ends the output, if one does
};

}  // namespace

std::unique_ptr<Executor> make_reference(std::shared_ptr<const compile::Program> program,
                                         SimdKernel /*kernel*/) {
  return std::make_unique<ReferenceExecutor>(std::move(program));
}

}  // namespace naqi::exec
