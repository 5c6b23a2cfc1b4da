#include "pipeline/filter_executor.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "exec/composition.h"
#include "exec/edits_recorder.h"
#include "pipeline/html_filter.h"
#include "pipeline/mask_filter.h"

namespace naqi {
namespace {

using exec::Pieces;

class FilterExecutor final : public exec::Executor {
 public:
  FilterExecutor(const Engine& engine, const std::shared_ptr<const compile::Program>& program)
      : inner_(engine.make_executor(program, engine.kernel)) {
    const rule::Spec& spec = program->spec;
    if (rule::strips_html(spec)) html_.emplace();
    if (!spec.masks.empty()) {
      mask_.emplace(*program, engine.make_breaker(kMaskTokenizer), engine.takes_short_ways);
    }
  }

  void feed(std::string_view utf8, std::string& out) override {
    begin();
    inner_->feed(utf8, normalized_.text);
    filter(false);
    end(out);
  }
  void finish(std::string& out) override {
    begin();
    inner_->finish(normalized_.text);
    filter(true);
    end(out);
  }
  void feed(std::string_view utf8, std::string& out, Edits& edits) override {
    begin();
    source_ += utf8;
    inner_->feed(utf8, normalized_.text, inner_edits_);
    align();
    filter(false);
    end(out, edits);
  }
  void finish(std::string& out, Edits& edits) override {
    begin();
    inner_->finish(normalized_.text, inner_edits_);
    align();
    filter(true);
    end(out, edits);
  }

  void count_steps() override { inner_->count_steps(); }

 private:
  void begin() {
    for (Filtered* const stage : {&normalized_, &without_tags_, &masked_}) stage->clear();
    inner_edits_.clear();
  }

  // The pieces of what the inner executor has made. It keeps back some of the source.
  void align() {
    for (const Edit& edit : inner_edits_.spans(source_, normalized_.text)) {
      exec::add(normalized_.pieces, {edit.source.size(), edit.output.size(), edit.changed});
    }
    taken_ = inner_edits_.source_length();
  }

  void filter(bool at_end) {
    if (html_) {
      html_->feed(normalized_.text, without_tags_);
      if (at_end) html_->finish(without_tags_);
    }
    if (mask_) {
      mask_->feed(html_ ? without_tags_ : normalized_, masked_);
      if (at_end) mask_->finish(masked_);
    }
    count();
  }

  [[nodiscard]] const std::string& result() const {
    return mask_ ? masked_.text : without_tags_.text;
  }

  void end(std::string& out) const { out += result(); }

  // Text goes out as far as it is known what it stands for.
  void end(std::string& out, Edits& edits) {
    Pieces without_tags;
    Pieces* pieces = &normalized_.pieces;
    if (html_) {
      html_alignment_.feed(*pieces, without_tags_.pieces, without_tags);
      pieces = &without_tags;
    }
    Pieces masked;
    if (mask_) {
      mask_alignment_.feed(*pieces, masked_.pieces, masked);
      pieces = &masked;
    }
    unaligned_ += result();
    std::size_t done = 0;
    exec::EditsRecorder recorder(out, edits);
    for (const exec::Piece& piece : *pieces) {
      const std::string_view text = std::string_view(unaligned_).substr(done, piece.output);
      piece.changed ? recorder.replace(text, piece.source)
                    : recorder.copy(text.data(), text.size());
      done += piece.output;
    }
    unaligned_.erase(0, done);
    source_.erase(0, taken_);
  }

  // The counts of the inner executor, and those of the filters.
  void count() {
    counts_ = inner_->counts();
    if (mask_) {
      counts_.cut_tokens = mask_->cuts();
      counts_.first_cut_token = mask_->first_cut();
    }
    if (counts_.steps.empty()) return;
    if (html_) counts_.steps[rule::html_step()] = html_->tags();
    if (!mask_) return;
    for (const MaskFilter::Count& count : mask_->counts()) counts_.steps[count.step] = count.tokens;
  }

  std::unique_ptr<exec::Executor> inner_;
  std::optional<HtmlFilter> html_;
  std::optional<MaskFilter> mask_;

  Filtered normalized_;
  Filtered without_tags_;
  Filtered masked_;

  // With edits only.
  std::string source_;  // what the inner executor has not accounted for
  Edits inner_edits_;
  std::size_t taken_ = 0;  // bytes of the source that it has, in this call
  exec::Composition html_alignment_;
  exec::Composition mask_alignment_;
  std::string unaligned_;  // the end of the result of which it is not known what it stands for
};

}  // namespace

std::unique_ptr<exec::Executor> make_filtered(
    const Engine& engine, const std::shared_ptr<const compile::Program>& program) {
  if (rule::strips_html(program->spec) || !program->spec.masks.empty()) {
    return std::make_unique<FilterExecutor>(engine, program);
  }
  return engine.make_executor(program, engine.kernel);
}

}  // namespace naqi
