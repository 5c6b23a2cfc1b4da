// Places of tokens (Token::source): every engine and every way of cutting the input gives the same,
// and what stands there, normalized by the same pipeline, is the text of the token.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "naqi/catalog.h"
#include "pipeline/engine.h"
#include "support/describe.h"
#include "support/engines.h"
#include "support/random_text.h"
#include "support/specs.h"
#include "support/token_source.h"
#include "text/utf8.h"

namespace naqi::test {
namespace {

std::string random_piece(RandomText& random, int i) {
  switch (i % 4) {
    case 0:
      return random.damaged(130);
    case 1:
      return random.utf8(130);
    case 2:
      return random.prose(300);
    default:
      return random.damaged_prose(300);
  }
}

// A text without what rules that look at neighbours may do otherwise at the ends of a slice: these
// are all the ways in which a slice may become another text than its token.
class Comparable {
 public:
  explicit Comparable(const Pipeline& pipeline) : spec_(pipeline.spec()) {}

  std::string operator()(std::string_view utf8) const {
    std::u32string text = text::to_utf32(utf8);
    // A Farsi yeh at the end of a token may be joined to the token that follows, or not: before a
    // hamza above, U+0626 or not.
    if (has("fold:") && has("nonfinal_yeh")) {
      std::replace(text.begin(), text.end(), char32_t{0x06CC}, char32_t{0x064A});
    }
    // ZERO WIDTH NON-JOINER at an end of a token may keep it from joining its neighbour.
    if (has("stray_zwnj")) std::erase(text, char32_t{0x200C});
    // A run of a letter may be one of several tokens, as of U+FDFA.
    if (has("letters=")) text.erase(std::unique(text.begin(), text.end()), text.end());
    // U+FE70 and the like become SPACE and a mark: the token has no SPACE, its source does. So does
    // what stands before one of which nothing is left.
    if (has("nfkc") || has("nfkd")) {
      text.erase(0, std::min(text.find_first_not_of(U' '), text.size()));
      text.resize(text.find_last_not_of(U' ') + 1);
    }
    return text::to_utf8(text);
  }

 private:
  [[nodiscard]] bool has(std::string_view words) const {
    return spec_.find(words) != std::string::npos;
  }
  std::string spec_;
};

class TokenSource : public testing::TestWithParam<std::string> {
 protected:
  // Kept bytes that would run on from those kept before them become U+FFFD: alone they stay.
  bool is_cut_off(std::string_view expected) const {
    return pipeline_.spec().find("invalid:keep") != std::string::npos &&
           expected.find("\xEF\xBF\xBD") != std::string_view::npos;
  }

  void expect_slice(const Tokens& tokens, const SpanGroup& group, std::string_view text) {
    ++groups_;
    const std::string slice(text.substr(group.source.begin, group.source.size()));
    const std::string expected = tokens.text.substr(group.text.begin, group.text.size());
    const std::string got = text_.run(slice);
    if (got == expected) return;
    ++exceptions_;
    if (is_cut_off(expected)) return;
    EXPECT_EQ(describe(comparable_(got)), describe(comparable_(expected)))
        << describe(slice) << " in " << describe(text);
  }

  Pipeline pipeline_ = *Pipeline::compile(GetParam());
  Comparable comparable_{pipeline_};
  TokenStream stream_ = pipeline_.token_stream();
  Runner text_{pipeline_, fused_engines().front()};
  int groups_ = 0;
  int exceptions_ = 0;
};

TEST_P(TokenSource, slice_becomes_the_token) {
  RandomText random(1);
  const int rounds = small_scale() ? 40 : 800;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string text = random_piece(random, i);
    const Tokens tokens = tokenize_in_chunks(stream_, text);
    EXPECT_EQ(misplaced(tokens, text.size()), "") << describe(text) << '\n' << describe(tokens);
    for_each_group(tokens, [&](const SpanGroup& group) { expect_slice(tokens, group, text); });
  }
  // The text is full of what these rules look at, and still hardly any token is an exception.
  EXPECT_LE(exceptions_, groups_ / 80);
}

TEST_P(TokenSource, every_chunk_size) {
  RandomText random(2);
  const int rounds = small_scale() ? 4 : 24;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string text = random_piece(random, i);
    const Tokens whole = tokenize_in_chunks(stream_, text);
    for (std::size_t chunk = 1; chunk <= text.size() && !HasFailure(); ++chunk) {
      const Tokens pieces = tokenize_in_chunks(stream_, text, chunk);
      EXPECT_EQ(describe(pieces), describe(whole)) << describe(text) << " in pieces of " << chunk;
      EXPECT_TRUE(pieces.items == whole.items && pieces.text == whole.text);
    }
  }
}

