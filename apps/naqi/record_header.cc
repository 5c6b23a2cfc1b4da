#include "record_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "corpus/csv_header.h"
#include "names.h"
#include "record_options.h"

namespace naqi::cli {
namespace {

constexpr std::size_t kMaxHeader = std::size_t{1024} * 1024;  // bytes

bool is_number(std::string_view name) {
  return !name.empty() && name.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The first record of a text, with its end; nothing if it has more than `limit` bytes. Bytes that
/// are looked at are there to be read afterwards.
std::optional<std::string_view> first_record(corpus::Framing& framing, Input& input,
                                             std::size_t limit) {
  std::string_view record;
  for (std::size_t seen = 0;; seen = record.size()) {
    record = input.peek_more();
    const bool has_ended = record.size() == seen;
    const std::size_t end = framing.first_end(record.substr(seen));
    const bool is_whole = end != corpus::Framing::kNone;
    if (is_whole) record = record.substr(0, seen + end);
    if (record.size() > limit) return std::nullopt;
    if (is_whole || has_ended) return record;
  }
}

/// Finds the columns, and notes what is written for the header.
std::optional<std::string> read_names(const Options& options, const corpus::CsvHeader& names,
                                      std::string_view record, RecordHeader& header) {
  const std::vector<std::string> wanted = words_of(options.column);
  if (auto mistake = header.is_record ? names.find(wanted, header.columns)
                                      : corpus::find_numbered(wanted, header.columns)) {
    return mistake;
  }
  const std::vector<std::string> added = words_of(options.to_field);
  // There may be several columns of one name.
  if (options.to_field && added.size() != header.columns.size()) {
    return fmt::format("{} column{}, but {} for the results (--to-field)", header.columns.size(),
                       header.columns.size() == 1 ? "" : "s", added.size());
  }
  if (!header.is_record) return std::nullopt;
  if (options.to_field) return names.append(record, added, header.text);
  header.text = record;
  return std::nullopt;
}

/// Whether the first record is a header, by --header or because a column is named.
bool has_header(const Options& options) {
  if (options.header) return *options.header == "yes";
  const std::vector<std::string> wanted = words_of(options.column);
  return options.to_field || !std::all_of(wanted.begin(), wanted.end(), is_number);
}

}  // namespace

std::optional<std::string> read_header(const Options& options, Input& input, RecordHeader& header) {
  header.is_record = has_header(options);
  if (!header.is_record && !options.to_field) {
    return corpus::find_numbered(words_of(options.column), header.columns);
  }
  const std::size_t limit = header.is_record ? kMaxHeader : max_record_of(options);
  const std::unique_ptr<corpus::Framing> framing = record_format_of(options).framing(options);
  const std::optional<std::string_view> first = first_record(*framing, input, limit);
  if (!first) {
    return fmt::format("the {} is longer than {} bytes{}",
                       header.is_record ? "header" : "first record", limit,
                       header.is_record ? "" : " (--max-record)");
  }
  if (first->empty()) return std::nullopt;
  const std::string_view record =
      first->substr(0, first->size() - framing->terminator_length(*first));
  corpus::CsvHeader names;
  if (auto error = names.parse(dialect_of(options), record)) return error->what;
  header.width = names.names().size();
  return read_names(options, names, record, header);
}

}  // namespace naqi::cli
