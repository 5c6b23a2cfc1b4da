#include "text_options.h"

#include <array>
#include <charconv>
#include <limits>

#include "corpus/compression.h"
#include "corpus/encoding.h"

namespace naqi::cli {
namespace {

using corpus::Unencodable;

constexpr std::array kUnencodable = {
    UnencodableRow{"error", "the run ends", Unencodable::error},
    UnencodableRow{"replace", "by a question mark", Unencodable::replace},
    UnencodableRow{"drop", "", Unencodable::drop},
};

/// The first, UTF-8, if there is no name.
const corpus::Encoding& encoding_of(const std::optional<std::string>& name) {
  return name ? *corpus::find_encoding(*name) : corpus::encodings().front();
}

bool is_utf8(const corpus::Encoding& encoding) {
  return encoding.form == corpus::EncodingForm::utf8;
}

}  // namespace

std::span<const UnencodableRow> unencodable_rows() { return kUnencodable; }

bool decodes(const Options& options) {
  return options.encoding == kAutoEncoding || !is_utf8(encoding_of(options.encoding));
}

InputSettings input_settings_of(const Options& options) {
  InputSettings settings;
  if (options.encoding != kAutoEncoding) settings.encoding = &encoding_of(options.encoding);
  settings.decompresses = options.decompress;
  settings.says_encoding = !options.quiet;
  return settings;
}

SinkSettings sink_settings_of(const Options& options) {
  SinkSettings settings;
  if (!is_utf8(encoding_of(options.to))) settings.encoding = &encoding_of(options.to);
  for (const UnencodableRow& row : kUnencodable) {
    if (row.name == options.unencodable) settings.unencodable = row.policy;
  }
  if (options.compress) settings.compression = corpus::find_compression(*options.compress);
  return settings;
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || number == 0) return std::nullopt;
  constexpr std::string_view kUnits = "KMG";
  std::uint64_t unit = 1;
  if (stop != end) {
    const std::size_t power = kUnits.find(*stop);
    if (stop + 1 != end || power == std::string_view::npos) return std::nullopt;
    unit = std::uint64_t{1} << (10 * (power + 1));
  }
  if (number > std::numeric_limits<std::uint64_t>::max() / unit) return std::nullopt;
  return number * unit;
}

std::optional<std::string> check_text_options(const Options& options) {
  const bool keeps = options.invalid == "keep" ||
                     options.spec.value_or("").find("invalid:keep") != std::string::npos;
  if (options.unencodable && is_utf8(encoding_of(options.to))) {
    return "--unencodable needs --to, of an encoding other than UTF-8";
  }
  if (decodes(options) && keeps) return "--invalid keep is for UTF-8 input: --encoding is given";
  return std::nullopt;
}

}  // namespace naqi::cli
