#include "record_options.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "build.h"
#include "corpus/json_fields.h"
#include "naqi/catalog.h"
#include "text_options.h"

namespace naqi::cli {
namespace {

constexpr std::array kOnError = {
    OnErrorRow{"stop", "the run ends", OnError::stop},
    OnErrorRow{"skip", "they are left out", OnError::skip},
    OnErrorRow{"keep", "they stay as they are", OnError::keep},
};

/// A flag whose value is a number.
struct Bound {
  std::string_view name;
  std::optional<std::string> Options::*option;
  std::optional<std::uint64_t> corpus::CheckSettings::*setting;
};
constexpr std::array kBounds = {
    Bound{"min-chars", &Options::min_chars, &corpus::CheckSettings::min_chars},
    Bound{"max-chars", &Options::max_chars, &corpus::CheckSettings::max_chars},
    Bound{"min-tokens", &Options::min_tokens, &corpus::CheckSettings::min_tokens},
    Bound{"max-tokens", &Options::max_tokens, &corpus::CheckSettings::max_tokens},
};

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || text.empty()) return std::nullopt;
  return number;
}

std::optional<double> parse_share(std::string_view text) {
  const std::optional<double> share = parse_number<double>(text);
  return share && *share >= 0 && *share <= 1 ? share : std::nullopt;
}

corpus::CheckSettings check_settings_of(const Options& options) {
  corpus::CheckSettings settings;
  settings.empty = options.drop_empty;
  for (const Bound& bound : kBounds) {
    if (options.*bound.option) {
      settings.*bound.setting = parse_number<std::uint64_t>(*(options.*bound.option));
    }
  }
  if (options.min_arabic) settings.min_arabic = parse_share(*options.min_arabic);
  settings.duplicates = options.drop_duplicates;
  if (settings.counts_tokens()) {
    settings.tokenizer =
        Pipeline::compile("none",
                          options.tokenizer.value_or(std::string(tokenizers().front().name)))
            .value();
  }
  if (options.duplicates_spec) {
    settings.duplicates_form = Pipeline::compile(*options.duplicates_spec).value();
  }
  return settings;
}

/// The first of the options that have no meaning for records.
std::string_view for_streams_only(const Options& options) {
  const std::array uses = {
      std::pair{options.format.has_value(), "--format"},
      std::pair{options.offsets.has_value(), "--offsets"},
      std::pair{options.with_source, "--with-source"},
      std::pair{options.sentences, "--sentences"},
      std::pair{options.edits, "--edits"},
  };
  for (const auto& [is_used, name] : uses) {
    if (is_used) return name;
  }
  return "";
}

/// What is wrong with a list of columns, or nothing.
std::optional<std::string> check_names(std::string_view flag, std::string_view names) {
  const std::string ended = fmt::format("{},", names);
  if (ended.front() != ',' && ended.find(",,") == std::string::npos) return std::nullopt;
  return fmt::format("an empty name for --{}: \"{}\"", flag, names);
}

/// The first of the options that make the text one of records.
std::string for_records(const Options& options) {
  for (const RecordFormat& format : record_formats()) {
    if (format.flag != nullptr && options.*format.flag) return fmt::format("--{}", format.name);
  }
  for (const Bound& bound : kBounds) {
    if (options.*bound.option) return fmt::format("--{}", bound.name);
  }
  const std::array uses = {
      std::pair{options.drop_empty, "--drop-empty"},
      std::pair{options.min_arabic.has_value(), "--min-arabic"},
      std::pair{options.drop_duplicates, "--drop-duplicates"},
      std::pair{options.rejected.has_value(), "--rejected"},
  };
  for (const auto& [is_used, name] : uses) {
    if (is_used) return name;
  }
  return "";
}

std::optional<std::string> check_range(std::string_view of, const std::optional<std::string>& min,
                                       const std::optional<std::string>& max) {
  if (!min || !max) return std::nullopt;
  if (parse_number<std::uint64_t>(*min) <= parse_number<std::uint64_t>(*max)) return std::nullopt;
  return fmt::format("nothing has both --min-{0} {1} and --max-{0} {2}", of, *min, *max);
}

std::optional<std::string> check_numbers(const Options& options) {
  for (const Bound& bound : kBounds) {
    const auto& value = options.*bound.option;
    if (value && !parse_number<std::uint64_t>(*value)) {
      return fmt::format("no number for --{}: \"{}\"", bound.name, *value);
    }
  }
  if (options.min_arabic && !parse_share(*options.min_arabic)) {
    return fmt::format("no share from 0 to 1 for --min-arabic: \"{}\"", *options.min_arabic);
  }
  if (auto mistake = check_range("chars", options.min_chars, options.max_chars)) return mistake;
  if (auto mistake = check_range("tokens", options.min_tokens, options.max_tokens)) return mistake;
  const std::array sizes = {std::pair{"max-record", &options.max_record},
                            std::pair{"duplicates-memory", &options.duplicates_memory}};
  for (const auto& [name, value] : sizes) {
    if (*value && !parse_size(**value)) {
      return fmt::format("no size for --{}: \"{}\" (a number, and K, M or G)", name, **value);
    }
  }
  return std::nullopt;
}

