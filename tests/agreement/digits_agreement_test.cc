// Separators after digits that have become other digits: every engine asks whether a digit stands
// before them in the text as it is by then, wherever in a block they are.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/describe.h"
#include "support/engines.h"
#include "support/specs.h"
#include "text/utf8.h"

namespace naqi::test {
namespace {

// Digits, what becomes one under nfkc, and letters whose bytes are like theirs.
constexpr char32_t kBefore[] = {U'2',   0x0662, 0x06F2, 0xFF12, 0x00B2,
                                0x2082, 0x0968, 0x0671, 0x0679, 0x06E5};
constexpr char32_t kSeparators[] = {U',', U'.', 0x060C, 0x066B};

std::string text_with(char32_t before, char32_t separator, std::size_t place) {
  std::string text;
  for (std::size_t i = 0; i < place; ++i) text::append(0x0628, text);
  for (const char32_t c : {before, separator, char32_t{0x0661}}) text::append(c, text);
  for (std::size_t i = 0; i < 80; ++i) text::append(0x0628, text);
  return text;
}

class Digits : public testing::TestWithParam<std::string_view> {
 protected:
  void expect_same(const std::string& text) {
    const std::string expected = reference_.run(text);
    for (Runner& run : fused_) {
      EXPECT_EQ(describe(run.run(text)), describe(expected)) << run.name() << describe(text);
      EXPECT_EQ(run.run_in_chunks(text, 1), expected) << run.name() << describe(text);
    }
  }

  Pipeline pipeline_ = *Pipeline::compile(GetParam());
  std::vector<Runner> fused_ = fused_runners(pipeline_);
  Runner reference_{pipeline_, kReferenceEngine};
};

TEST_P(Digits, are_digits_after_they_changed) {
  for (const char32_t before : kBefore) {
    for (const char32_t separator : kSeparators) {
      for (std::size_t place = 0; place < 64 && !HasFailure(); place += 3) {
        expect_same(text_with(before, separator, place));
      }
    }
  }
}

constexpr std::string_view kSpecs[] = {"digits:arabic_indic separators:arabic",
                                       "digits:arabic_indic separators:ascii",
                                       "digits:arabic_indic punctuation:ascii",
                                       "digits:extended_arabic_indic separators:arabic",
                                       "digits:extended_arabic_indic punctuation:arabic",
                                       "digits:ascii separators:ascii",
                                       "nfkc digits:arabic_indic separators:arabic",
                                       "nfkd digits:extended_arabic_indic separators:arabic",
                                       "nfkc separators:arabic punctuation:ascii"};

INSTANTIATE_TEST_SUITE_P(Specs, Digits, testing::ValuesIn(kSpecs),
                         [](const auto& spec) { return test_name(spec.param); });

}  // namespace
}  // namespace naqi::test
