// Alignments keep the promises of naqi/edits.h, by every engine, on random and damaged text, in
// pieces of every size; and engines do not contradict each other about what came from where.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "naqi/catalog.h"
#include "pipeline/engine.h"
#include "support/alignment.h"
#include "support/describe.h"
#include "support/engines.h"
#include "support/random_text.h"
#include "support/same_text.h"
#include "support/specs.h"
#include "text/utf8.h"

namespace naqi::test {
namespace {

class EditsAgreement : public testing::TestWithParam<std::string> {
 protected:
  Pipeline pipeline_ = *Pipeline::compile(GetParam());
  AlignedRunner fused_{pipeline_, fused_engines().front()};
  AlignedRunner scalar_{pipeline_, kScalarEngine};
  AlignedRunner reference_{pipeline_, kReferenceEngine};
  Runner text_{pipeline_, fused_engines().front()};

  void expect_kept(const Aligned& aligned) {
    EXPECT_EQ(broken_promise(aligned), "") << describe(aligned);
    EXPECT_TRUE(same_text(aligned.output, text_.run(aligned.source)));
  }
};

// U+FE70 becomes SPACE and a mark, of which the SPACE is left and goes beside another: in the place
// where the kernel had dropped it, U+FF9E, a mark under NFKC, takes the text back.
TEST(EditsOfSqueezedSpace, is_taken_back_as_it_was_written) {
  const Pipeline pipeline = *Pipeline::compile("search nfkc");
  const std::string letters = "\u0628\u0628\u0628\u0628\u0628\u0628\u0628\u0628\u0628\u0628";
  for (std::size_t place = 0; place < 20; ++place) {
    const std::string before = letters.substr(0, 2 * (place % 10)) + std::string(place / 10, 'a');
    const std::string text = before + "\u2028\uFE70\uFF9E" + letters + letters + letters + letters;
    for (const Engine& engine : fused_engines()) {
      const Aligned aligned = AlignedRunner(pipeline, engine).run(text);
      EXPECT_EQ(broken_promise(aligned), "") << engine.name << ' ' << describe(aligned);
      EXPECT_EQ(aligned.output, Runner(pipeline, kReferenceEngine).run(text));
    }
  }
}

TEST_P(EditsAgreement, random_text) {
  RandomText random(4711);
  const int rounds = small_scale() ? 100 : 1500;
  int ambiguous = 0;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string text = i % 3 == 0 ? random.damaged(130) : random.utf8(130);
    const Aligned scalar = scalar_.run(text);
    expect_kept(scalar);
    if (i % 4 != 0) continue;
    const Aligned reference = reference_.run(text);
    expect_kept(reference);
    const Discord found = discord(scalar, reference);
    ambiguous += found == Discord::ambiguous ? 1 : 0;
    EXPECT_NE(found, Discord::contradiction) << describe(text) << "\nscalar    " << describe(scalar)
                                             << "\nreference " << describe(reference);
  }
  EXPECT_LE(ambiguous, rounds / 50);
}

TEST_P(EditsAgreement, random_prose) {
  RandomText random(4714);
  const int rounds = small_scale() ? 20 : 150;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string text = i % 3 == 0 ? random.damaged_prose(700) : random.prose(700);
    const Aligned fused = fused_.run(text);
    expect_kept(fused);
    EXPECT_NE(discord(fused, scalar_.run(text)), Discord::contradiction) << describe(text);
    for (const std::size_t chunk : {7U, 64U, 100U, 300U}) {
      expect_kept(fused_.run_piece_by_piece(text, chunk));
    }
  }
}

TEST_P(EditsAgreement, any_bytes) {
  RandomText random(4712);
  const int rounds = small_scale() ? 30 : 300;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string text = random.bytes(130);
    expect_kept(scalar_.run(text));
    expect_kept(reference_.run(text));
  }
}

TEST_P(EditsAgreement, every_chunk_size) {
  RandomText random(4713);
  const int rounds = small_scale() ? 3 : 20;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string text = i % 2 == 0 ? random.damaged(300) : random.utf8(300);
    for (std::size_t chunk = 1; chunk <= text.size() && !HasFailure(); ++chunk) {
      expect_kept(scalar_.run_in_chunks(text, chunk));
      expect_kept(scalar_.run_piece_by_piece(text, chunk));
    }
  }
}

// Around the bound on non-starters, and what a lane is left for.
TEST_P(EditsAgreement, long_runs) {
  const std::vector<std::size_t> counts = small_scale()
                                              ? std::vector<std::size_t>{70, 1025}
                                              : std::vector<std::size_t>{3, 70, 1023, 1025, 2050};
  for (const char32_t c : {0x064E, 0x0654, 0x0640, 0x0627, 0x0647, 0x20, 0x200C, 0x200D, 0x200F}) {
    for (const std::size_t count : counts) {
      std::u32string line = U"\u0628\u0627";
      line.append(count, c);
      line += U"\u0654\u0651\u064E\u0628 .";
      const std::string text = text::to_utf8(line);
      const Aligned scalar = scalar_.run(text);
      expect_kept(scalar);
      expect_kept(reference_.run(text));
      for (const std::size_t chunk : {1U, 7U, 64U, 300U}) {
        expect_kept(scalar_.run_piece_by_piece(text, chunk));
      }
    }
  }
}

class EditsOfCorpora : public testing::TestWithParam<std::string> {};

TEST_P(EditsOfCorpora, presets_keep_promises) {
  const char* const root = std::getenv("NAQI_CORPORA");
  if (root == nullptr) GTEST_SKIP() << "NAQI_CORPORA is not set: no corpora";
  std::ifstream in(std::string(root) + "/corpora/" + GetParam());
  if (!in) GTEST_SKIP() << "no corpus " << GetParam();
  std::string text(small_scale() ? 1U << 16 : 1U << 20, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  const std::string slice = text.substr(0, 1000);
  for (const Preset& preset : presets()) {
    const Pipeline pipeline = *Pipeline::compile(preset.name);
    AlignedRunner run(pipeline, fused_engines().front());
    EXPECT_EQ(broken_promise(run.run(text)), "") << preset.name;
    EXPECT_EQ(broken_promise(run.run_piece_by_piece(text, 4093)), "") << preset.name;
    const Aligned whole = run.run(slice);
    EXPECT_EQ(discord(whole, AlignedRunner(pipeline, kReferenceEngine).run(slice)), Discord::none);
    for (std::size_t chunk = 1; chunk <= 300; ++chunk) {
      ASSERT_EQ(broken_promise(run.run_piece_by_piece(slice, chunk)), "")
          << preset.name << " in chunks of " << chunk;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Files, EditsOfCorpora,
                         testing::Values("wikipedia_ar.txt", "hadith_diacritized.txt",
                                         "tweets_ar.txt", "persian.txt"),
                         [](const auto& file) {
                           return file.param.substr(0, file.param.find('.'));
                         });
INSTANTIATE_TEST_SUITE_P(Specs, EditsAgreement, testing::ValuesIn(all_specs()),
                         [](const auto& spec) { return test_name(spec.param); });

}  // namespace
}  // namespace naqi::test
