// Any bytes taken for delimited text, with and without quoting, read in blocks and rewritten record
// by record: the records are those of the reference, and so is what is written; an action that
// changes nothing gives the same bytes. The first byte chooses the dialect, the second the size of
// the blocks, the third the columns; the rest is the text.
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/csv_framing.h"
#include "corpus/csv_header.h"
#include "corpus/csv_record.h"
#include "support/cut_records.h"
#include "support/reference_csv.h"

namespace {

using namespace naqi;

std::string same(const std::string& text) { return text; }

std::string reversed(const std::string& text) { return {text.rbegin(), text.rend()}; }

class Change final : public corpus::FieldAction {
 public:
  explicit Change(test::TextChange change) : change_(std::move(change)) {}
  [[nodiscard]] bool makes_list() const override { return false; }
  void apply(std::string_view utf8, corpus::Texts& out) override {
    out.bytes += change_(std::string(utf8));
  }

 private:
  test::TextChange change_;
};

struct Job {
  corpus::CsvDialect dialect;
  std::vector<std::size_t> columns;
  std::optional<std::size_t> width;
};

void check_record(const Job& job, const test::ReferenceRecord& record, std::string_view body,
                  const test::TextChange& change) {
  corpus::CsvRewriter rewriter(job.dialect, job.columns, job.width);
  Change action(change);
  std::string out = "x";
  bool changed = false;
  const auto error = rewriter.rewrite(body, action, out, changed);
  const auto expected =
      test::reference_rewrite(job.dialect, record, job.columns, job.width, change);
  if (error.has_value() == expected.has_value()) std::abort();
  if (error && error->byte > body.size()) std::abort();
  if (out != "x" + expected.value_or("")) std::abort();
  if (changed != (!error && out.substr(1) != body)) std::abort();
}

void check_header(const Job& job, const test::ReferenceRecord& record, std::string_view body) {
  corpus::CsvHeader header;
  if (header.parse(job.dialect, body).has_value() != record.bad) std::abort();
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < header.names().size(); ++i) {
    if (header.names()[i] != record.fields[i].text) std::abort();
    columns.clear();
    const std::vector<std::string> wanted = {header.names()[i]};
    if (header.find(wanted, columns) || columns.empty() || columns[0] > i) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  const Job replace{{(data[0] & 1) != 0 ? '\t' : ',', (data[0] & 2) == 0},
                    {data[2] % 4U, data[2] / 4U % 4U},
                    std::nullopt};
  Job add = replace;
  add.width = 4 + data[2] / 16U % 2U;
  const std::size_t block = data[1] % 64 + 1;
  const std::string_view text(reinterpret_cast<const char*>(data) + 3, size - 3);

  corpus::CsvFraming reader(replace.dialect);
  corpus::CsvFraming splitter(replace.dialect);
  const auto wholes = test::cut_records(reader, splitter, text, block);
  const auto records = test::reference_records(replace.dialect, text);
  if (wholes.size() != records.size()) std::abort();
  for (std::size_t i = 0; i < wholes.size(); ++i) {
    const std::string& whole = wholes[i];
    if (whole != records[i].bytes(replace.dialect.delimiter) + records[i].end) std::abort();
    const std::string_view body(whole.data(), whole.size() - reader.terminator_length(whole));
    check_record(replace, records[i], body, same);
    check_record(replace, records[i], body, reversed);
    check_record(add, records[i], body, reversed);
    check_header(replace, records[i], body);
  }
  return 0;
}
