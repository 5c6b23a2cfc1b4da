#include "record_format.h"

#include <array>
#include <utility>

#include "corpus/csv_framing.h"
#include "corpus/csv_record.h"
#include "corpus/json_fields.h"
#include "corpus/json_record.h"

namespace naqi::cli {
namespace {

std::unique_ptr<corpus::Framing> frame_lines(const Options& /*options*/) {
  return std::make_unique<corpus::ByteFraming>('\n');
}

std::unique_ptr<corpus::Framing> frame_null(const Options& /*options*/) {
  return std::make_unique<corpus::ByteFraming>('\0');
}

std::unique_ptr<corpus::Framing> frame_delimited(const Options& options) {
  return std::make_unique<corpus::CsvFraming>(dialect_of(options));
}

/// The whole record is the text. Between tokens is a space, between sentences a line end.
class TextRewriter {
 public:
  explicit TextRewriter(char separator) : separator_(separator) {}

  std::optional<corpus::RecordError> operator()(std::string_view record,
                                                corpus::FieldAction& action, std::string& out,
                                                bool& changed) {
    texts_.clear();
    action.apply(record, texts_);
    const std::size_t begin = out.size();
    if (action.makes_list()) {
      texts_.append_joined(separator_, out);
    } else {
      out += texts_.bytes;
    }
    changed = std::string_view(out).substr(begin) != record;
    return std::nullopt;
  }

 private:
  char separator_;
  corpus::Texts texts_;
};

Rewriter rewrite_text(const Options& options, const RecordHeader& /*header*/) {
  return TextRewriter(options.command == kSentences ? '\n' : ' ');
}

Rewriter rewrite_json(const Options& options, const RecordHeader& /*header*/) {
  auto rewriter = std::make_shared<corpus::JsonRewriter>(json_fields_of(options));
  return [rewriter](std::string_view record, corpus::FieldAction& action, std::string& out,
                    bool& changed) -> std::optional<corpus::RecordError> {
    // Some write it before the first record (RFC 8259, section 8.1, allows to ignore it).
    const std::size_t mark =
        record.starts_with(corpus::kByteOrderMark) ? corpus::kByteOrderMark.size() : 0;
    // Many a file ends with an empty line.
    if (record.find_first_not_of(" \t\r", mark) == std::string_view::npos) {
      out += record;
      changed = false;
      return std::nullopt;
    }
    if (mark == 0) return rewriter->rewrite(record, action, out, changed);
    // White space in its place is allowed, and leaves the places in messages as they are.
    std::string spaced(mark, ' ');
    spaced += record.substr(mark);
    const std::size_t begin = out.size();
    auto error = rewriter->rewrite(spaced, action, out, changed);
    if (!error) out.replace(begin, mark, corpus::kByteOrderMark);
    return error;
  };
}

Rewriter rewrite_delimited(const Options& options, const RecordHeader& header) {
  const std::optional<std::size_t> width =
      options.to_field ? std::optional(header.width) : std::nullopt;
  auto rewriter = std::make_shared<corpus::CsvRewriter>(dialect_of(options), header.columns, width);
  return [rewriter](std::string_view record, corpus::FieldAction& action, std::string& out,
                    bool& changed) { return rewriter->rewrite(record, action, out, changed); };
}

constexpr std::array kFormats = {
    RecordFormat{"lines", nullptr, frame_lines, rewrite_text, false, false},
    RecordFormat{"null", &Options::null, frame_null, rewrite_text, false, false},
    RecordFormat{"jsonl", &Options::jsonl, frame_lines, rewrite_json, false, true},
    RecordFormat{"csv", &Options::csv, frame_delimited, rewrite_delimited, true, true},
    RecordFormat{"tsv", &Options::tsv, frame_delimited, rewrite_delimited, true, true},
};

}  // namespace

std::span<const RecordFormat> record_formats() { return kFormats; }

const RecordFormat& record_format_of(const Options& options) {
  for (const RecordFormat& format : kFormats) {
    if (format.flag != nullptr && options.*format.flag) return format;
  }
  return kFormats.front();
}

corpus::CsvDialect dialect_of(const Options& options) {
  return {options.tsv ? '\t' : ',', options.quotes};
}

corpus::JsonFields json_fields_of(const Options& options) {
  std::string error;  // there is none: check_record_options
  return corpus::parse_json_fields(options.field.value_or(""), options.to_field.value_or(""), error)
      .value();
}

}  // namespace naqi::cli
