// Any bytes as a JSON record, with fields of all kinds, against the reference. The first byte
// chooses the fields and the action, the rest is the record.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/json_record.h"
#include "support/field_actions.h"
#include "support/reference_json.h"

namespace {

using namespace naqi;

corpus::JsonFields fields_of(std::string_view fields, std::string_view to_fields) {
  std::string error;
  const auto out = corpus::parse_json_fields(fields, to_fields, error);
  if (!out) std::abort();
  return *out;
}

struct Job {
  corpus::JsonFields fields;
  corpus::JsonRewriter rewriter{fields};
};

std::vector<Job>& jobs() {
  static std::vector<Job> all = [] {
    std::vector<Job> jobs;
    jobs.push_back({fields_of("text", "")});
    jobs.push_back({fields_of("text", "out")});
    jobs.push_back({fields_of("text,a.b,a.text", "")});
    jobs.push_back({fields_of("a,b.a,a.b,a\\.b", "out,out,out,b")});
    jobs.push_back({fields_of("a.a,a.b.text,text", "a,out,a")});
    return jobs;
  }();
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static test::EditAction edit;
  static test::SplitAction split;
  if (size == 0) return 0;
  const std::size_t choice = data[0] % (2 * jobs().size());
  Job& job = jobs()[choice / 2];
  corpus::FieldAction& action = choice % 2 == 0 ? static_cast<corpus::FieldAction&>(edit) : split;
  // Of its own, so that reading behind it is found.
  const std::vector<char> bytes(data + 1, data + size);
  const std::string_view record(bytes.data(), bytes.size());

  std::string out = "before";
  bool changed = false;
  const auto error = job.rewriter.rewrite(record, action, out, changed);
  const auto expected = test::reference_rewrite(record, job.fields, action);
  if (error.has_value() == expected.has_value()) std::abort();
  if (out != "before" + expected.value_or("")) std::abort();
  if (expected && changed != (*expected != record)) std::abort();
  if (test::parse_json_object(record, test::JsonRules::rfc8259) && !expected) {
    std::abort();  // the reference is not to be stricter than RFC 8259
  }
  return 0;
}
