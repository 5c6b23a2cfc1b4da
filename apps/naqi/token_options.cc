#include "token_options.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "names.h"

namespace naqi::cli {
namespace {

constexpr std::array kOffsets = {
    OffsetRow{"bytes", "bytes of the input", OffsetUnit::bytes},
    OffsetRow{"codepoints", "code points; an ill-formed sequence is one", OffsetUnit::code_points},
    OffsetRow{"utf16", "UTF-16 code units", OffsetUnit::utf16},
};

constexpr std::array kSplits = {
    SplitRow{"script", "a word where Arabic letters meet others", &TokenOptions::split_scripts},
    SplitRow{"digits", "a word where letters meet digits", &TokenOptions::split_digits},
    SplitRow{"hashtags", "a hashtag into U+0023 and its words", &TokenOptions::split_hashtags},
};

/// The flags that need a format with a place for them, as they were given.
std::optional<std::string> misplaced(const Options& options, const Format& format) {
  const bool has_fields = format.offsets != OffsetUnit::none;
  const std::array uses = {
      std::pair{options.offsets && !has_fields, "--offsets"},
      std::pair{options.with_source && !has_fields, "--with-source"},
      std::pair{options.sentences && !has_fields, "--sentences"},
      std::pair{options.joiner && !format.joins, "--joiner"},
  };
  for (const auto& [is_misplaced, name] : uses) {
    if (is_misplaced) {
      return fmt::format("the format {} has no place for {}", format.name, name);
    }
  }
  return std::nullopt;
}

}  // namespace

std::span<const OffsetRow> offset_rows() { return kOffsets; }
std::span<const SplitRow> split_rows() { return kSplits; }

const Format& format_of(const Options& options) {
  const auto rows = options.command == kSentences ? sentence_formats() : formats();
  for (const Format& format : rows) {
    if (format.name == options.format) return format;
  }
  return rows.front();
}

EmitSettings emit_settings_of(const Options& options) {
  EmitSettings settings{format_of(options).offsets, options.with_source, options.sentences, {}};
  for (const OffsetRow& row : kOffsets) {
    if (row.name == options.offsets) settings.offsets = row.unit;
  }
  return settings;
}

TokenOptions token_options_of(const Options& options) {
  TokenOptions token_options;
  token_options.offsets = emit_settings_of(options).offsets;
  token_options.sentences = options.sentences;
  const std::string splits = options.split.value_or("");
  for (const std::string_view name : split_at_commas(splits)) {
    for (const SplitRow& row : kSplits) {
      if (row.name == name) token_options.*row.option = true;
    }
  }
  return token_options;
}

JoinMark join_mark_of(const Options& options) {
  return options.joiner_text ? JoinMark::make(*options.joiner_text).value() : JoinMark::standard();
}

std::optional<std::string> check_token_options(const Options& options) {
  if (options.joiner_text) {
    const Result<JoinMark> mark = JoinMark::make(*options.joiner_text);
    if (!mark) return mark.error().message;
    if (options.command == kTokenize && !options.joiner) return "--joiner-text needs --joiner";
  }
  const bool has_formats = options.command == kTokenize || options.command == kSentences;
  return has_formats ? misplaced(options, format_of(options)) : std::nullopt;
}

}  // namespace naqi::cli
