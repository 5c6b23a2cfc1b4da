#include "sentences.h"

#include <memory>
#include <utility>

#include "corpus/text_action.h"
#include "naqi/sentence.h"
#include "run.h"
#include "token_filter.h"
#include "token_options.h"

namespace naqi::cli {
namespace {

/// Sentences, each as one token, which is what formats and offsets are about.
class SentenceTokens {
 public:
  explicit SentenceTokens(SentenceStream stream) : stream_(std::move(stream)) {}

  void feed(std::string_view utf8, Tokens& out) {
    stream_.feed(utf8, sentences_);
    take(out);
  }
  void finish(Tokens& out) {
    stream_.finish(sentences_);
    take(out);
  }
  [[nodiscard]] const Counts& counts() const { return stream_.counts(); }

 private:
  void take(Tokens& out) {
    out.text = sentences_.text;
    for (const Sentence& sentence : sentences_.items) {
      out.items.push_back({sentence.text, sentence.source, TokenKind::word, true});
    }
    sentences_.clear();
  }

  SentenceStream stream_;
  Sentences sentences_;
};

std::unique_ptr<Filter> make_filter(const Options& options, const Pipeline& pipeline,
                                    const TextPart& part) {
  EmitSettings settings = emit_settings_of(options);
  settings.sentences = true;
  if (options.arguments.size() > 1) settings.file = part.name;
  const auto open = [&](const TokenOptions& of) {
    return SentenceTokens(pipeline.sentence_stream(of));
  };
  return make_format_filter(open, token_options_of(options), format_of(options),
                            std::move(settings), part.begin);
}

}  // namespace

ExitCode run_sentences(const Options& options) {
  const OffsetUnit offsets = emit_settings_of(options).offsets;
  const bool has_numbers = format_of(options).offsets != OffsetUnit::none;
  return run_filter(options, "none", [&options, offsets, has_numbers](const Pipeline& pipeline) {
    return FilterKind{[&](const TextPart& part) { return make_filter(options, pipeline, part); },
                      has_numbers,  // they go on from line to line
                      {offsets, offsets != OffsetUnit::none},
                      [&] { return corpus::sentences_action(pipeline); }};
  });
}

}  // namespace naqi::cli
