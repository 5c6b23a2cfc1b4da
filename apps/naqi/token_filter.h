// Filters that write tokens, or sentences, in a format.
#ifndef NAQI_APPS_TOKEN_FILTER_H_
#define NAQI_APPS_TOKEN_FILTER_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "emit.h"
#include "filter.h"
#include "naqi/stream.h"
#include "naqi/token.h"
#include "source_text.h"

namespace naqi::cli {

/// What all ways to write tokens share. They come from a TokenStream, or what feeds like one.
template <class Source>
class TokenFilter : public Filter {
 public:
  explicit TokenFilter(Source stream) : stream_(std::move(stream)) {}

  void feed(std::string_view utf8, std::string& out) override {
    tokens_.clear();
    stream_.feed(utf8, tokens_);
    write(false, out);
  }
  void finish(std::string& out) override {
    tokens_.clear();
    stream_.finish(tokens_);
    write(true, out);
  }
  [[nodiscard]] const Counts& counts() const override { return stream_.counts(); }
  [[nodiscard]] std::uint64_t cut_text_bytes() const override { return normalized_bytes_; }

 protected:
  virtual void emit(Tokens& tokens, bool ends, std::string& out) = 0;

 private:
  void write(bool ends, std::string& out) {
    normalized_bytes_ += tokens_.text.size();
    emit(tokens_, ends, out);
  }

  Source stream_;
  Tokens tokens_;
  std::uint64_t normalized_bytes_ = 0;
};

template <class Source>
class FormatFilter : public TokenFilter<Source> {
 public:
  FormatFilter(Source stream, const Format& format, EmitSettings settings, const Position& begin)
      : TokenFilter<Source>(std::move(stream)),
        format_(format),
        state_(std::move(settings), begin) {}

  [[nodiscard]] std::uint64_t cut_text_bytes() const override {
    return unit() == OffsetUnit::none ? TokenFilter<Source>::cut_text_bytes()
                                      : this->counts().bytes_in;
  }

 protected:
  void emit(Tokens& tokens, bool ends, std::string& out) override { emit(tokens, {}, ends, out); }
  void emit(const Tokens& tokens, std::span<const std::string_view> sources, bool ends,
            std::string& out) {
    format_.emit({tokens, sources, this->counts().ill_formed > 0, ends}, state_, out);
  }
  [[nodiscard]] OffsetUnit unit() const { return state_.settings.offsets; }

 private:
  const Format& format_;
  EmitState state_;
};

/// Of a stream whose offsets are bytes, whatever the settings want.
template <class Source>
class SourceFilter final : public FormatFilter<Source> {
 public:
  using FormatFilter<Source>::FormatFilter;

  void feed(std::string_view utf8, std::string& out) override {
    source_.feed(utf8);
    FormatFilter<Source>::feed(utf8, out);
  }

 private:
  void emit(Tokens& tokens, bool ends, std::string& out) override {
    const auto sources = source_.take(tokens, this->unit());
    FormatFilter<Source>::emit(tokens, sources, ends, out);
    source_.forget(this->unit());
  }

  SourceText source_;
};

/// The filter that writes in a format what a stream tells, as the settings have it. `open` makes
/// the stream of TokenOptions.
template <class Open>
[[nodiscard]] std::unique_ptr<Filter> make_format_filter(const Open& open, TokenOptions options,
                                                         const Format& format,
                                                         EmitSettings settings,
                                                         const Position& begin) {
  using Source = decltype(open(options));
  if (!settings.with_source) {
    return std::make_unique<FormatFilter<Source>>(open(options), format, std::move(settings),
                                                  begin);
  }
  options.offsets = OffsetUnit::bytes;
  return std::make_unique<SourceFilter<Source>>(open(options), format, std::move(settings), begin);
}

}  // namespace naqi::cli

#endif  // NAQI_APPS_TOKEN_FILTER_H_
