// Any bytes, under any of the presets and single steps, cut into chunks of any size: every engine
// of the fused pass gives what the reference gives, tokens and sentences included, alignments keep
// their promises, and what runs after the form finds nothing more to do. The first byte chooses the
// spec, the second the chunk size, the rest is the text.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "naqi/pipeline.h"
#include "pipeline/engine.h"
#include "support/alignment.h"
#include "support/engines.h"
#include "support/sentences.h"
#include "support/specs.h"
#include "support/token_lines.h"
#include "support/token_source.h"

namespace {

using namespace naqi;

struct Case {
  explicit Case(const std::string& spec)
      : pipeline(*Pipeline::compile(spec)),
        fused(test::fused_runners(pipeline)),
        reference(pipeline, kReferenceEngine),
        aligned(pipeline, fused_engines().front()),
        reference_aligned(pipeline, kReferenceEngine),
        settles(test::has_filters(spec) && test::promises(pipeline)),
        tokens(pipeline.token_stream(with_sentences())),
        reference_tokens(pipeline.with_engine(kReferenceEngine).token_stream(with_sentences())) {}
  static TokenOptions with_sentences() {
    TokenOptions options;
    options.sentences = true;
    return options;
  }
  Pipeline pipeline;
  std::vector<test::Runner> fused;
  test::Runner reference;
  test::AlignedRunner aligned, reference_aligned;
  bool settles;  // what it gives, it gives again, and that is not for other tests to show
  TokenStream tokens, reference_tokens;
};

// What is written while steps are counted: the same, by the slow lane alone.
std::string counted(const Pipeline& pipeline, std::string_view text, std::size_t chunk) {
  Stream stream = pipeline.stream();
  stream.count_steps();
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += chunk) stream.feed(text.substr(at, chunk), out);
  stream.finish(out);
  return out;
}

std::vector<std::unique_ptr<Case>>& cases() {
  static std::vector<std::unique_ptr<Case>> cases;
  return cases;
}

}  // namespace

// Before the first input, whose time is limited: ICU compiles rules for seconds.
extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
  for (const std::string& spec : test::all_specs()) cases().push_back(std::make_unique<Case>(spec));
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  Case& run = *cases()[data[0] % cases().size()];
  const std::size_t chunk = data[1] == 0 ? size : data[1];
  const std::string_view text(reinterpret_cast<const char*>(data + 2), size - 2);
  const std::string expected = run.reference.run(text);
  const Counts& counts = run.reference.counts();
  for (test::Runner& fused : run.fused) {
    if (fused.run_in_chunks(text, chunk) != expected) std::abort();
    if (fused.counts().ill_formed != counts.ill_formed) std::abort();
    if (fused.counts().cut_runs != counts.cut_runs) std::abort();
    if (fused.counts().first_cut_run != counts.first_cut_run) std::abort();
  }
  if (run.settles && run.fused.front().run(expected) != expected) std::abort();
  if (counted(run.pipeline, text, chunk) != expected) std::abort();
  const std::string lines = test::lines_of(test::tokenize_in_chunks(run.reference_tokens, text));
  for (const Engine& engine : fused_engines()) {
    if (test::written_in_chunks(run.pipeline.with_engine(engine), text, chunk) != lines)
      std::abort();
  }
  const Tokens got = test::tokenize_in_chunks(run.tokens, text, chunk);
  const Tokens want = test::tokenize_in_chunks(run.reference_tokens, text);
  if (got.text != want.text || got.items != want.items) std::abort();
  if (test::ends_of(want) != test::reference_ends(want)) std::abort();
  for (const test::Aligned& aligned :
       {run.aligned.run_in_chunks(text, chunk), run.aligned.run_piece_by_piece(text, chunk),
        run.reference_aligned.run(text)}) {
    if (aligned.output != expected || !test::broken_promise(aligned).empty()) std::abort();
  }
  return 0;
}
