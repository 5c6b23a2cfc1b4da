#include "corpus/csv_field.h"

namespace naqi::corpus {

std::optional<RecordError> fault_of(std::string_view record, const CsvField& field) {
  if (field.reached == CsvState::quoted) {
    return RecordError{"a quote opens a field and none closes it", field.begin};
  }
  if (field.reached != CsvState::spoiled) return std::nullopt;
  std::size_t close = find_byte(record, '"', field.begin + 1);
  while (record[close + 1] == '"') close = find_byte(record, '"', close + 2);
  return RecordError{"a closing quote is not at the end of its field", close};
}

std::string_view text_of(std::string_view record, const CsvField& field, std::string& buffer) {
  if (!field.quoted) return record.substr(field.begin, field.end - field.begin);
  const std::string_view inside = record.substr(field.begin + 1, field.end - field.begin - 2);
  if (!field.doubled) return inside;
  buffer.clear();
  for (std::size_t at = 0; at < inside.size();) {
    const std::size_t quote = find_byte(inside, '"', at);
    buffer += inside.substr(at, quote + 1 - at);
    at = quote + 2;
  }
  return buffer;
}

}  // namespace naqi::corpus
