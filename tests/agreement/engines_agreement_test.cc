// Every engine gives the bytes of the reference: on every code point alone, on every rule family
// with marks, on random and damaged text, and at every chunk size.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "naqi/catalog.h"
#include "support/describe.h"
#include "support/engines.h"
#include "support/random_text.h"
#include "support/same_lines.h"
#include "support/same_text.h"
#include "support/specs.h"
#include "text/utf8.h"

namespace naqi::test {
namespace {

// Woman technologist, man facepalming with skin tone, heart on fire; a joiner that must go.
const std::string kEmojiSequences =
    "\U0001F469\u200D\U0001F4BB \U0001F926\U0001F3FB\u200D\u2642\uFE0F"
    "\u2764\uFE0F\u200D\U0001F525\u200D";

class Agreement : public testing::TestWithParam<std::string> {
 protected:
  Pipeline pipeline_ = *Pipeline::compile(GetParam());
  std::vector<Runner> fused_ = fused_runners(pipeline_);
  Runner reference_{pipeline_, kReferenceEngine};

  void expect_same(const std::string& text) {
    const ExactBuffer buffer(text);
    const std::string want = reference_.run(buffer.view());
    const Counts& counts = reference_.counts();
    for (Runner& run : fused_) {
      const std::string got = run.run(buffer.view());
      if (got != want) {
        ADD_FAILURE() << run.name() << ": " << describe(got) << "\nreference: " << describe(want)
                      << "\ninput: " << describe(text);
      }
      EXPECT_EQ(run.counts().ill_formed, counts.ill_formed) << run.name() << describe(text);
      EXPECT_EQ(run.counts().cut_runs, counts.cut_runs) << run.name() << describe(text);
      EXPECT_EQ(run.counts().first_cut_run, counts.first_cut_run) << run.name() << describe(text);
    }
  }

  void expect_same_in_chunks(const std::string& text) {
    const std::string want = reference_.run(text);
    for (Runner& run : fused_) {
      for (std::size_t chunk = 1; chunk <= std::min<std::size_t>(text.size(), 300); ++chunk) {
        const std::string got = run.run_in_chunks(text, chunk);
        ASSERT_TRUE(same_text(got, want))
            << run.name() << " in chunks of " << chunk << " of " << describe(text);
      }
    }
  }
};

// Texts of several blocks, in which what needs a look at its neighbours is rare or frequent.
TEST_P(Agreement, random_prose) {
  RandomText random(64);
  const int rounds = small_scale() ? 200 : 1500;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    expect_same(random.prose(700));
    if (i % 4 == 0) expect_same(random.damaged_prose(700));
  }
}

TEST_P(Agreement, every_code_point_alone) {
  const char32_t stride = small_scale() ? 37 : 1;
  std::string text;
  for (char32_t c = 0; c < 0x110000; c += c >= 0x3000 ? stride : 1) {
    if ((c >= 0xD800 && c < 0xE000) || c == U'\n') continue;
    text::append(c, text);
    text += '\n';
    if (text.size() > (1U << 20)) {
      EXPECT_EQ(differing_lines(fused_, reference_, text), "");
      text.clear();
    }
  }
  EXPECT_EQ(differing_lines(fused_, reference_, text), "");
}

// One code point of each rule family, and what it becomes, before up to three marks of which some
// compose, some are out of order, and some are no marks at all.
TEST_P(Agreement, every_family_with_marks) {
  std::set<char32_t> bases = {0x627, 0x648, 0x64A, 0x6C1, 0x6D2, 0x6D5, 0x628, 0xFEF7, 0xFE8B};
  std::set<std::size_t> seen;
  for (const Rule& rule : rules()) {
    if (!seen.insert(rule.step).second) continue;
    bases.insert(rule.from);
    bases.insert(rule.to.begin(), rule.to.end());
  }
  bases.erase(U'\n');
  const std::vector<char32_t> marks = {0x653, 0x654, 0x655, 0x64E,  0x651,  0x670,
                                       0x610, 0x6E3, 0x640, 0x200D, 0xFE70, 0x301};
  for (const char32_t base : bases) {
    std::string text;
    const auto add = [&](std::u32string_view line) { text += text::to_utf8(line) + '\n'; };
    for (const char32_t a : marks) {
      add(std::u32string{base, a});
      for (const char32_t b : marks) {
        add(std::u32string{base, a, b});
        for (const char32_t c : marks) {
          if (!small_scale() || c == 0x654) add(std::u32string{base, a, b, c});
        }
      }
    }
    EXPECT_EQ(differing_lines(fused_, reference_, text), "");
  }
}

TEST_P(Agreement, random_text_and_bytes) {
  RandomText random(20231);
  const int rounds = small_scale() ? 300 : 3000;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    expect_same(random.utf8(130));
    expect_same(random.damaged(130));
    if (i % 4 == 0) expect_same(random.bytes(130));
  }
}

TEST_P(Agreement, every_chunk_size_of_prose) {
  RandomText random(78);
  const int rounds = small_scale() ? 2 : 12;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    expect_same_in_chunks(i % 3 == 0 ? random.damaged_prose(400) : random.prose(400));
  }
}

TEST_P(Agreement, every_chunk_size) {
  RandomText random(77);
  const int rounds = small_scale() ? 20 : 150;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string text = i == 0       ? kEmojiSequences
                             : i % 3 == 0 ? random.damaged(130)
                                          : random.utf8(130);
    expect_same_in_chunks(text);
  }
}

// Around the bound on non-starters, where the lanes change and a cut is made.
TEST_P(Agreement, long_runs_of_marks) {
  RandomText random(5);
  const std::vector<std::u32string> units = {
      U"\u064E", U"\u0651\u064E", U"\u0654",      U"\u0640\u0651", U"\u0301\u0323",
      U"\uFE70", U"\uFCF2",       U"\u200B",      U"\u200B\u064E", U"\u1161",
      U"\uFE71", U"\u06E5",       U"\u094D\u200D"};
  const std::vector<std::size_t> counts =
      small_scale() ? std::vector<std::size_t>{512, 1023, 1025}
                    : std::vector<std::size_t>{300, 511, 512, 513, 1023, 1024, 1025, 2050, 3100};
  for (const std::u32string& unit : units) {
    for (const std::size_t count : counts) {
      for (const char32_t base : {char32_t{0x0627}, char32_t{0x06CC}}) {
        std::u32string text(1, base);
        for (std::size_t i = 0; i < count; ++i) text += unit;
        text += U"\u0654\u0628";
        expect_same(text::to_utf8(text));
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Specs, Agreement, testing::ValuesIn(all_specs()),
                         [](const auto& spec) { return test_name(spec.param); });

}  // namespace
}  // namespace naqi::test
