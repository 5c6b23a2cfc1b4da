// The marker and the reference find the same ends of sentences: in sequences of tokens of every
// role, in random texts, in corpora, however they are cut.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "naqi/catalog.h"
#include "naqi/pipeline.h"
#include "support/engines.h"
#include "support/random_text.h"
#include "support/sentences.h"
#include "tokens/reference_sentences.h"
#include "tokens/sentence_marker.h"

namespace naqi {
namespace {

struct Form {
  TokenKind kind;
  std::string_view text;
};

// One or more of each role, set and limit of sentence_marks.tsv.
constexpr Form kForms[] = {
    {TokenKind::word, "\u0643\u062A\u0628"},
    {TokenKind::word, "\u0641\u064A"},
    {TokenKind::word, "\u0628\u064E"},
    {TokenKind::word, "\u0662\u0645\u0643"},
    {TokenKind::word, "Word"},
    {TokenKind::word, "lower"},
    {TokenKind::word, "J"},
    {TokenKind::number, "12"},
    {TokenKind::punctuation, "."},
    {TokenKind::punctuation, "\u200F."},
    {TokenKind::punctuation, "..."},
    {TokenKind::punctuation, "\u2026"},
    {TokenKind::punctuation, "\u061F!"},
    {TokenKind::punctuation, "\u06D4"},
    {TokenKind::punctuation, "\u060C"},
    {TokenKind::punctuation, ":"},
    {TokenKind::punctuation, "\""},
    {TokenKind::punctuation, "\u00AB"},
    {TokenKind::punctuation, "\u00BB"},
    {TokenKind::punctuation, ")"},
    {TokenKind::punctuation, "-"},
    {TokenKind::symbol, "$"},
    {TokenKind::emoji, "\U0001F631"},
    {TokenKind::emoticon, ":)"},
    {TokenKind::verse, "\u06DD\u0661"},
    {TokenKind::abbreviation, "\u062F."},
    {TokenKind::abbreviation, "\u0645."},
    {TokenKind::url, "www.example.com"},
    {TokenKind::time, "9.00"},
};
constexpr std::size_t kFormCount = sizeof kForms / sizeof kForms[0];

std::vector<bool> marked(const std::vector<tokens::SpacedToken>& sequence) {
  tokens::SentenceMarker marker;
  std::vector<bool> ends(sequence.size());
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    const tokens::SpacedToken& token = sequence[i];
    if (i > 0 && token.begins_line) {
      ends[i - 1] = true;
      marker.end_line();
    }
    if (marker.next(token.kind, token.text, token.spaced)) ends[i - 1] = true;
  }
  if (!ends.empty()) ends.back() = true;
  return ends;
}

std::string shown(const std::vector<tokens::SpacedToken>& sequence) {
  std::string out;
  for (const tokens::SpacedToken& token : sequence) {
    if (token.spaced) out += token.begins_line ? "\\n" : " ";
    out += token.text;
    out += '/';
    out += to_string(token.kind);
  }
  return out;
}

TEST(SentencesAgreement, forms_after_a_word) {
  std::vector<tokens::SpacedToken> sequence(5);
  sequence[0] = {TokenKind::word, "\u0643\u062A\u0628", false, false};
  const std::size_t last = test::small_scale() ? 3 : 4;
  sequence.resize(last + 1);
  std::size_t total = 1;
  for (std::size_t i = 0; i < last; ++i) total *= 2 * kFormCount;
  // All of three; of four every 97th, which has no factor in common with the number of forms.
  const std::size_t step = last == 4 ? 97 : 1;
  for (std::size_t number = 0; number < total; number += step) {
    std::size_t rest = number;
    for (std::size_t i = 1; i <= last; ++i) {
      const Form& form = kForms[rest % kFormCount];
      rest /= kFormCount;
      sequence[i] = {form.kind, std::string(form.text), rest % 2 != 0, false};
      rest /= 2;
    }
    ASSERT_EQ(marked(sequence), tokens::reference_sentence_ends(sequence)) << shown(sequence);
  }
}

TEST(SentencesAgreement, random_forms) {
  std::mt19937 random(1);
  const int rounds = test::small_scale() ? 5'000 : 50'000;
  for (int round = 0; round < rounds; ++round) {
    std::vector<tokens::SpacedToken> sequence(random() % 24);
    for (tokens::SpacedToken& token : sequence) {
      const Form& form = kForms[random() % kFormCount];
      const auto gap = random() % 12;
      token = {form.kind, std::string(form.text), gap < 7, gap == 0};
    }
    ASSERT_EQ(marked(sequence), tokens::reference_sentence_ends(sequence)) << shown(sequence);
  }
}

Tokens tokens_in_pieces(const Pipeline& pipeline, std::string_view text, std::size_t size,
                        bool clears) {
  TokenOptions options;
  options.sentences = true;
  TokenStream stream = pipeline.token_stream(options);
  Tokens all;
  Tokens piece;
  const auto take = [&] {
    for (Token token : piece.items) {
      token.text = {token.text.begin + all.text.size(), token.text.end + all.text.size()};
      all.items.push_back(token);
    }
    all.text += piece.text;
    piece.clear();
  };
  for (std::size_t at = 0; at < text.size(); at += size) {
    stream.feed(text.substr(at, size), piece);
    if (clears) take();
  }
  stream.finish(piece);
  take();
  return all;
}

// Marks, and what makes them ends or not, among random text.
std::string random_prose(test::RandomText& random) {
  std::string text;
  for (std::size_t n = random.below(12); n > 0; --n) {
    const Form& form = kForms[random.below(kFormCount)];
    text += random.below(3) == 0 ? random.damaged_prose(24) : std::string(form.text);
    constexpr std::string_view kGaps[] = {"", "", " ", " ", "  ", "\n", "\r\n"};
    text += kGaps[random.below(7)];
  }
  return text;
}

void expect_same(const Pipeline& pipeline, std::string_view text, std::size_t size) {
  const Tokens whole = tokens_in_pieces(pipeline, text, text.size() + 1, false);
  ASSERT_EQ(test::ends_of(whole), test::reference_ends(whole)) << text;
  for (const bool clears : {false, true}) {
    const Tokens pieces = tokens_in_pieces(pipeline, text, size, clears);
    ASSERT_EQ(pieces.text, whole.text) << text << " in pieces of " << size;
    ASSERT_EQ(pieces.items, whole.items) << text << " in pieces of " << size;
  }
}

TEST(SentencesAgreement, random_text_in_pieces) {
  test::RandomText random(2);
  for (const Tokenizer& tokenizer : tokenizers()) {
    for (const std::string_view spec : {"none", "search"}) {
      const Pipeline pipeline = *Pipeline::compile(spec, tokenizer.name);
      const int rounds = test::small_scale() ? 100 : 2'000;
      for (int round = 0; round < rounds && !HasFatalFailure(); ++round) {
        expect_same(pipeline, random_prose(random), round % 2 == 0 ? 1 : 1 + random.below(40));
      }
    }
  }
}

TEST(SentencesAgreement, sentences_are_the_tokens_between_ends) {
  test::RandomText random(3);
  const Pipeline pipeline = *Pipeline::compile("search");
  for (int round = 0; round < 500; ++round) {
    const std::string text = random_prose(random);
    Tokens tokens;
    pipeline.tokenize(text, tokens);
    const Sentences expected = test::reference_sentences(tokens);
    Sentences whole;
    pipeline.sentences(text, whole);
    EXPECT_EQ(whole.text, tokens.text);
    ASSERT_EQ(whole.items, expected.items) << text;
    SentenceStream stream = pipeline.sentence_stream();
    Sentences pieces;
    for (const char byte : text) stream.feed({&byte, 1}, pieces);
    stream.finish(pieces);
    EXPECT_EQ(pieces.text, whole.text);
    ASSERT_EQ(pieces.items, whole.items) << text;
  }
}

TEST(SentencesAgreement, corpora) {
  const char* const root = std::getenv("NAQI_CORPORA");
  if (root == nullptr) GTEST_SKIP() << "NAQI_CORPORA is not set: no corpora";
  const Pipeline pipeline = *Pipeline::compile("none");
  for (const char* const name : {"wikipedia_ar", "tweets_ar", "hadith_diacritized", "persian"}) {
    std::ifstream in(std::string(root) + "/corpora/" + name + ".txt");
    ASSERT_TRUE(in) << name;
    std::string text(test::small_scale() ? 200'000 : 2'000'000, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    const Tokens tokens = tokens_in_pieces(pipeline, text, 4099, true);
    EXPECT_TRUE(test::ends_of(tokens) == test::reference_ends(tokens)) << name;
  }
}

TEST(SentencesAgreement, a_line_end_is_known_at_once) {
  const Pipeline pipeline = *Pipeline::compile("none");
  SentenceStream stream = pipeline.sentence_stream();
  Sentences out;
  stream.feed("\u0643\u062A\u0628", out);
  EXPECT_TRUE(out.items.empty());
  stream.feed("\n\u0643", out);
  ASSERT_EQ(out.items.size(), 1U);
  EXPECT_EQ(out[0], "\u0643\u062A\u0628");
}

TEST(SentencesAgreement, what_is_held_back_is_bounded) {
  const Pipeline pipeline = *Pipeline::compile("none");
  SentenceStream stream = pipeline.sentence_stream();
  Sentences out;
  const std::string words = [] {
    std::string text;
    while (text.size() < (std::size_t{1} << 16)) text += "abc ";
    return text;
  }();
  std::size_t fed = 0;
  for (int i = 0; i < 64; ++i) {
    stream.feed(words, out);
    fed += words.size();
    EXPECT_LE(fed - out.text.size(), std::size_t{5} << 18);
  }
  stream.finish(out);
  EXPECT_EQ(out.items.size(), 4U);
  for (const Sentence& sentence : out.items) {
    EXPECT_LE(sentence.text.size(), std::size_t{1} << 20);
  }
}

}  // namespace
}  // namespace naqi