/// Whether the text is taken as records, if there is no mistake in the options.
bool has_records(const Options& options) {
  // Sentences are written otherwise than records: a summary must not change the output.
  const bool sums_up = options.summary.value_or("none") != "none" &&
                       for_streams_only(options).empty() && options.command != kSentences;
  return sums_up || !for_records(options).empty();
}

/// Flags without what they are about.
std::optional<std::string> check_needs(const Options& options) {
  const bool delimited = options.csv || options.tsv;
  const bool records = has_records(options);
  const std::array needs = {
      std::pair{options.field && !options.jsonl, "--field needs --jsonl"},
      std::pair{options.to_field && !options.jsonl && !delimited,
                "--to-field needs --jsonl, --csv or --tsv"},
      std::pair{options.column && !delimited, "--column needs --csv or --tsv"},
      std::pair{options.header && !delimited, "--header needs --csv or --tsv"},
      std::pair{!options.quotes && !delimited, "--no-quotes needs --csv or --tsv"},
      std::pair{options.jsonl && !options.field, "--jsonl needs --field"},
      std::pair{delimited && !options.column, "--csv and --tsv need --column"},
      std::pair{options.duplicates_spec && !options.drop_duplicates,
                "--duplicates-spec needs --drop-duplicates"},
      std::pair{options.duplicates_memory && !options.drop_duplicates,
                "--duplicates-memory needs --drop-duplicates"},
      std::pair{options.on_error && !records,
                "--on-error is for records, such as those of --jsonl"},
      std::pair{options.max_record && !records,
                "--max-record is for records, such as those of --jsonl"},
  };
  for (const auto& [is_missing, what] : needs) {
    if (is_missing) return what;
  }
  return std::nullopt;
}

std::optional<std::string> check_formats(const Options& options) {
  int formats = 0;
  for (const RecordFormat& format : record_formats()) {
    if (format.flag != nullptr && options.*format.flag) ++formats;
  }
  if (formats > 1) return "--jsonl, --csv, --tsv and --null exclude one another";
  if (options.csv || options.tsv) {
    if (auto mistake = check_names("column", *options.column)) return mistake;
    if (options.to_field) return check_names("to-field", *options.to_field);
  } else if (options.to_field && options.to_field->empty()) {
    return check_names("to-field", *options.to_field);
  }
  if (!options.jsonl || !options.field) return std::nullopt;
  std::string error;
  if (corpus::parse_json_fields(*options.field, options.to_field.value_or(""), error)) {
    return std::nullopt;
  }
  return error;
}

}  // namespace

std::span<const OnErrorRow> on_error_rows() { return kOnError; }

std::size_t duplicates_memory_of(const Options& options) {
  return options.duplicates_memory ? parse_size(*options.duplicates_memory).value()
                                   : kDuplicatesMemory;
}

std::size_t max_record_of(const Options& options) {
  return options.max_record ? parse_size(*options.max_record).value() : kMaxRecord;
}

std::optional<RecordSettings> record_settings_of(const Options& options, const Pipeline* pipeline) {
  if (!has_records(options)) return std::nullopt;
  RecordSettings settings;
  settings.options = &options;
  settings.format = &record_format_of(options);
  for (const OnErrorRow& row : kOnError) {
    if (row.name == options.on_error) settings.on_error = row.on_error;
  }
  settings.max_record = max_record_of(options);
  settings.checks = check_settings_of(options);
  settings.refuses = pipeline != nullptr && pipeline->refuses_ill_formed();
  if (pipeline != nullptr && decodes(options)) {
    settings.undecodable = fate_of_ill_formed(*pipeline);
  }
  settings.writes_rejected = options.rejected.has_value();
  return settings;
}

std::optional<std::string> check_record_options(const Options& options) {
  if (auto mistake = check_numbers(options)) return mistake;
  if (auto mistake = check_needs(options)) return mistake;
  if (auto mistake = check_formats(options)) return mistake;
  if (options.duplicates_spec) {
    const Result<Pipeline> pipeline = Pipeline::compile(*options.duplicates_spec);
    if (!pipeline) return fmt::format("--duplicates-spec: {}", pipeline.error().message);
  }
  const std::string records = for_records(options);
  const std::string_view misplaced = for_streams_only(options);
  if (!records.empty() && !misplaced.empty()) {
    return fmt::format("{} is for text that is not taken as records, as {} does", misplaced,
                       records);
  }
  return std::nullopt;
}

}  // namespace naqi::cli
