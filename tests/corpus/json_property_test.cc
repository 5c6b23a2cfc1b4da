// Random and damaged records: JsonRewriter and the reference take the same ones and make the same
// of them, and no byte behind a record is read.
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/json_record.h"
#include "support/field_actions.h"
#include "support/random_json.h"
#include "support/reference_json.h"

namespace naqi::corpus {
namespace {

struct Job {
  JsonFields fields;
  JsonRewriter rewriter{fields};
};

std::vector<Job> all_jobs() {
  const struct {
    const char* fields;
    const char* to_fields;
  } rows[] = {{"text", ""},
              {"text", "out"},
              {"text,title,a.b,a.text", ""},
              {"a,b.a,a.b,a\\.b", "out,out,out,b"},
              {"a.a,a.b.text,text", "a,out,a"}};
  std::vector<Job> jobs;
  for (const auto& row : rows) {
    std::string error;
    const auto fields = parse_json_fields(row.fields, row.to_fields, error);
    EXPECT_TRUE(fields.has_value()) << error;
    if (fields) jobs.push_back({*fields});
  }
  return jobs;
}

// Memory of which the last byte is followed by what cannot be read.
class GuardedBytes {
 public:
  GuardedBytes() {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    size_ = 16 * page;
    void* const at =
        ::mmap(nullptr, size_ + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED) return;
    begin_ = static_cast<char*>(at);
    is_guarded_ = ::mprotect(begin_ + size_, page, PROT_NONE) == 0;
  }
  GuardedBytes(const GuardedBytes&) = delete;
  GuardedBytes& operator=(const GuardedBytes&) = delete;
  ~GuardedBytes() {
    if (begin_ != nullptr) {
      ::munmap(begin_, size_ + static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)));
    }
  }

  [[nodiscard]] bool is_guarded() const { return is_guarded_; }
  /// The same bytes, at the end. Precondition: at most 64 KiB.
  [[nodiscard]] std::string_view put(std::string_view bytes) {
    char* const at = begin_ + size_ - bytes.size();
    std::copy(bytes.begin(), bytes.end(), at);
    return {at, bytes.size()};
  }

 private:
  char* begin_ = nullptr;
  std::size_t size_ = 0;
  bool is_guarded_ = false;
};

struct Counts {
  std::size_t accepted = 0;
  std::size_t refused = 0;
  std::size_t changed = 0;
};

void compare(std::string_view record, Job& job, FieldAction& action, Counts& counts) {
  std::string out;
  bool changed = false;
  const auto error = job.rewriter.rewrite(record, action, out, changed);
  const auto expected = test::reference_rewrite(record, job.fields, action);
  ASSERT_EQ(!error.has_value(), expected.has_value()) << record << "\n"
                                                      << (error ? error->what : "no error");
  ASSERT_EQ(out, expected.value_or("")) << record;
  if (error) {
    ++counts.refused;
    ASSERT_LE(error->byte, record.size());
    ASSERT_FALSE(test::parse_json_object(record, test::JsonRules::rfc8259)) << record;
    return;
  }
  ++counts.accepted;
  if (changed) ++counts.changed;
  ASSERT_EQ(changed, out != record) << record;
}

void run(std::uint32_t seed, bool is_damaged, Counts& counts) {
  test::RandomJson random(seed);
  test::KeepAction keep;
  test::EditAction edit;
  test::SplitAction split;
  const std::vector<FieldAction*> actions = {&keep, &edit, &split};
  std::vector<Job> jobs = all_jobs();
  GuardedBytes bytes;
  ASSERT_TRUE(bytes.is_guarded());
  for (int i = 0; i < 20000; ++i) {
    std::string record = random.record();
    if (is_damaged) random.damage(record);
    FieldAction& action = *actions[random.below(actions.size())];
    for (Job& job : jobs) {
      compare(bytes.put(record), job, action, counts);
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

TEST(JsonProperty, RandomRecordsBecomeWhatTheReferenceMakesOfThem) {
  Counts counts;
  run(1, false, counts);
  EXPECT_EQ(counts.refused, 0U);
  EXPECT_GT(counts.changed, counts.accepted / 10);
}

TEST(JsonProperty, DamagedRecordsAreRefusedWhereTheReferenceRefusesThem) {
  Counts counts;
  run(2, true, counts);
  EXPECT_GT(counts.accepted, 1000U);
  EXPECT_GT(counts.refused, 1000U);
}

}  // namespace
}  // namespace naqi::corpus
