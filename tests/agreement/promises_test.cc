// The promises of a pipeline (include/naqi/pipeline.h) on random text and on the corpora:
// canonically equivalent inputs give one output, outputs are in form and fixed points, lines are
// independent.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "support/describe.h"
#include "support/engines.h"
#include "support/random_text.h"
#include "support/same_text.h"
#include "support/specs.h"

namespace naqi::test {
namespace {

const icu::Normalizer2& form_named(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const bool compatibility = name.find('k') != std::string::npos;
  const bool decomposed = name.back() == 'd';
  return *icu::Normalizer2::getInstance(nullptr, compatibility ? "nfkc" : "nfc",
                                        decomposed ? UNORM2_DECOMPOSE : UNORM2_COMPOSE, status);
}

std::string in_form(const std::string& name, const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  form_named(name).normalize(icu::UnicodeString::fromUTF8(utf8), status).toUTF8String(out);
  return out;
}

// The form that a canonical spec names; nfkc_arabic is in NFC.
std::string form_of(const Pipeline& pipeline) {
  const std::string spec = pipeline.spec();
  const std::string form = spec.substr(5, spec.find(' ') - 5);
  return form == "nfkc_arabic" ? "nfc" : form;
}

class Promises : public testing::TestWithParam<std::string> {
 protected:
  Pipeline pipeline_ = *Pipeline::compile(GetParam());
  Runner run_{pipeline_, fused_engines().front()};
};

TEST_P(Promises, hold_on_random_text) {
  RandomText random(4242);
  const std::string form = form_of(pipeline_);
  const int rounds = small_scale() ? 500 : 10000;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string text = random.utf8(130);
    const std::string out = run_.run(text);
    EXPECT_TRUE(same_text(run_.run(in_form("nfc", text)), out)) << describe(text);
    EXPECT_TRUE(same_text(run_.run(in_form("nfd", text)), out)) << describe(text);
    EXPECT_TRUE(same_text(run_.run(out), out)) << describe(text);
    EXPECT_TRUE(same_text(in_form(form, out), out)) << describe(text);
  }
}

TEST_P(Promises, lines_are_independent) {
  RandomText random(99);
  const int rounds = small_scale() ? 300 : 3000;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string a = random.damaged(60);
    const std::string b = random.damaged(60);
    EXPECT_TRUE(same_text(run_.run(a + '\n' + b), run_.run(a) + '\n' + run_.run(b)))
        << describe(a) << "| " << describe(b);
  }
}

class Corpora : public testing::TestWithParam<std::string> {};

TEST_P(Corpora, presets_keep_their_promises) {
  const char* const root = std::getenv("NAQI_CORPORA");
  if (root == nullptr) GTEST_SKIP() << "NAQI_CORPORA is not set: no corpora";
  std::ifstream in(std::string(root) + "/corpora/" + GetParam());
  if (!in) GTEST_SKIP() << "no corpus " << GetParam();
  std::stringstream buffer;
  buffer << in.rdbuf();
  const std::string text = buffer.str().substr(0, small_scale() ? 1U << 18 : 6U << 20);
  const std::string nfc = in_form("nfc", text);
  const std::string nfd = in_form("nfd", text);
  for (const Preset& preset : presets()) {
    const Pipeline pipeline = *Pipeline::compile(preset.name);
    Runner run(pipeline, fused_engines().front());
    const std::string out = run.run(text);
    for (const Engine* engine : all_engines()) {
      EXPECT_TRUE(out == Runner(pipeline, *engine).run(text)) << preset.name << engine->name;
    }
    EXPECT_TRUE(out == run.run_in_chunks(text, 4093)) << preset.name;
    if (!promises(pipeline)) continue;
    EXPECT_TRUE(out == run.run(nfc)) << preset.name;
    EXPECT_TRUE(out == run.run(nfd)) << preset.name;
    EXPECT_TRUE(out == run.run(out)) << preset.name;
    EXPECT_TRUE(out == in_form(form_of(pipeline), out)) << preset.name;
  }
}

INSTANTIATE_TEST_SUITE_P(Specs, Promises, testing::ValuesIn(promising_specs()),
                         [](const auto& spec) { return test_name(spec.param); });
INSTANTIATE_TEST_SUITE_P(
    Files, Corpora, testing::Values("wikipedia_ar.txt", "hadith_diacritized.txt", "tweets_ar.txt"),
    [](const auto& file) { return file.param.substr(0, file.param.find('.')); });

}  // namespace
}  // namespace naqi::test