TEST_P(TokenSource, engines_agree) {
  std::vector<TokenStream> streams;
  for (const Engine& engine : fused_engines()) {
    streams.push_back(pipeline_.with_engine(engine).token_stream());
  }
  TokenStream reference = pipeline_.with_engine(kReferenceEngine).token_stream();
  RandomText random(3);
  const int rounds = small_scale() ? 20 : 300;
  int others = 0;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string text = random_piece(random, i);
    const Tokens expected = tokenize_in_chunks(stream_, text);
    for (TokenStream& stream : streams) {
      EXPECT_EQ(describe(tokenize_in_chunks(stream, text)), describe(expected)) << describe(text);
    }
    const Tokens tokens = tokenize_in_chunks(reference, text);
    EXPECT_EQ(tokens.text, expected.text);
    EXPECT_EQ(misplaced(tokens, text.size()), "") << describe(text) << '\n' << describe(tokens);
    // Of a run of letters that is squeezed across tokens the reference may keep any.
    if (pipeline_.spec().find("letters=") == std::string::npos) {
      for_each_group(tokens, [&](const SpanGroup& group) { expect_slice(tokens, group, text); });
    }
    others += tokens.items == expected.items ? 0 : 1;
  }
  // Alignments are not unique (naqi/edits.h): to which neighbour what was deleted belongs is chosen
  // differently where the fused pass settled it together with what follows.
  EXPECT_LE(others, rounds / 20);
}

// The places in the other units are those in bytes, counted.
TEST_P(TokenSource, units) {
  RandomText random(4);
  TokenStream code_points = pipeline_.token_stream({.offsets = OffsetUnit::code_points});
  TokenStream utf16 = pipeline_.token_stream({.offsets = OffsetUnit::utf16});
  for (int i = 0; i < (small_scale() ? 10 : 60) && !HasFailure(); ++i) {
    const std::string text = random_piece(random, i);
    for (const std::size_t chunk : {0U, 1U, 7U}) {
      const Tokens bytes = tokenize_in_chunks(stream_, text, chunk);
      EXPECT_EQ(describe(tokenize_in_chunks(code_points, text, chunk)),
                describe(in_units(bytes, text, false)))
          << describe(text);
      EXPECT_EQ(describe(tokenize_in_chunks(utf16, text, chunk)),
                describe(in_units(bytes, text, true)))
          << describe(text);
    }
  }
}

class TokenSourceOfCorpora : public TokenSource {
 protected:
  // Lines from all over a file, `bytes` of them.
  static std::string sample(const std::string& path, std::size_t bytes) {
    constexpr std::size_t kParts = 16;
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    const auto size = static_cast<std::size_t>(std::max<std::streamoff>(in.tellg(), 0));
    std::string out;
    for (std::size_t part = 0; part < kParts && size != 0; ++part) {
      in.clear();
      in.seekg(static_cast<std::streamoff>(size / kParts * part));
      std::string line;
      std::getline(in, line);  // the rest of one
      const std::size_t end = (part + 1) * (bytes / kParts);
      while (out.size() < end && std::getline(in, line)) out += line + '\n';
    }
    return out;
  }
};

TEST_P(TokenSourceOfCorpora, slice_becomes_the_token) {
  const char* const root = std::getenv("NAQI_CORPORA");
  if (root == nullptr) GTEST_SKIP() << "NAQI_CORPORA is not set: no corpora";
  for (const char* const name :
       {"wikipedia_ar.txt", "hadith_diacritized.txt", "tweets_ar.txt", "persian.txt"}) {
    const std::string text =
        sample(std::string(root) + "/corpora/" + name, small_scale() ? 1U << 14 : 1U << 18);
    ASSERT_FALSE(text.empty()) << "no corpus " << name;
    const Tokens tokens = tokenize_in_chunks(stream_, text);
    EXPECT_EQ(misplaced(tokens, text.size()), "");
    for_each_group(tokens, [&](const SpanGroup& group) { expect_slice(tokens, group, text); });
    const Tokens pieces = tokenize_in_chunks(stream_, text, 61);
    EXPECT_TRUE(pieces.items == tokens.items && pieces.text == tokens.text);
    const std::string few = text.substr(0, 4000);
    TokenStream reference = pipeline_.with_engine(kReferenceEngine).token_stream();
    EXPECT_EQ(describe(tokenize_in_chunks(reference, few)),
              describe(tokenize_in_chunks(stream_, few)));
  }
  EXPECT_EQ(exceptions_, 0);
  EXPECT_GT(groups_, small_scale() ? 5'000 : 100'000);
}

std::vector<std::string> preset_names() {
  std::vector<std::string> names;
  for (const Preset& preset : presets()) names.emplace_back(preset.name);
  return names;
}

const auto kName = [](const auto& spec) { return test_name(spec.param); };
INSTANTIATE_TEST_SUITE_P(Specs, TokenSource, testing::ValuesIn(all_specs()), kName);
INSTANTIATE_TEST_SUITE_P(Presets, TokenSourceOfCorpora, testing::ValuesIn(preset_names()), kName);

}  // namespace
}  // namespace naqi::test
