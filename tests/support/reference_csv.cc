#include "support/reference_csv.h"

#include <set>

namespace naqi::test {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

class Parser {
 public:
  Parser(corpus::CsvDialect dialect, std::string_view text) : dialect_(dialect), text_(text) {}

  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }

  ReferenceRecord record() {
    ReferenceRecord record;
    if (text_.substr(at_).starts_with(kMark)) record.mark = take(kMark.size());
    record.fields.push_back(field(record.bad));
    while (!at_end() && text_[at_] == dialect_.delimiter) {
      ++at_;
      record.fields.push_back(field(record.bad));
    }
    record.end = take(line_end());
    return record;
  }

 private:
  std::string take(std::size_t count) {
    at_ += count;
    return std::string(text_.substr(at_ - count, count));
  }

  [[nodiscard]] std::size_t line_end() const {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("\r\n")) return 2;
    return rest.starts_with("\n") ? 1 : 0;
  }

  [[nodiscard]] bool at_field_end() const {
    return at_end() || text_[at_] == dialect_.delimiter || line_end() != 0;
  }

  ReferenceField field(bool& bad) {
    const std::size_t begin = at_;
    ReferenceField field;
    field.quoted = dialect_.quotes && !at_end() && text_[at_] == '"';
    if (field.quoted && !take_quoted(field.text)) bad = true;
    if (field.quoted && !at_field_end()) bad = true;
    while (!at_field_end()) field.text += take(1);
    field.bytes = text_.substr(begin, at_ - begin);
    return field;
  }

  bool take_quoted(std::string& text) {
    ++at_;
    while (!at_end()) {
      if (text_.substr(at_).starts_with("\"\"")) {
        text += '"';
        at_ += 2;
      } else if (text_[at_] == '"') {
        ++at_;
        return true;
      } else {
        text += take(1);
      }
    }
    return false;
  }

  corpus::CsvDialect dialect_;
  std::string_view text_;
  std::size_t at_ = 0;
};

/// False if it cannot be written.
bool write(corpus::CsvDialect dialect, const std::string& text, bool quote, std::string& out) {
  const bool special = text.find_first_of(std::string("\r\n") + dialect.delimiter) != text.npos;
  if (!dialect.quotes) {
    out = text;
    return !special;
  }
  if (!quote && !special && text.find('"') == text.npos) {
    out = text;
    return true;
  }
  out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  out += '"';
  return true;
}

}  // namespace

std::string ReferenceRecord::bytes(char delimiter) const {
  std::string all = mark;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i != 0) all += delimiter;
    all += fields[i].bytes;
  }
  return all;
}

std::vector<ReferenceRecord> reference_records(corpus::CsvDialect dialect, std::string_view text) {
  std::vector<ReferenceRecord> records;
  Parser parser(dialect, text);
  while (!parser.at_end()) records.push_back(parser.record());
  return records;
}

std::optional<std::string> reference_rewrite(corpus::CsvDialect dialect, ReferenceRecord record,
                                             const std::vector<std::size_t>& columns,
                                             std::optional<std::size_t> width,
                                             const TextChange& change) {
  auto& fields = record.fields;
  if (fields.size() == 1 && fields[0].bytes.empty()) return record.bytes(dialect.delimiter);
  if (record.bad || (width && fields.size() != *width)) return std::nullopt;
  for (const std::size_t column : columns) {
    if (column >= fields.size()) return std::nullopt;
  }
  if (width) {
    for (const std::size_t column : columns) {
      const std::string text = change(fields[column].text);
      if (!write(dialect, text, false, fields.emplace_back().bytes)) return std::nullopt;
    }
    return record.bytes(dialect.delimiter);
  }
  for (const std::size_t column : std::set<std::size_t>(columns.begin(), columns.end())) {
    ReferenceField& field = fields[column];
    const std::string text = change(field.text);
    if (text == field.text) continue;
    const bool quote = field.quoted || (column == 0 && text.starts_with(kMark)) ||
                       (text.empty() && fields.size() == 1);
    if (!write(dialect, text, quote, field.bytes)) return std::nullopt;
  }
  return record.bytes(dialect.delimiter);
}

}  // namespace naqi::test
