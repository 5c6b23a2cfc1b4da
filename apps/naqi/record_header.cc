#include "record_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "corpus/csv_header.h"
#include "names.h"

namespace naqi::cli {
namespace {

constexpr std::size_t kMaxHeader = std::size_t{1024} * 1024;  // bytes

std::vector<std::string> list_of(const std::optional<std::string>& names) {
  std::vector<std::string> list;
  if (!names) return list;
  for (const std::string_view name : split_at_commas(*names)) list.emplace_back(name);
  return list;
}

bool is_number(std::string_view name) {
  return !name.empty() && name.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The first record of a text, with its end; nothing if it is too long. Bytes that are looked at
/// are there to be read afterwards.
std::optional<std::string_view> first_record(const Options& options, Input& input) {
  std::size_t seen = 0;
  for (;;) {
    const std::string_view text = input.peek_more();
    const std::unique_ptr<corpus::Framing> framing = record_format_of(options).framing(options);
    const std::size_t end = framing->first_end(text);
    if (end != corpus::Framing::kNone) return text.substr(0, end);
    if (text.size() == seen) return text;
    if (text.size() > kMaxHeader) return std::nullopt;
    seen = text.size();
  }
}

}  // namespace

bool has_header(const Options& options) {
  if (options.header) return *options.header == "yes";
  const std::vector<std::string> wanted = list_of(options.column);
  return options.to_field || !std::all_of(wanted.begin(), wanted.end(), is_number);
}

std::optional<std::string> read_header(const Options& options, Input& input, RecordHeader& header) {
  const std::vector<std::string> wanted = list_of(options.column);
  header.is_record = has_header(options);
  const std::optional<std::string_view> first = first_record(options, input);
  if (!first) return fmt::format("the header has more than {} bytes", kMaxHeader);
  if (first->empty()) return std::nullopt;
  const std::unique_ptr<corpus::Framing> framing = record_format_of(options).framing(options);
  const std::string_view record =
      first->substr(0, first->size() - framing->terminator_length(*first));
  corpus::CsvHeader names;
  if (auto error = names.parse(dialect_of(options), record)) return error->what;
  header.width = names.names().size();
  if (!header.is_record) return corpus::find_numbered(wanted, header.columns);
  if (auto mistake = names.find(wanted, header.columns)) return mistake;
  header.text = record;
  if (!options.to_field) return std::nullopt;
  header.text.clear();
  return names.append(record, list_of(options.to_field), header.text);
}

}  // namespace naqi::cli
