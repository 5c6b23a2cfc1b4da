// What records are, as rows: lines, JSON objects, rows of delimited text, NUL-separated texts.
#ifndef NAQI_APPS_RECORD_FORMAT_H_
#define NAQI_APPS_RECORD_FORMAT_H_

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/csv_scanner.h"
#include "corpus/field_action.h"
#include "corpus/framing.h"
#include "corpus/json_fields.h"
#include "options.h"

namespace naqi::cli {

/// What there is to know of a text before its records can be read.
struct RecordHeader {
  std::vector<std::size_t> columns;  // from 0, those that are treated
  std::size_t width = 0;             // how many there are
  bool is_record = false;            // the first record is the header
  std::string text;                  // what is written for it, without its end
  bool is_decoded = false;           // what could not be decoded is FF (corpus::Decoder)
};

/// Appends what becomes of a record, without its end, to `out`. Of one thread.
using Rewriter = std::function<std::optional<corpus::RecordError>(
    std::string_view record, corpus::FieldAction& action, std::string& out, bool& changed)>;

struct RecordFormat {
  std::string_view name;
  bool Options::*flag;  // null: for texts without any of the others
  std::unique_ptr<corpus::Framing> (*framing)(const Options& options);
  Rewriter (*rewriter)(const Options& options, const RecordHeader& header);
  bool has_columns;
  bool has_syntax;  // so that half of one is none: what an error of the input cuts is not written
};

/// The first is lines.
[[nodiscard]] std::span<const RecordFormat> record_formats();
[[nodiscard]] const RecordFormat& record_format_of(const Options& options);

[[nodiscard]] corpus::CsvDialect dialect_of(const Options& options);
/// Precondition: check_record_options() has nothing against them.
[[nodiscard]] corpus::JsonFields json_fields_of(const Options& options);

}  // namespace naqi::cli

#endif  // NAQI_APPS_RECORD_FORMAT_H_
