#include "edits.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "emit_fields.h"
#include "json.h"
#include "naqi/edits.h"
#include "text/utf8.h"

namespace naqi::cli {
namespace {

Json json_number(std::uint64_t value) { return {std::to_string(value)}; }

class EditsFilter final : public Filter {
 public:
  EditsFilter(Stream stream, std::string_view file)
      : stream_(std::move(stream)), file_(repaired(file)) {}

  void feed(std::string_view utf8, std::string& out) override {
    source_ += utf8;
    stream_.feed(utf8, output_, edits_);
    write(out);
  }
  void finish(std::string& out) override {
    stream_.finish(output_, edits_);
    write(out);
  }
  [[nodiscard]] const Counts& counts() const override { return stream_.counts(); }
  [[nodiscard]] std::uint64_t cut_text_bytes() const override { return output_offset_; }

 private:
  void write(std::string& out) {
    for (const Edit& edit : edits_.spans(source_, output_)) {
      if (edit.changed) out += line_of(edit) + '\n';
    }
    source_offset_ += edits_.source_length();
    output_offset_ += edits_.output_length();
    source_.erase(0, edits_.source_length());
    output_.clear();
    edits_.clear();
  }

  std::string line_of(const Edit& edit) const {
    const std::string_view from =
        std::string_view(source_).substr(edit.source.begin, edit.source.size());
    const std::string_view to =
        std::string_view(output_).substr(edit.output.begin, edit.output.size());
    const bool well_formed = !text::find_ill_formed(from);
    std::vector<std::pair<std::string_view, Json>> members;
    if (!file_.empty()) members.emplace_back("file", json_string(file_));
    members.emplace_back("offset", json_number(source_offset_ + edit.source.begin));
    members.emplace_back("length", json_number(edit.source.size()));
    members.emplace_back("output_offset", json_number(output_offset_ + edit.output.begin));
    members.emplace_back("output_length", json_number(edit.output.size()));
    members.emplace_back("from", json_string(well_formed ? std::string(from) : repaired(from)));
    if (!well_formed) members.emplace_back("bytes", json_string(hexadecimal(from)));
    members.emplace_back("to", json_string(to));
    return json_object(members).text;
  }

  Stream stream_;
  std::string file_;
  std::string source_;  // not accounted for yet
  std::string output_;
  Edits edits_;
  std::uint64_t source_offset_ = 0;  // of source_ in the file
  std::uint64_t output_offset_ = 0;  // of output_ in the normalized text
};

}  // namespace

std::unique_ptr<Filter> make_edits_filter(Stream stream, std::string_view file) {
  return std::make_unique<EditsFilter>(std::move(stream), file);
}

}  // namespace naqi::cli
