#include "tokenize.h"

#include "emit.h"
#include "run.h"

namespace naqi::cli {
namespace {

class TokenizeFilter final : public Filter {
 public:
  TokenizeFilter(const Pipeline& pipeline, const Format& format)
      : stream_(pipeline.token_stream()), format_(format) {}

  void feed(std::string_view utf8, std::string& out) override {
    tokens_.clear();
    stream_.feed(utf8, tokens_);
    emit(out);
  }
  void finish(std::string& out) override {
    tokens_.clear();
    stream_.finish(tokens_);
    emit(out);
  }
  [[nodiscard]] const Counts& counts() const override { return stream_.counts(); }
  [[nodiscard]] std::uint64_t normalized_bytes() const override { return normalized_bytes_; }

 private:
  void emit(std::string& out) {
    normalized_bytes_ += tokens_.text.size();
    format_.emit(tokens_, line_, out);
  }

  TokenStream stream_;
  const Format& format_;
  Tokens tokens_;
  LineState line_;
  std::uint64_t normalized_bytes_ = 0;
};

const Format& format_of(const Options& options) {
  for (const Format& format : formats()) {
    if (format.name == options.format) return format;
  }
  return formats().front();
}

}  // namespace

ExitCode run_tokenize(const Options& options) {
  const Format& format = format_of(options);
  return run_filter(options, "none",
                    [&format](const Pipeline& pipeline, const std::string& /*name*/) {
                      return std::make_unique<TokenizeFilter>(pipeline, format);
                    });
}

}  // namespace naqi::cli
