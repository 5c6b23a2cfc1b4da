// What runs after the form, strip:html and replace, on text made of what it looks for: all engines
// give the bytes of the reference, whatever the chunks; filtering again changes nothing; forms,
// lines and alignments keep their promises.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "support/alignment.h"
#include "support/describe.h"
#include "support/engines.h"
#include "support/random_markup.h"
#include "support/same_text.h"
#include "support/specs.h"

namespace naqi::test {
namespace {

std::string in_form(const char* name, UNormalization2Mode mode, const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::Normalizer2::getInstance(nullptr, name, mode, status)
      ->normalize(icu::UnicodeString::fromUTF8(utf8), status)
      .toUTF8String(out);
  return out;
}

class Filters : public testing::TestWithParam<std::string> {
 protected:
  Pipeline pipeline_ = *Pipeline::compile(GetParam());
  std::vector<Runner> fused_ = fused_runners(pipeline_);
  Runner reference_{pipeline_, kReferenceEngine};

  Runner& run() { return fused_.front(); }

  // Texts of one to some dozen pieces: short ones reach more of what can meet.
  static std::string text(RandomText& random) {
    return random_markup(random, 4 + random.below(80));
  }
};

TEST_P(Filters, engines_agree) {
  RandomText random(9001);
  const int rounds = small_scale() ? 300 : 3000;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string input = text(random);
    const std::string want = reference_.run(input);
    for (Runner& fused : fused_) {
      EXPECT_TRUE(same_text(fused.run(input), want)) << fused.name() << describe(input);
    }
  }
}

TEST_P(Filters, every_chunk_size) {
  RandomText random(9002);
  const int rounds = small_scale() ? 20 : 200;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string input = text(random);
    const std::string want = run().run(input);
    for (std::size_t chunk = 1; chunk < input.size() && !HasFailure(); ++chunk) {
      EXPECT_TRUE(same_text(run().run_in_chunks(input, chunk), want))
          << chunk << ": " << describe(input);
    }
  }
}

TEST_P(Filters, promises) {
  if (!test::promises(pipeline_)) GTEST_SKIP() << "form:raw promises nothing";
  RandomText random(9003);
  const int rounds = small_scale() ? 1000 : 30000;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string input = text(random);
    const std::string out = run().run(input);
    EXPECT_TRUE(same_text(run().run(out), out)) << describe(input);
    const std::string nfc = in_form("nfc", UNORM2_COMPOSE, input);
    EXPECT_TRUE(same_text(run().run(nfc), out)) << describe(input);
    const std::string nfd = in_form("nfc", UNORM2_DECOMPOSE, input);
    EXPECT_TRUE(same_text(run().run(nfd), out)) << describe(input);
    const std::string more = text(random);
    EXPECT_TRUE(same_text(run().run(input + '\n' + more), out + '\n' + run().run(more)))
        << describe(input) << "| " << describe(more);
  }
}

// Candidates around the length at which a tag is none, with tokens in them that shrink and grow.
TEST_P(Filters, long_tags) {
  RandomText random(9004);
  const int rounds = small_scale() ? 20 : 300;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    std::string input = random_markup(random, random.below(20));
    input += random.below(2) == 0 ? "<a " : "<!-- ";
    const std::size_t length = 900 + random.below(300);
    for (std::size_t begin = input.size(); input.size() < begin + length;) {
      constexpr std::string_view kFillers[] = {
          "x", "5 ", " ", "\U0001F44D", "12,5 ", "http://a.b/c ", "\u0628", "a@b.c ", "-"};
      input += kFillers[random.below(std::size(kFillers))];
    }
    input += random_markup(random, random.below(60));
    if (random.below(2) == 0) input += random.below(2) == 0 ? ">" : "-->";
    input += random_markup(random, random.below(60));
    const std::string out = run().run(input);
    EXPECT_TRUE(same_text(out, reference_.run(input)));
    EXPECT_TRUE(same_text(out, run().run_in_chunks(input, 1 + random.below(40))));
    if (!test::promises(pipeline_)) continue;
    EXPECT_TRUE(same_text(run().run(out), out)) << describe(input);
  }
}

TEST_P(Filters, damaged_text_and_bytes) {
  RandomText random(9005);
  const int rounds = small_scale() ? 100 : 1000;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    std::string input = text(random);
    input.insert(random.below(input.size()), random.bytes(6));
    const std::string want = reference_.run(input);
    EXPECT_TRUE(same_text(run().run_in_chunks(input, 1 + random.below(9)), want))
        << describe(input);
  }
}

TEST_P(Filters, alignments) {
  AlignedRunner aligned(pipeline_, fused_engines().front());
  AlignedRunner reference(pipeline_, kReferenceEngine);
  RandomText random(9006);
  const int rounds = small_scale() ? 100 : 1500;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string input = text(random);
    const std::string want = run().run(input);
    for (const Aligned& got : {aligned.run(input), reference.run(input),
                               aligned.run_in_chunks(input, 1 + random.below(9)),
                               aligned.run_piece_by_piece(input, 1 + random.below(9))}) {
      EXPECT_TRUE(same_text(got.output, want)) << describe(input);
      EXPECT_EQ(broken_promise(got), "") << describe(got);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Specs, Filters, testing::ValuesIn(specs_with_filters()),
                         [](const auto& spec) { return test_name(spec.param); });

}  // namespace
}  // namespace naqi::test
