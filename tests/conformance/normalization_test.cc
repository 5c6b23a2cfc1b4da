// NormalizationTest.txt of Unicode 15.0 at 100 %: nfc, nfd, nfkc and nfkd, by both engines.
#include <gtest/gtest.h>

#include <cstdio>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/describe.h"
#include "support/engines.h"
#include "support/unicode_data.h"
#include "text/utf8.h"

namespace naqi::test {
namespace {

std::string read_test_file() {
  const std::string command =
      "bzip2 -dc '" + (unicode_data() / "NormalizationTest.txt.bz2").string() + "' 2>/dev/null";
  std::string text;
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return text;
  char buffer[65536];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) {
    text.append(buffer, n);
  }
  pclose(pipe);
  return text;
}

std::string parse_field(const std::string& field, std::set<char32_t>& seen) {
  std::istringstream in(field);
  std::u32string text;
  for (std::string hex; in >> hex;) text += static_cast<char32_t>(std::stoul(hex, nullptr, 16));
  if (text.size() == 1) seen.insert(text[0]);
  return text::to_utf8(text);
}

// The five columns of each row: source; NFC; NFD; NFKC; NFKD.
std::vector<std::vector<std::string>> parse(const std::string& file, std::set<char32_t>& seen) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream in(file);
  bool in_part_1 = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("@")) in_part_1 = line.starts_with("@Part1");
    if (line.empty() || line[0] == '#' || line[0] == '@') continue;
    std::istringstream columns(line);
    std::vector<std::string> row;
    std::set<char32_t> ignored;
    for (std::string field; row.size() < 5 && std::getline(columns, field, ';');) {
      row.push_back(parse_field(field, row.empty() && in_part_1 ? seen : ignored));
    }
    rows.push_back(row);
  }
  return rows;
}

struct FormCase {
  const char* spec;
  std::size_t column;        // of the expected text
  std::vector<int> sources;  // columns that normalize to it
  std::size_t other;         // the rest normalizes to this column
};

class Normalization : public testing::TestWithParam<const Engine*> {};

TEST_P(Normalization, test_file) {
  const std::string file = read_test_file();
  if (file.empty()) GTEST_SKIP() << "no NormalizationTest.txt.bz2 (Debian: unicode-data, bzip2)";
  ASSERT_NE(file.find("NormalizationTest-15.0.0.txt"), std::string::npos);
  std::set<char32_t> seen;
  const auto rows = parse(file, seen);
  ASSERT_GT(rows.size(), 18000U);
  // The conformance clauses at the head of the file.
  const std::vector<FormCase> cases = {{"nfc", 1, {0, 1, 2}, 3},
                                       {"nfd", 2, {0, 1, 2}, 4},
                                       {"nfkc", 3, {0, 1, 2, 3, 4}, 3},
                                       {"nfkd", 4, {0, 1, 2, 3, 4}, 4}};
  for (const FormCase& form : cases) {
    Runner runner(*Pipeline::compile(form.spec), *GetParam());
    for (const auto& row : rows) {
      for (std::size_t column = 0; column < 5; ++column) {
        const bool canonical = column < form.sources.size();
        const std::string& want = row[canonical ? form.column : form.other];
        ASSERT_EQ(describe(runner.run(row[column])), describe(want))
            << form.spec << " of " << describe(row[column]);
      }
    }
    // Every code point that part 1 does not list is left alone.
    std::string rest;
    for (char32_t c = 0; c < 0x110000; ++c) {
      if ((c >= 0xD800 && c < 0xE000) || seen.contains(c)) continue;
      text::append(c, rest);
      rest += '\n';
    }
    ASSERT_TRUE(runner.run(rest) == rest) << form.spec;
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, Normalization, testing::ValuesIn(test::all_engines()),
                         [](const auto& engine) { return std::string(engine.param->name); });

}  // namespace
}  // namespace naqi::test
