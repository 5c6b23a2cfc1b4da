#include "build.h"

#include <fmt/format.h>

#include <algorithm>

#include "engines.h"
#include "naqi/catalog.h"
#include "report.h"
#include "text_options.h"

namespace naqi::cli {
namespace {

/// The spec, and a caret under its byte `where`. One column a code point; what a terminal would act
/// on is shown as a space.
std::string pointed(std::string_view spec, std::size_t where) {
  std::string shown;
  std::size_t column = 0;
  for (std::size_t i = 0; i < spec.size(); ++i) {
    const auto byte = static_cast<unsigned char>(spec[i]);
    shown += byte < 0x20 || byte == 0x7F ? ' ' : spec[i];
    if (i < where && (byte & 0xC0) != 0x80) ++column;
  }
  return fmt::format("  {}\n  {:{}}^", shown, "", column);
}

std::string describe(const Options& options, const std::string& spec, const Error& error) {
  std::string text = error.message;
  // In case the message says so itself.
  if (!error.suggestion.empty() && text.find("did you mean") == std::string::npos) {
    text += fmt::format(", did you mean \"{}\"?", error.suggestion);
  }
  const bool shows_spec = options.spec && error.code != ErrorCode::unknown_tokenizer;
  if (shows_spec) text += "\n" + pointed(spec, std::min(error.where, spec.size()));
  return text;
}

}  // namespace

std::string spec_of(const Options& options, std::string_view default_preset) {
  std::string spec(options.preset ? *options.preset : "");
  if (!options.preset && !options.spec) spec = default_preset;
  const auto append = [&spec](std::string_view words) {
    if (!spec.empty() && !words.empty()) spec += ' ';
    spec += words;
  };
  if (options.spec) append(*options.spec);
  if (options.invalid) append("invalid:" + *options.invalid);
  return spec;
}

std::optional<Pipeline> build_pipeline(const Options& options, std::string_view default_preset) {
  const std::string spec = spec_of(options, default_preset);
  const std::string_view tokenizer =
      options.tokenizer ? std::string_view(*options.tokenizer) : tokenizers().front().name;
  Result<Pipeline> pipeline = Pipeline::compile(spec, tokenizer);
  if (!pipeline) {
    report_usage_error(options.command, describe(options, spec, pipeline.error()));
    return std::nullopt;
  }
  // Bytes of another encoding cannot be kept in UTF-8.
  if (decodes(options) && fate_of_ill_formed(pipeline.value()) == kIllFormed) {
    pipeline = Pipeline::compile(spec + " invalid:replace", tokenizer);
  }
  if (!options.engine) return std::move(pipeline).value();
  const Engine* const engine = find_engine(*options.engine);
  if (engine == nullptr) {
    report_usage_error(options.command,
                       fmt::format("this machine cannot run the engine \"{}\"", *options.engine));
    return std::nullopt;
  }
  return pipeline->with_engine(*engine);
}

std::string fate_of_ill_formed(const Pipeline& pipeline) { return pipeline.normalize(kIllFormed); }

}  // namespace naqi::cli
