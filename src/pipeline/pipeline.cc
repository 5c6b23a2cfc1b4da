#include "naqi/pipeline.h"

#include <string>
#include <utility>
#include <vector>

#include "compile/compiler.h"
#include "compile/program.h"
#include "compile/word_break.h"
#include "naqi/catalog.h"
#include "pipeline/engine.h"
#include "pipeline/filter_executor.h"
#include "pipeline/mask_texts.h"
#include "rules/spec.h"
#include "rules/suggest.h"
#include "text/utf8.h"
#include "tokens/token_writer.h"

namespace naqi {
namespace {

Result<std::size_t> find_tokenizer(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Tokenizer& row : tokenizers()) {
    if (row.name == name) return names.size();
    names.push_back(row.name);
  }
  return Error{ErrorCode::unknown_tokenizer, "unknown tokenizer \"" + std::string(name) + '"', 0,
               std::string(rule::nearest(name, names))};
}

}  // namespace

struct Pipeline::State {
  std::shared_ptr<const compile::Program> program;
  std::size_t tokenizer;
  const Engine* engine;
};

Pipeline::Pipeline(std::shared_ptr<const State> state) : state_(std::move(state)) {}

Result<Pipeline> Pipeline::compile(std::string_view spec, std::string_view tokenizer) {
  const Result<rule::Spec> parsed = rule::parse_spec(spec);
  if (!parsed) return parsed.error();
  const Result<std::size_t> index = find_tokenizer(tokenizer);
  if (!index) return index.error();
  auto compiled = compile::compile(*parsed);
  if (!compiled) return compiled.error();
  auto program = with_fit_masks(*std::move(compiled), spec);
  if (!program) return program.error();
  return Pipeline(
      std::make_shared<const State>(State{*std::move(program), *index, &fused_engines().front()}));
}

Pipeline Pipeline::with_engine(const Engine& engine) const {
  return Pipeline(
      std::make_shared<const State>(State{state_->program, state_->tokenizer, &engine}));
}

std::string Pipeline::normalize(std::string_view utf8) const {
  std::string out;
  normalize(utf8, out);
  return out;
}

void Pipeline::normalize(std::string_view utf8, std::string& out) const {
  out.clear();
  Stream run = stream();
  run.feed(utf8, out);
  run.finish(out);
}

void Pipeline::normalize(std::string_view utf8, std::string& out, Edits& edits) const {
  out.clear();
  edits.clear();
  Stream run = stream();
  run.feed(utf8, out, edits);
  run.finish(out, edits);
}

void Pipeline::tokenize(std::string_view utf8, Tokens& out, const TokenOptions& options) const {
  out.clear();
  TokenStream run = token_stream(options);
  run.feed(utf8, out);
  run.finish(out);
}

void Pipeline::sentences(std::string_view utf8, Sentences& out, const TokenOptions& options) const {
  out.clear();
  SentenceStream run = sentence_stream(options);
  run.feed(utf8, out);
  run.finish(out);
}

Stream Pipeline::stream() const { return Stream(make_filtered(*state_->engine, state_->program)); }

TokenStream Pipeline::token_stream(const TokenOptions& options) const {
  return {stream(), state_->engine->make_breaker(state_->tokenizer), options};
}

SentenceStream Pipeline::sentence_stream(const TokenOptions& options) const {
  TokenOptions with = options;
  with.sentences = true;
  return SentenceStream(token_stream(with));
}

TokenLines Pipeline::token_lines(char separator) const {
  const Engine& engine = *state_->engine;
  const compile::WordBreakTable& table = compile::word_break_table(state_->tokenizer);
  if (!engine.takes_short_ways || !table.is_separated) {
    return {stream(), engine.make_breaker(state_->tokenizer), separator};
  }
  const bool is_plain = table.tokenizer == tokens::kPlainTokenizer;
  return {stream(), tokens::TokenWriter(table, is_plain ? engine.word_kernel : nullptr, separator)};
}

std::optional<std::size_t> Pipeline::find_ill_formed(std::string_view utf8) {
  return text::find_ill_formed(utf8);
}

std::string Pipeline::spec() const { return rule::to_text(state_->program->spec); }
std::uint64_t Pipeline::fingerprint() const { return state_->program->fingerprint; }
bool Pipeline::refuses_ill_formed() const {
  return state_->program->spec.invalid == rule::Invalid::error;
}
std::string Pipeline::dump() const { return compile::dump(*state_->program); }

}  // namespace naqi
