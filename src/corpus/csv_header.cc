#include "corpus/csv_header.h"

#include <algorithm>
#include <charconv>

#include "corpus/csv_field.h"
#include "corpus/csv_write.h"
#include "rules/suggest.h"

namespace naqi::corpus {
namespace {

// A name may be as long as a record, and comparing two takes room for the product of their lengths.
constexpr std::size_t kMaxSuggested = 200;  // bytes

/// 0: it is no number, or too large to be one of a column.
std::size_t number_of(std::string_view text) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return stop == end && error == std::errc() ? number : 0;
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string quoted(std::string_view name) { return '"' + std::string(name) + '"'; }

std::string_view nearest_name(std::string_view name, std::span<const std::string> names) {
  if (name.size() > kMaxSuggested) return {};
  std::vector<std::string_view> candidates;
  for (const std::string& candidate : names) {
    if (candidate.size() <= kMaxSuggested) candidates.push_back(candidate);
  }
  return rule::nearest(name, candidates);
}

std::string no_such_column(std::string_view name, std::span<const std::string> names) {
  std::string what = "no column is called " + quoted(name);
  if (names.empty()) return what + ": the header is empty";
  if (is_digits(name)) {
    return "there is no column " + std::string(name) + ": they are 1 to " +
           std::to_string(names.size());
  }
  const std::string_view nearest = nearest_name(name, names);
  if (!nearest.empty()) return what + ", did you mean " + quoted(nearest) + "?";
  return what;
}

}  // namespace

std::optional<RecordError> CsvHeader::parse(CsvDialect dialect, std::string_view record) {
  dialect_ = dialect;
  names_.clear();
  std::size_t at = first_field(record);
  if (at == record.size()) return std::nullopt;
  std::string buffer;
  while (true) {
    const CsvField field = field_at(dialect, record, at);
    std::optional<RecordError> error = fault_of(record, field);
    if (!error && names_.size() == kMaxColumns) {
      error = RecordError{"has more than " + std::to_string(kMaxColumns) + " columns", at};
    }
    if (error) {
      names_.clear();
      return error;
    }
    names_.emplace_back(text_of(record, field, buffer));
    if (field.end == record.size()) return std::nullopt;
    at = field.end + 1;
  }
}

std::optional<std::string> CsvHeader::find(std::span<const std::string> wanted,
                                           std::vector<std::size_t>& columns) const {
  const std::size_t before = columns.size();
  std::vector<bool> taken(names_.size());
  const auto take = [&](std::size_t column) {
    if (!taken[column]) columns.push_back(column);
    taken[column] = true;
  };
  for (const std::string& name : wanted) {
    bool found = false;
    for (std::size_t column = 0; column < names_.size(); ++column) {
      if (names_[column] != name) continue;
      found = true;
      take(column);
    }
    if (found) continue;
    const std::size_t number = number_of(name);
    if (number == 0 || number > names_.size()) {
      columns.resize(before);
      return no_such_column(name, names_);
    }
    take(number - 1);
  }
  return std::nullopt;
}

std::optional<std::string> CsvHeader::append(std::string_view record,
                                             std::span<const std::string> new_names,
                                             std::string& out) const {
  if (names_.empty()) return "the header is empty";
  const std::size_t before = out.size();
  out += record;
  for (std::size_t i = 0; i < new_names.size(); ++i) {
    const std::string& name = new_names[i];
    const auto earlier = new_names.first(i);
    std::string what;
    if (std::find(names_.begin(), names_.end(), name) != names_.end()) {
      what = "there is a column called " + quoted(name) + " already";
    } else if (std::find(earlier.begin(), earlier.end(), name) != earlier.end()) {
      what = "two new columns are called " + quoted(name);
    } else {
      out += dialect_.delimiter;
      if (append_field(dialect_, name, out)) continue;
      what = "a column cannot be called " + quoted(name) + " without quotes";
    }
    out.resize(before);
    return what;
  }
  return std::nullopt;
}

std::optional<std::string> find_numbered(std::span<const std::string> wanted,
                                         std::vector<std::size_t>& columns) {
  const std::size_t before = columns.size();
  for (const std::string& name : wanted) {
    const std::size_t number = number_of(name);
    if (number == 0) {
      columns.resize(before);
      return "without a header a column is a number from 1, not " + quoted(name);
    }
    const auto own = columns.begin() + static_cast<std::ptrdiff_t>(before);
    if (std::find(own, columns.end(), number - 1) == columns.end()) columns.push_back(number - 1);
  }
  return std::nullopt;
}

}  // namespace naqi::corpus
