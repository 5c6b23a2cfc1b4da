#include "corpus/csv_record.h"

#include <algorithm>

#include "corpus/csv_write.h"
#include "corpus/find_byte.h"

namespace naqi::corpus {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

RecordError wrong_width(std::string_view record, std::size_t found, std::size_t needed) {
  return {"has " + std::to_string(found) + (found == 1 ? " column" : " columns") + ", not " +
              std::to_string(needed),
          record.size()};
}

/// The first field that begins with a quote, from the one that begins at `begin` on; kNone: none.
std::size_t quoted_field(CsvDialect dialect, std::string_view record, std::size_t begin) {
  if (!dialect.quotes) return kNone;
  std::size_t quote = find_byte(record, '"', begin);
  while (quote < record.size() && quote > begin && record[quote - 1] != dialect.delimiter) {
    quote = find_byte(record, '"', quote + 1);
  }
  return quote == record.size() ? kNone : quote;
}

}  // namespace

CsvRewriter::CsvRewriter(CsvDialect dialect, const std::vector<std::size_t>& columns,
                         std::optional<std::size_t> width)
    : dialect_(dialect), width_(width), results_(std::max<std::size_t>(columns.size(), 1)) {
  for (std::size_t i = 0; i < columns.size(); ++i) wanted_.push_back({columns[i], i});
  const auto by_column = [](const Wanted& a, const Wanted& b) { return a.column < b.column; };
  std::stable_sort(wanted_.begin(), wanted_.end(), by_column);
  if (width_) return;
  const auto same = [](const Wanted& a, const Wanted& b) { return a.column == b.column; };
  wanted_.erase(std::unique(wanted_.begin(), wanted_.end(), same), wanted_.end());
}

std::optional<RecordError> CsvRewriter::rewrite(std::string_view record, FieldAction& action,
                                                std::string& out, bool& changed) {
  changed = false;
  const std::size_t begin = first_field(record);
  if (begin == record.size()) {
    out += record;
    return std::nullopt;
  }
  const std::size_t before = out.size();
  Position position{begin, 0};
  std::optional<RecordError> error = take_wanted(record, action, out, position, changed);
  if (!error) error = check_rest(record, position);
  if (!error && width_) {
    error = append_results(record, out);
    changed = true;
  }
  if (!error) return std::nullopt;
  out.resize(before);
  changed = false;
  return error;
}

/// Appends the record with what becomes of the fields in the wanted columns, as far as it is known
/// at once; `position` moves to the field after the last of them.
std::optional<RecordError> CsvRewriter::take_wanted(std::string_view record, FieldAction& action,
                                                    std::string& out, Position& position,
                                                    bool& changed) {
  std::size_t copied = 0;
  for (std::size_t i = 0; i < wanted_.size(); ++position.column) {
    if (position.at == kNone) {
      return wrong_width(record, position.column, width_.value_or(wanted_.back().column + 1));
    }
    const CsvField field = field_at(dialect_, record, position.at);
    if (auto fault = fault_of(record, field)) return fault;
    position.at = field.end == record.size() ? kNone : field.end + 1;
    for (; i < wanted_.size() && wanted_[i].column == position.column; ++i) {
      const std::string_view text = text_of(record, field, unquoted_);
      std::string& result = results_[width_ ? wanted_[i].place : 0];
      apply(action, text, result);
      if (width_ || result == text) continue;
      changed = true;
      out += record.substr(copied, field.begin - copied);
      copied = field.end;
      if (!write(record, field, position.column, result, out)) {
        return RecordError{"the new text of column " + std::to_string(position.column + 1) +
                               " cannot be written without quotes",
                           field.begin};
      }
    }
  }
  out += record.substr(copied);
  return std::nullopt;
}

/// Whether the fields from `position` on are well-formed and, with width_, as many as they should
/// be.
std::optional<RecordError> CsvRewriter::check_rest(std::string_view record,
                                                   Position position) const {
  while (position.at != kNone) {
    if (!width_) {  // nobody counts: fields without quotes, which are always good, are leapt over
      position.at = quoted_field(dialect_, record, position.at);
      if (position.at == kNone) break;
    }
    const CsvField field = field_at(dialect_, record, position.at);
    if (auto fault = fault_of(record, field)) return fault;
    position.at = field.end == record.size() ? kNone : field.end + 1;
    ++position.column;
  }
  if (width_ && position.column != *width_) return wrong_width(record, position.column, *width_);
  return std::nullopt;
}

std::optional<RecordError> CsvRewriter::append_results(std::string_view record,
                                                       std::string& out) const {
  for (std::size_t i = 0; i < wanted_.size(); ++i) {
    out += dialect_.delimiter;
    if (append_field(dialect_, results_[i], out)) continue;
    return RecordError{"the text of new column " + std::to_string(*width_ + i + 1) +
                           " cannot be written without quotes",
                       record.size()};
  }
  return std::nullopt;
}

void CsvRewriter::apply(FieldAction& action, std::string_view text, std::string& result) {
  texts_.clear();
  action.apply(text, texts_);
  if (!action.makes_list()) {
    result.swap(texts_.bytes);
    return;
  }
  result.clear();
  texts_.append_joined(' ', result);
}

/// Appends the new text of a field in its place. False if it cannot be written.
bool CsvRewriter::write(std::string_view record, const CsvField& field, std::size_t column,
                        std::string_view text, std::string& out) const {
  if (!dialect_.quotes) return append_field(dialect_, text, out);
  // Without quotes nothing or a byte order mark at the beginning of a record would be no field.
  const bool is_nothing = text.empty() && column == 0 && field.end == record.size();
  const bool is_mark = column == 0 && text.starts_with(kByteOrderMark);
  if (!field.quoted && !is_nothing && !is_mark) return append_field(dialect_, text, out);
  append_quoted(text, out);
  return true;
}

}  // namespace naqi::corpus
