// Words and hashtags that are split (TokenOptions): their pieces cover them in the text and in the
// input, stand where they say they do, and are the same by every engine, however the input is cut.
#include <gtest/gtest.h>

#include <iterator>
#include <string>
#include <vector>

#include "pipeline/engine.h"
#include "support/describe.h"
#include "support/engines.h"
#include "support/random_text.h"
#include "support/slices.h"
#include "support/specs.h"
#include "support/token_source.h"
#include "text/utf8.h"

namespace naqi::test {
namespace {

constexpr TokenOptions kAllSplits = {
    .split_scripts = true, .split_digits = true, .split_hashtags = true};

// What splits look at, glued together, and what normalization does to it.
std::string glued(RandomText& random) {
  constexpr char32_t kParts[] = {0x643,  0x62A,  0x644,  0x627, 0x622, 0x64A, 0x6CC, 0x629,
                                 0xFEFB, 0xFDFA, 0x64E,  0x651, 0x64B, 0x653, 0x640, 0x200C,
                                 0x200F, U'a',   U'B',   U'e',  0x301, 0x434, U'1',  U'2',
                                 0x661,  0x6F2,  0x2474, U'#',  U'#',  U'#',  U'_',  U'_',
                                 U'.',   U',',   0x66B,  U' ',  U'\n'};
  std::string out;
  for (std::size_t n = random.below(60); n > 0; --n) {
    const std::size_t part = random.below(std::size(kParts) + 1);
    if (part < std::size(kParts)) {
      text::append(kParts[part], out);
    } else {
      out += random.damaged(8);
    }
  }
  return out;
}

// Empty, or the span whose tokens are not covered by what they were split into.
std::string uncovered(const Tokens& whole, const Tokens& split) {
  std::string wrong;
  std::size_t next = 0;
  for_each_group(whole, [&](const SpanGroup& group) {
    const std::size_t first = next;
    while (next < split.items.size() && split.items[next].text.end <= group.text.end) ++next;
    const bool is_covered = first < next && split.items[first].text.begin == group.text.begin &&
                            split.items[next - 1].text.end == group.text.end &&
                            split.items[first].source.begin == group.source.begin &&
                            split.items[next - 1].source.end == group.source.end;
    if (!is_covered) wrong += std::to_string(group.source.begin) + ' ';
  });
  return next == split.items.size() ? wrong : wrong + "more than there was";
}

std::string without_places(Tokens tokens) {
  for (Token& token : tokens.items) token.source = {};
  return describe(tokens);
}

class SplitAgreement : public testing::TestWithParam<std::string> {
 protected:
  // A piece may be what `replace` looks for, though the word that it is of was not.
  void expect_slices(const Tokens& split, std::string_view text) {
    if (GetParam().find("replace:") != std::string::npos || GetParam() == "social") return;
    for_each_group(split, [&](const SpanGroup& group) {
      EXPECT_EQ(slices_.difference(split, group, text), "") << describe(text);
    });
  }

  void expect_same_in_pieces(const Tokens& split, std::string_view text) {
    for (TokenStream& stream : streams_) {
      for (const std::size_t chunk : {0U, 1U, 5U}) {
        EXPECT_EQ(describe(tokenize_in_chunks(stream, text, chunk)), describe(split))
            << describe(text) << ", " << chunk;
      }
    }
  }

  static std::vector<TokenStream> fused_streams(const Pipeline& pipeline) {
    std::vector<TokenStream> streams;
    for (const Engine& engine : fused_engines()) {
      streams.push_back(pipeline.with_engine(engine).token_stream(kAllSplits));
    }
    return streams;
  }

  Pipeline pipeline_ = *Pipeline::compile(GetParam());
  TokenStream whole_ = pipeline_.token_stream();
  std::vector<TokenStream> streams_ = fused_streams(pipeline_);
  Slices slices_{pipeline_};
};

TEST_P(SplitAgreement, pieces_cover_and_stand_where_they_say) {
  RandomText random(6);
  const std::size_t rounds = small_scale() ? 20 : 150;
  std::size_t cuts = 0;
  for (std::size_t i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string text = glued(random);
    const Tokens whole = tokenize_in_chunks(whole_, text);
    const Tokens split = tokenize_in_chunks(streams_.front(), text);
    EXPECT_EQ(split.text, whole.text);
    EXPECT_EQ(misplaced(split, text.size()), "") << describe(text) << '\n' << describe(split);
    EXPECT_EQ(uncovered(whole, split), "") << describe(text) << '\n' << describe(split);
    expect_slices(split, text);
    expect_same_in_pieces(split, text);
    cuts += split.items.size() - whole.items.size();
  }
  EXPECT_GT(cuts, rounds);
  EXPECT_LE(slices_.exceptions(), slices_.compared() / 40);
}

// One test of all specs: a process takes seconds to compile the rules of the reference. Its places
// may be others, alignments not being unique (naqi/edits.h).
TEST(SplitReference, gives_the_same_pieces) {
  RandomText random(7);
  for (const std::string& spec : all_specs()) {
    const Pipeline pipeline = *Pipeline::compile(spec);
    TokenStream fused = pipeline.token_stream(kAllSplits);
    TokenStream reference = pipeline.with_engine(kReferenceEngine).token_stream(kAllSplits);
    for (int i = 0; i < (small_scale() ? 5 : 60); ++i) {
      const std::string text = glued(random);
      const Tokens tokens = tokenize_in_chunks(reference, text);
      ASSERT_EQ(without_places(tokens), without_places(tokenize_in_chunks(fused, text)))
          << spec << ": " << describe(text);
      ASSERT_EQ(misplaced(tokens, text.size()), "") << spec << ": " << describe(text);
    }
  }
}

const auto kName = [](const auto& spec) { return test_name(spec.param); };
INSTANTIATE_TEST_SUITE_P(Specs, SplitAgreement, testing::ValuesIn(all_specs()), kName);

}  // namespace
}  // namespace naqi::test
