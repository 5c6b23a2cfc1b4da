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

/// Null for UTF-8, too.
const corpus::Encoding* encoding_of(const std::optional<std::string>& name) {
  const corpus::Encoding* const utf8 = &corpus::encodings().front();
  const corpus::Encoding* const encoding = name ? corpus::find_encoding(*name) : utf8;
  return encoding == utf8 ? nullptr : encoding;
}

}  // namespace

std::span<const UnencodableRow> unencodable_rows() { return kUnencodable; }

bool decodes(const Options& options) {
  return options.encoding == kAutoEncoding || encoding_of(options.encoding) != nullptr;
}

InputSettings input_settings_of(const Options& options) {
  InputSettings settings;
  if (options.encoding != kAutoEncoding) {
    const corpus::Encoding* const encoding = encoding_of(options.encoding);
    settings.encoding = encoding != nullptr ? encoding : &corpus::encodings().front();
  }
  settings.decompresses = options.decompress;
  settings.says_encoding = !options.quiet;
  return settings;
}

SinkSettings sink_settings_of(const Options& options) {
  SinkSettings settings;
  settings.encoding = encoding_of(options.to);
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
  if (options.unencodable && encoding_of(options.to) == nullptr) {
    return "--unencodable needs --to, of an encoding other than UTF-8";
  }
  if (decodes(options) && keeps) return "--invalid keep is for UTF-8 input: --encoding is given";
  return std::nullopt;
}

}  // namespace naqi::cli
