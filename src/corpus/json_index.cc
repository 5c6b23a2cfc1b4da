#include "corpus/json_index.h"

#include <simdjson.h>

#include <algorithm>

#include "corpus/json_error.h"
#include "corpus/simdjson_loader.h"

namespace naqi::corpus {
namespace {

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Where the first control character in a string is, or where a string begins that does not end; 0
// if there is neither.
std::size_t find_fault(std::string_view record) {
  std::size_t opened = 0;
  bool in_string = false;
  bool escaped = false;
  for (std::size_t i = 0; i < record.size(); ++i) {
    const char c = record[i];
    if (in_string && static_cast<unsigned char>(c) < 0x20) return i;
    if (c == '"' && !escaped) {
      in_string = !in_string;
      opened = i;
    }
    escaped = c == '\\' && !escaped;
  }
  return in_string ? opened : 0;
}

// Whether a backslash has a control character after it. simdjson's code for machines without
// vectors does not look at what a backslash escapes.
bool has_escaped_control(std::string_view record) {
  for (std::size_t at = 0; (at = record.find('\\', at)) != std::string_view::npos; ++at) {
    if (at + 1 < record.size() && static_cast<unsigned char>(record[at + 1]) < 0x20) return true;
  }
  return false;
}

// The same structure, in well-formed UTF-8: outside of strings no byte above 0x7F is part of JSON,
// which this leaves for others to see; inside any will do.
void mask(std::string_view record, std::string& out) {
  out.resize(record.size());
  std::transform(record.begin(), record.end(), out.begin(),
                 [](char c) { return static_cast<unsigned char>(c) < 0x80 ? c : '?'; });
}

}  // namespace

struct JsonIndex::Stage {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;

  simdjson::error_code run(std::string_view record) {
    if (record.size() >= simdjson::SIMDJSON_MAXSIZE_BYTES) return simdjson::CAPACITY;
    if (!parser || parser->capacity() <= record.size()) {
      if (const auto error = grow(record.size() + 1)) return error;
    }
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(record.data());
    const auto error = parser->stage1(bytes, record.size(), simdjson::stage1_mode::regular);
    if (error || !is_portable_ || !has_escaped_control(record)) return error;
    return simdjson::UNESCAPED_CHARS;
  }

 private:
  const simdjson::implementation* const code_ = simdjson_code().implementation;
  const bool is_portable_ = code_ != nullptr && code_->name() == "fallback";

  // In steps, so that records that are a little longer each time do not cost an allocation each.
  simdjson::error_code grow(std::size_t least) {
    constexpr std::size_t kSmallest = std::size_t{64} * 1024;
    const std::size_t now = parser ? parser->capacity() : 0;
    const std::size_t capacity =
        std::min(std::max({least, kSmallest, now + now / 2}), simdjson::SIMDJSON_MAXSIZE_BYTES);
    if (parser) return parser->set_capacity(capacity);
    if (code_ == nullptr) return simdjson::UNSUPPORTED_ARCHITECTURE;
    return code_->create_dom_parser_implementation(capacity, simdjson::DEFAULT_MAX_DEPTH, parser);
  }
};

JsonIndex::JsonIndex() : stage_(std::make_unique<Stage>()) {}
JsonIndex::~JsonIndex() = default;

std::optional<RecordError> JsonIndex::build(std::string_view record) {
  record_ = record;
  size_ = 0;
  if (record.empty()) return std::nullopt;
  // A sequence that is cut by the end may be looked for behind it (in simdjson's portable code).
  const bool is_cut = static_cast<unsigned char>(record.back()) >= 0x80;
  simdjson::error_code error = is_cut ? simdjson::UTF8_ERROR : stage_->run(record);
  if (error == simdjson::UTF8_ERROR) {
    mask(record, masked_);
    error = stage_->run(masked_);
  }
  switch (error) {
    case simdjson::SUCCESS:
      tokens_ = stage_->parser->structural_indexes.get();
      size_ = stage_->parser->n_structural_indexes;
      return std::nullopt;
    case simdjson::EMPTY:
      return std::nullopt;
    case simdjson::UNESCAPED_CHARS:
      return json_error("a control character in a string", find_fault(record));
    case simdjson::UNCLOSED_STRING:
      return json_error("a string that does not end", find_fault(record));
    case simdjson::CAPACITY:
      return RecordError{"a JSON record of 4 GiB or more", 0};
    case simdjson::MEMALLOC:
      return RecordError{
          "not enough memory for a JSON record of " + std::to_string(record.size()) + " bytes", 0};
    case simdjson::UNSUPPORTED_ARCHITECTURE:
      return RecordError{simdjson_code().error, 0};
    default:
      return RecordError{"not JSON (simdjson's error " + std::to_string(error) + ")", 0};
  }
}

std::size_t JsonIndex::end(std::size_t token) const {
  std::size_t end = begin(token + 1);
  while (is_space(record_[end - 1])) --end;
  return end;
}

}  // namespace naqi::corpus
