// The golden rows: what specs and presets make of a text, written down by people. Each row goes
// through every engine; what its spec promises besides (naqi/pipeline.h) is checked with ICU.
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "naqi/catalog.h"
#include "naqi/pipeline.h"
#include "pipeline/engine.h"
#include "rules/lookup.h"
#include "rules/spec.h"
#include "support/describe.h"
#include "support/engines.h"
#include "support/golden.h"

namespace naqi {
namespace {

using test::GoldenRow;
using unicode::Form;

const icu::Normalizer2& normalizer(Form form) {
  UErrorCode status = U_ZERO_ERROR;
  switch (form) {
    case Form::nfd:
      return *icu::Normalizer2::getNFDInstance(status);
    case Form::nfkc:
      return *icu::Normalizer2::getNFKCInstance(status);
    case Form::nfkd:
      return *icu::Normalizer2::getNFKDInstance(status);
    default:
      return *icu::Normalizer2::getNFCInstance(status);
  }
}

std::string in_form(Form form, const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  normalizer(form).normalize(icu::UnicodeString::fromUTF8(utf8), status).toUTF8String(out);
  return out;
}

std::string explain(const GoldenRow& row, const Engine& engine) {
  return row.place + ": " + row.why + "\n  spec:     " + row.spec +
         "\n  engine:   " + std::string(engine.name) + "\n  input:    " + test::describe(row.input);
}

void expect_text(const std::string& got, const std::string& expected, const std::string& where) {
  EXPECT_TRUE(got == expected) << where << "\n  expected: " << test::describe(expected)
                               << "\n  got:      " << test::describe(got);
}

void check_promises(const GoldenRow& row, const Pipeline& pipeline, const std::string& where) {
  const rule::Spec spec = rule::parse_spec(row.spec).value();
  if (spec.form == Form::raw || spec.invalid == rule::Invalid::keep) return;
  expect_text(pipeline.normalize(row.expected), row.expected, where + "\n  the output, again");
  expect_text(row.expected, in_form(spec.form, row.expected), where + "\n  the form of the output");
  if (Pipeline::find_ill_formed(row.input)) return;
  for (const Form form : {Form::nfc, Form::nfd}) {
    expect_text(pipeline.normalize(in_form(form, row.input)), row.expected,
                where + (form == Form::nfc ? "\n  as NFC" : "\n  as NFD"));
  }
}

class GoldenFile : public testing::TestWithParam<std::string> {};

TEST_P(GoldenFile, every_row) {
  const std::vector<GoldenRow> rows = test::golden_rows(GetParam());
  EXPECT_FALSE(rows.empty());
  for (const GoldenRow& row : rows) {
    const Result<Pipeline> compiled = Pipeline::compile(row.spec);
    ASSERT_TRUE(compiled) << row.place << ": " << compiled.error().message;
    for (const Engine* engine : test::all_engines()) {
      const Pipeline pipeline = compiled->with_engine(*engine);
      const std::string where = explain(row, *engine);
      expect_text(pipeline.normalize(row.input), row.expected, where);
      check_promises(row, pipeline, where);
    }
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param.substr(0, info.param.rfind('.'));
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Golden, GoldenFile, testing::ValuesIn(test::golden_files()), test_name);

TEST(GoldenRows, are_not_written_twice) {
  std::map<std::string, std::string> seen;
  for (const std::string& file : test::golden_files()) {
    for (const GoldenRow& row : test::golden_rows(file)) {
      const auto [at, fresh] = seen.emplace(row.spec + '\t' + row.input, row.place);
      EXPECT_TRUE(fresh) << row.place << " repeats " << at->second;
    }
  }
}

TEST(GoldenRows, cover_every_preset) {
  std::set<std::string> files;
  for (const std::string& file : test::golden_files()) files.insert(file);
  for (const Preset& preset : presets()) {
    EXPECT_EQ(files.erase("presets/" + std::string(preset.name) + ".tsv"), 1U) << preset.name;
  }
  for (const std::string& file : files) EXPECT_FALSE(file.starts_with("presets/")) << file;
}

// Presets do not count, and a step counts where the text of its row changes.
TEST(GoldenRows, cover_every_leaf_step) {
  std::set<std::string> covered;
  for (const std::string& file : test::golden_files()) {
    if (file.starts_with("presets/")) continue;
    for (const GoldenRow& row : test::golden_rows(file)) {
      const Result<rule::Spec> parsed = rule::parse_spec(row.spec);
      ASSERT_TRUE(parsed) << row.place << ": " << parsed.error().message;
      const rule::Spec& spec = *parsed;
      rule::Spec policies;
      policies.form = spec.form;
      policies.invalid = spec.invalid;
      for (std::size_t at = 0; at < steps().size(); ++at) {
        if (spec.steps[at] && row.input != row.expected) {
          covered.insert(std::string(steps()[at].verb) + ':' + std::string(steps()[at].name));
        }
      }
      const std::string text = rule::to_text(policies) + ' ';
      for (std::size_t at = 0, end = 0; at < text.size(); at = end + 1) {
        end = text.find(' ', at);
        covered.insert(text.substr(at, end - at));
      }
      if (row.spec.find("invalid:replace") == 0) covered.insert("invalid:replace");
    }
  }
  for (const Step& step : steps()) {
    if (!step.members.empty()) continue;
    const std::string name = std::string(step.verb) + ':' + std::string(step.name);
    EXPECT_TRUE(covered.contains(name)) << "no row of tests/golden shows what " << name << " does";
  }
}

}  // namespace
}  // namespace naqi
