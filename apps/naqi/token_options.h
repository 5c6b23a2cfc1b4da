// From options to what tokens are to be and how they are written.
#ifndef NAQI_APPS_TOKEN_OPTIONS_H_
#define NAQI_APPS_TOKEN_OPTIONS_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "emit.h"
#include "naqi/joiner.h"
#include "naqi/token.h"
#include "options.h"

namespace naqi::cli {

struct OffsetRow {
  std::string_view name;
  std::string_view help;
  OffsetUnit unit;
};
[[nodiscard]] std::span<const OffsetRow> offset_rows();

struct SplitRow {
  std::string_view name;
  std::string_view help;
  bool TokenOptions::*option;
};
[[nodiscard]] std::span<const SplitRow> split_rows();

[[nodiscard]] const Format& format_of(const Options& options);
/// Without the name of a file.
[[nodiscard]] EmitSettings emit_settings_of(const Options& options);
[[nodiscard]] TokenOptions token_options_of(const Options& options);
[[nodiscard]] JoinMark join_mark_of(const Options& options);

/// What is wrong with the options that this file is about, or nothing; values have been checked.
[[nodiscard]] std::optional<std::string> check_token_options(const Options& options);

}  // namespace naqi::cli

#endif  // NAQI_APPS_TOKEN_OPTIONS_H_
