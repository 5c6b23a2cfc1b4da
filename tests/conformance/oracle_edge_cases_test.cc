// Edge cases that peers have answered (oracles/golden_edge_cases.jsonl below NAQI_CORPORA): our
// presets keep their promises on each, and where `search` differs from araclean's profile of that
// name, araclean_search.tsv has a sentence on why.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "naqi/pipeline.h"
#include "support/describe.h"
#include "support/engines.h"
#include "support/json_string.h"

namespace naqi::test {
namespace {

struct EdgeCase {
  int line;
  std::string input;
  std::string araclean;
};

class OracleEdgeCases : public testing::Test {
 protected:
  void SetUp() override {
    const char* const root = std::getenv("NAQI_CORPORA");
    if (root == nullptr) GTEST_SKIP() << "NAQI_CORPORA is not set: no oracles";
    std::ifstream in(std::string(root) + "/oracles/golden_edge_cases.jsonl");
    if (!in) GTEST_SKIP() << "no golden_edge_cases.jsonl";
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      const auto input = json_member(line, "input");
      if (!input) continue;  // the first line says with what the others were made
      const auto araclean = json_member(line, "araclean.search");
      ASSERT_TRUE(araclean) << "line " << number;
      cases_.push_back({number, *input, *araclean});
    }
    ASSERT_GE(cases_.size(), 30U);
  }

  std::vector<EdgeCase> cases_;
};

std::string in_form(const char* name, UNormalization2Mode mode, const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  const auto* const form = icu::Normalizer2::getInstance(nullptr, name, mode, status);
  form->normalize(icu::UnicodeString::fromUTF8(utf8), status).toUTF8String(out);
  return out;
}

TEST_F(OracleEdgeCases, presets_agree_on_every_form_and_are_idempotent) {
  for (const char* const preset : {"clean", "search", "light"}) {
    const Pipeline pipeline = *Pipeline::compile(preset);
    for (const Engine* const engine : test::all_engines()) {
      Runner run(pipeline, *engine);
      for (const EdgeCase& c : cases_) {
        const std::string out = run.run(c.input);
        const auto where = [&] { return std::string(preset) + ", line " + std::to_string(c.line); };
        const std::string nfc = in_form("nfc", UNORM2_COMPOSE, c.input);
        const std::string nfd = in_form("nfc", UNORM2_DECOMPOSE, c.input);
        EXPECT_EQ(describe(run.run(nfc)), describe(out)) << where();
        EXPECT_EQ(describe(run.run(nfd)), describe(out)) << where();
        EXPECT_EQ(describe(run.run(out)), describe(out)) << where();
      }
    }
  }
}

// So that no text of others is in this tree.
std::string hash_of(const std::string& text) {
  std::uint64_t hash = 0xCBF29CE484222325;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  char out[17];
  std::snprintf(out, sizeof out, "%016llx", static_cast<unsigned long long>(hash));
  return out;
}

// "LINE HASH" -> sentence.
std::map<std::string, std::string> sentences() {
  std::ifstream in(NAQI_SOURCE_DIR "/tests/conformance/araclean_search.tsv");
  std::map<std::string, std::string> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    EXPECT_NE(second, std::string::npos) << line;
    EXPECT_GT(line.size(), second + 20) << "no sentence: " << line;
    std::string key = line.substr(0, second);
    key[first] = ' ';
    out[key] = line.substr(second + 1);
  }
  return out;
}

TEST_F(OracleEdgeCases, where_search_differs_from_araclean_a_sentence_says_why) {
  std::map<std::string, std::string> unused = sentences();
  Runner run(*Pipeline::compile("search"), fused_engines().front());
  for (const EdgeCase& c : cases_) {
    const std::string key = std::to_string(c.line) + ' ' + hash_of(c.input);
    const std::string out = run.run(c.input);
    const bool has_sentence = unused.erase(key) == 1;
    EXPECT_EQ(out != c.araclean, has_sentence)
        << key << "\ninput    " << describe(c.input) << "\naraclean " << describe(c.araclean)
        << "\nnaqi     " << describe(out);
  }
  for (const auto& [key, sentence] : unused) ADD_FAILURE() << "no such case: " << key;
}

}  // namespace
}  // namespace naqi::test
