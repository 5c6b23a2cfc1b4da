// Rules that were compiled are kept, and are the same when they are read again; a file that is
// damaged is not taken.
#include "tokens/reference_rules_cache.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <unicode/unistr.h>

#include "support/temporary_directory.h"

namespace naqi::tokens {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRules = "!!forward; [a-z]+{7}; [0-9]+{9};";

// Boundaries and statuses of a text.
std::vector<int> cut(icu::RuleBasedBreakIterator& rules) {
  const icu::UnicodeString text = u"ab12,c";
  rules.setText(text);
  std::vector<int> out;
  for (int at = rules.next(); at != icu::BreakIterator::DONE; at = rules.next()) {
    out.insert(out.end(), {at, rules.getRuleStatus()});
  }
  return out;
}

const std::vector<int> kWant = {2, 7, 4, 9, 5, 0, 6, 7};

std::vector<fs::path> files_in(const fs::path& folder) {
  return {fs::directory_iterator(folder), fs::directory_iterator()};
}

TEST(ReferenceRules, are_kept_and_read_again) {
  const testing::TemporaryDirectory folder;
  EXPECT_EQ(cut(*compile_rules(kRules, folder.path())), kWant);
  ASSERT_EQ(files_in(folder.path()).size(), 1U);
  const fs::path file = files_in(folder.path()).front();
  const auto time = fs::last_write_time(file);
  EXPECT_EQ(cut(*compile_rules(kRules, folder.path())), kWant);
  EXPECT_EQ(fs::last_write_time(file), time);
  (void)compile_rules("!!forward; [a-z]+;", folder.path());
  EXPECT_EQ(files_in(folder.path()).size(), 2U);
}

TEST(ReferenceRules, damaged_ones_are_compiled_anew) {
  const testing::TemporaryDirectory folder;
  (void)compile_rules(kRules, folder.path());
  const fs::path file = files_in(folder.path()).front();
  const auto size = fs::file_size(file);
  for (const std::uintmax_t left : {std::uintmax_t{0}, std::uintmax_t{20}, size / 2, size - 1}) {
    fs::resize_file(file, left);
    EXPECT_EQ(cut(*compile_rules(kRules, folder.path())), kWant) << left;
    EXPECT_EQ(fs::file_size(file), size);
  }
}

TEST(ReferenceRules, where_nothing_can_be_kept) {
  EXPECT_EQ(cut(*compile_rules(kRules, "/nowhere/at/all")), kWant);
  EXPECT_THROW((void)compile_rules("!!forward; [a-", "/nowhere/at/all"), std::logic_error);
}

}  // namespace
}  // namespace naqi::tokens
