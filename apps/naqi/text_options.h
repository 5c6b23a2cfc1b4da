// What the options say of encodings, compression and sizes.
#ifndef NAQI_APPS_TEXT_OPTIONS_H_
#define NAQI_APPS_TEXT_OPTIONS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "corpus/encoder.h"
#include "input.h"
#include "options.h"
#include "sink.h"

namespace naqi::cli {

/// What is done with characters that the output's encoding has no place for, as a row.
struct UnencodableRow {
  std::string_view name;
  std::string_view help;
  corpus::Unencodable policy;
};
[[nodiscard]] std::span<const UnencodableRow> unencodable_rows();

inline constexpr std::string_view kAutoEncoding = "auto";

[[nodiscard]] InputSettings input_settings_of(const Options& options);
[[nodiscard]] SinkSettings sink_settings_of(const Options& options);

/// Whether the input may be something else than UTF-8.
[[nodiscard]] bool decodes(const Options& options);

/// Bytes: a number, with K, M or G (of 1,024) after it or not. Nothing if it is none, or 0.
[[nodiscard]] std::optional<std::uint64_t> parse_size(std::string_view text);

/// The first mistake in these options, or nothing.
[[nodiscard]] std::optional<std::string> check_text_options(const Options& options);

}  // namespace naqi::cli

#endif  // NAQI_APPS_TEXT_OPTIONS_H_
