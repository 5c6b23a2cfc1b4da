// Tokens joined, and the text restored: any bytes, as long as nothing is normalized, however they
// are cut; and the normalized text otherwise.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "naqi/catalog.h"
#include "naqi/joiner.h"
#include "naqi/pipeline.h"
#include "support/engines.h"
#include "support/random_text.h"

namespace naqi {
namespace {

const std::vector<std::string>& marks() {
  static const std::vector<std::string> kMarks = {
      "\xEF\xBF\xAD", "@@", "_", "aba", "\xD8\xA7\xD9\x84", ".", "\xD9\x8E", std::string(1, '\0')};
  return kMarks;
}

// Pieces of one size, or of random sizes up to it.
struct Pieces {
  std::size_t size;
  bool random;
};

class RoundTrip {
 public:
  RoundTrip(const Pipeline& pipeline, const std::string& mark)
      : stream_(pipeline.token_stream({OffsetUnit::none})),
        joiner_(*JoinMark::make(mark)),
        unjoiner_(*JoinMark::make(mark)) {}

  std::string run(std::string_view text, Pieces pieces) {
    std::string out;
    std::mt19937 random(1);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t size = pieces.random ? random() % pieces.size + 1 : pieces.size;
      tokens_.clear();
      stream_.feed(text.substr(at, size), tokens_);
      pass(out);
      at += std::min(size, text.size() - at);
    }
    tokens_.clear();
    stream_.finish(tokens_);
    pass(out);
    unjoiner_.finish(out);
    return out;
  }

 private:
  void pass(std::string& out) {
    joined_.clear();
    joiner_.feed(tokens_, joined_);
    unjoiner_.feed(joined_, out);
  }

  TokenStream stream_;
  Joiner joiner_;
  Unjoiner unjoiner_;
  Tokens tokens_;
  std::string joined_;
};

void expect_restored(std::string_view text, std::string_view tokenizer, Pieces pieces) {
  const Pipeline pipeline = Pipeline::compile("none", tokenizer).value();
  for (const std::string& mark : marks()) {
    EXPECT_TRUE(RoundTrip(pipeline, mark).run(text, pieces) == text)
        << tokenizer << " by " << mark << " in pieces of " << pieces.size;
  }
}

TEST(JoinerAgreement, random_texts) {
  test::RandomText random(5);
  const int count = test::small_scale() ? 50 : 500;
  for (int i = 0; i < count; ++i) {
    const std::string text = i % 2 == 0 ? random.damaged_prose(300) : random.bytes(200);
    for (const Tokenizer& tokenizer : tokenizers()) {
      for (const Pieces pieces : {Pieces{1000, false}, Pieces{1, false}, Pieces{9, true}}) {
        expect_restored(text, tokenizer.name, pieces);
      }
    }
  }
}

TEST(JoinerAgreement, many_random_bytes) {
  std::mt19937 random(11);
  std::string text(test::small_scale() ? 100000 : 10000000, '\0');
  for (char& c : text) c = static_cast<char>(random());
  expect_restored(text, "naqi", {100000, true});
}

TEST(JoinerAgreement, long_tokens) {
  std::string text(5000000, '_');
  for (std::size_t i = 0; i < text.size(); i += 777777) text[i] = ' ';
  expect_restored(text, "naqi", {65536, false});
  expect_restored(std::string(3000000, '.'), "naqi", {65536, false});
}

TEST(JoinerAgreement, normalized_text) {
  test::RandomText random(6);
  for (const Preset& preset : presets()) {
    const Pipeline pipeline = Pipeline::compile(preset.name).value();
    RoundTrip round_trip(pipeline, "@@");
    for (int i = 0; i < 200; ++i) {
      const std::string text = random.damaged_prose(200);
      EXPECT_EQ(round_trip.run(text, {7, true}), pipeline.normalize(text)) << preset.name;
    }
  }
}

TEST(JoinerAgreement, corpora) {
  const char* const root = std::getenv("NAQI_CORPORA");
  if (root == nullptr) GTEST_SKIP() << "NAQI_CORPORA is not set: no corpora";
  for (const char* name : {"wikipedia_ar", "hadith_diacritized", "tweets_ar"}) {
    std::ifstream file(std::filesystem::path(root) / "corpora" / (std::string(name) + ".txt"),
                       std::ios::binary);
    ASSERT_TRUE(file) << name;
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (test::small_scale()) text.resize(text.size() / 50);
    expect_restored(text, "naqi", {65536, false});
    expect_restored(std::string_view(text).substr(0, text.size() / 20), "uax29", {40, true});
    expect_restored(std::string_view(text).substr(0, text.size() / 20), "naqi", {1, false});
  }
}

}  // namespace
}  // namespace naqi
