// Pipeline: the public interface as its users see it.
#include "naqi/pipeline.h"

#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "naqi/naqi.h"
#include "pipeline/engine.h"
#include "text/utf8.h"

namespace naqi {
namespace {

std::string utf8(std::u32string_view text) { return text::to_utf8(text); }

Pipeline compiled(std::string_view spec) { return Pipeline::compile(spec).value(); }

const std::string kText =
    utf8(U"\u0623\u0646\u0651\u064E \u0627\u0644\u0640\u0640\u0633\u0644\u0627\u0645");
const std::string kKey = utf8(U"\u0627\u0646 \u0627\u0644\u0633\u0644\u0627\u0645");

TEST(Pipeline, normalizes) {
  EXPECT_EQ(compiled("search").normalize(kText), kKey);
  EXPECT_EQ(compiled("search").normalize(""), "");
  EXPECT_EQ(compiled("search").normalize({}), "");
  const std::string_view nul("A\0B", 3);
  EXPECT_EQ(compiled("search").normalize(nul), std::string_view("a\0b", 3));
}

TEST(Pipeline, replaces_what_is_in_the_output) {
  const Pipeline pipeline = compiled("search");
  std::string out = "old";
  pipeline.normalize(kText, out);
  EXPECT_EQ(out, kKey);
  pipeline.normalize("", out);
  EXPECT_EQ(out, "");
}

TEST(Pipeline, tokenizes_the_normalized_text) {
  Tokens out;
  out.text = "old";
  out.items.push_back({});
  compiled("search").tokenize(kText, out);
  EXPECT_EQ(out.text, kKey);
  ASSERT_EQ(out.items.size(), 2U);
  EXPECT_EQ(out[0], utf8(U"\u0627\u0646"));
  EXPECT_EQ(out[1], utf8(U"\u0627\u0644\u0633\u0644\u0627\u0645"));
  EXPECT_EQ(out.items[0].kind, TokenKind::word);
  EXPECT_EQ(out.items[1].text.end, out.text.size());
}

TEST(Pipeline, mistakes_are_values) {
  const Result<Pipeline> spec = Pipeline::compile("search fold:alaf");
  ASSERT_FALSE(spec);
  EXPECT_EQ(spec.error().code, ErrorCode::unknown_step);
  EXPECT_EQ(spec.error().where, 12U);
  EXPECT_EQ(spec.error().suggestion, "alef");

  const Result<Pipeline> cycle = Pipeline::compile("fold:alef_maksura,dotless");
  ASSERT_FALSE(cycle);
  EXPECT_EQ(cycle.error().code, ErrorCode::fold_cycle);

  const Result<Pipeline> tokenizer = Pipeline::compile("search", "uax92");
  ASSERT_FALSE(tokenizer);
  EXPECT_EQ(tokenizer.error().code, ErrorCode::unknown_tokenizer);
  EXPECT_EQ(tokenizer.error().suggestion, "uax29");
}

TEST(Pipeline, canonical_spec_means_the_same) {
  for (const Preset& preset : presets()) {
    const Pipeline pipeline = compiled(preset.name);
    const Pipeline again = compiled(pipeline.spec());
    EXPECT_EQ(again.spec(), pipeline.spec());
    EXPECT_EQ(again.fingerprint(), pipeline.fingerprint()) << preset.name;
    EXPECT_EQ(again.dump(), pipeline.dump());
    EXPECT_TRUE(pipeline.dump().starts_with("spec " + pipeline.spec() + "\nfingerprint "));
  }
}

TEST(Pipeline, copies_share_their_tables) {
  static_assert(std::is_copy_constructible_v<Pipeline> && std::is_copy_assignable_v<Pipeline>);
  static_assert(sizeof(Pipeline) == sizeof(std::shared_ptr<int>));
  std::vector<Pipeline> copies(100'000, compiled("search"));
  EXPECT_EQ(copies.back().normalize(kText), kKey);
  const Pipeline kept = copies[7];
  copies.clear();
  EXPECT_EQ(kept.normalize(kText), kKey);
}

TEST(Pipeline, outlives_nothing_but_itself) {
  Stream stream = compiled("search").stream();
  std::string out;
  stream.feed(kText, out);
  stream.finish(out);
  EXPECT_EQ(out, kKey);
}

TEST(Pipeline, serves_several_threads) {
  const Pipeline pipeline = compiled("search");
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&pipeline, &result] {
      std::string out;
      Tokens tokens;
      for (int i = 0; i < 2000; ++i) {
        pipeline.normalize(kText, out);
        pipeline.tokenize(kText, tokens);
        if (out != kKey || tokens.text != kKey || tokens.items.size() != 2) return;
      }
      result = out;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) EXPECT_EQ(result, kKey);
}

TEST(Pipeline, engines_give_the_same_bytes) {
  for (const Preset& preset : presets()) {
    const Pipeline pipeline = compiled(preset.name);
    const Pipeline reference = pipeline.with_engine(kReferenceEngine);
    EXPECT_EQ(pipeline.normalize(kText), reference.normalize(kText)) << preset.name;
    EXPECT_EQ(pipeline.fingerprint(), reference.fingerprint());
    Tokens a;
    Tokens b;
    pipeline.tokenize(kText, a);
    reference.tokenize(kText, b);
    EXPECT_EQ(a.text, b.text);
    EXPECT_EQ(a.items, b.items);
  }
}

TEST(Pipeline, finds_ill_formed_bytes) {
  EXPECT_EQ(Pipeline::find_ill_formed(kText), std::nullopt);
  EXPECT_EQ(Pipeline::find_ill_formed(kText + "\x80"), kText.size());
  EXPECT_EQ(Pipeline::find_ill_formed(""), std::nullopt);
}

TEST(Pipeline, says_whether_it_refuses_ill_formed_bytes) {
  EXPECT_TRUE(compiled("invalid:error").refuses_ill_formed());
  EXPECT_TRUE(compiled("search invalid:error").refuses_ill_formed());
  for (const Preset& preset : presets()) {
    EXPECT_FALSE(compiled(preset.name).refuses_ill_formed()) << preset.name;
  }
}

TEST(Result, is_a_value_or_an_error) {
  Result<std::string> good = std::string("value");
  EXPECT_TRUE(good.has_value());
  EXPECT_TRUE(static_cast<bool>(good));
  EXPECT_EQ(*good, "value");
  EXPECT_EQ(good->size(), 5U);
  EXPECT_EQ(std::move(good).value(), "value");
  const Result<std::string> bad = Error{ErrorCode::conflict, "why", 3, "what"};
  EXPECT_FALSE(bad.has_value());
  EXPECT_EQ(bad.error().where, 3U);
}

TEST(TokenKind, has_names) {
  EXPECT_EQ(to_string(TokenKind::word), "word");
  EXPECT_EQ(to_string(TokenKind::number), "number");
  EXPECT_EQ(to_string(TokenKind::punctuation), "punctuation");
  EXPECT_EQ(to_string(TokenKind::symbol), "symbol");
  EXPECT_EQ(to_string(TokenKind::emoji), "emoji");
}

}  // namespace
}  // namespace naqi
