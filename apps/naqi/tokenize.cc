#include "tokenize.h"

#include <memory>
#include <utility>

#include "corpus/text_action.h"
#include "naqi/joiner.h"
#include "run.h"
#include "token_filter.h"
#include "token_options.h"

namespace naqi::cli {
namespace {

class JoinFilter final : public TokenFilter<TokenStream> {
 public:
  JoinFilter(TokenStream stream, JoinMark mark)
      : TokenFilter(std::move(stream)), joiner_(std::move(mark)) {}

 private:
  void emit(Tokens& tokens, bool /*ends*/, std::string& out) override { joiner_.feed(tokens, out); }

  Joiner joiner_;
};

/// Tokens that are only to be written: no list of them is made.
class LinesFilter final : public Filter {
 public:
  explicit LinesFilter(TokenLines lines) : lines_(std::move(lines)) {}
  void feed(std::string_view utf8, std::string& out) override { lines_.feed(utf8, out); }
  void finish(std::string& out) override { lines_.finish(out); }
  [[nodiscard]] const Counts& counts() const override { return lines_.counts(); }
  [[nodiscard]] std::uint64_t cut_text_bytes() const override { return lines_.normalized_bytes(); }

 private:
  TokenLines lines_;
};

std::unique_ptr<Filter> make_filter(const Options& options, const Pipeline& pipeline,
                                    const TextPart& part) {
  const TokenOptions wanted = token_options_of(options);
  if (options.joiner) {
    return std::make_unique<JoinFilter>(pipeline.token_stream(wanted), join_mark_of(options));
  }
  const Format& format = format_of(options);
  const bool splits = wanted.split_scripts || wanted.split_digits || wanted.split_hashtags;
  if (format.is_lines && !splits) return std::make_unique<LinesFilter>(pipeline.token_lines());
  EmitSettings settings = emit_settings_of(options);
  if (options.arguments.size() > 1) settings.file = part.name;
  const auto open = [&](const TokenOptions& of) { return pipeline.token_stream(of); };
  return make_format_filter(open, wanted, format, std::move(settings), part.begin);
}

std::unique_ptr<corpus::TextAction> make_action(const Options& options, const Pipeline& pipeline) {
  const TokenOptions wanted = token_options_of(options);
  if (options.joiner) return corpus::join_action(pipeline, wanted, join_mark_of(options));
  return corpus::tokens_action(pipeline, wanted);
}

}  // namespace

ExitCode run_tokenize(const Options& options) {
  const OffsetUnit offsets = emit_settings_of(options).offsets;
  return run_filter(options, "none", [&options, offsets](const Pipeline& pipeline) {
    return FilterKind{[&](const TextPart& part) { return make_filter(options, pipeline, part); },
                      options.sentences,  // their numbers go on from line to line
                      {offsets, offsets != OffsetUnit::none},
                      [&] { return make_action(options, pipeline); }};
  });
}

}  // namespace naqi::cli
