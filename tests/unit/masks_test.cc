// replace: masks in specs, the texts they may have, counts, cuts, and what is held back. What the
// steps make of texts is in tests/golden/filters.tsv.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "naqi/catalog.h"
#include "naqi/pipeline.h"
#include "pipeline/token_cut.h"
#include "rules/lookup.h"
#include "rules/mask_text.h"
#include "rules/spec.h"

namespace naqi {
namespace {

Pipeline pipeline_of(std::string_view spec) { return Pipeline::compile(spec).value(); }

std::string spec_of(std::string_view spec) { return pipeline_of(spec).spec(); }

Error error_of(std::string_view spec) {
  const Result<Pipeline> pipeline = Pipeline::compile(spec);
  EXPECT_FALSE(pipeline) << spec;
  return pipeline ? Error{} : pipeline.error();
}

std::size_t step(std::string_view name) { return *rule::find_step("replace", name); }

TEST(Masks, canonical_spec_has_every_text) {
  EXPECT_EQ(spec_of("replace:url"), "form:nfc replace:url=[URL]");
  EXPECT_EQ(spec_of("replace:number=(n),url={x=y}"), "form:nfc replace:url={x=y},number=(n)");
  EXPECT_EQ(spec_of("replace:user=[x]"), "form:nfc replace:mention=[x]");
  EXPECT_EQ(spec_of("social -replace:url,email,mention"),
            spec_of("clean squeeze:letters=2 strip:html"));
  EXPECT_EQ(spec_of("replace:url=[a] replace:url=[b]"), "form:nfc replace:url=[b]");
  EXPECT_EQ(spec_of("replace:url=[a] replace:url"), "form:nfc replace:url=[URL]");
  EXPECT_EQ(spec_of(spec_of("social")), spec_of("social"));
}

TEST(Masks, texts_are_written_as_the_spec_asks) {
  EXPECT_EQ(spec_of("fold:case replace:url"), "form:nfc fold:case replace:url=[url]");
  EXPECT_EQ(pipeline_of("fold:case replace:url").fingerprint(),
            pipeline_of("fold:case replace:url=[Url]").fingerprint());
}

TEST(Masks, are_in_the_fingerprint_and_the_listing) {
  const Pipeline with = pipeline_of("replace:url=[x] strip:html");
  EXPECT_NE(with.fingerprint(), pipeline_of("replace:url=[y] strip:html").fingerprint());
  EXPECT_NE(with.fingerprint(), pipeline_of("replace:email=[x] strip:html").fingerprint());
  EXPECT_NE(with.fingerprint(), pipeline_of("replace:url=[x]").fingerprint());
  EXPECT_EQ(with.fingerprint(), pipeline_of(with.spec()).fingerprint());
  EXPECT_NE(with.dump().find("\nhtml\nurl -> [x]\n"), std::string::npos);
}

TEST(Masks, mistakes) {
  for (const std::string_view text :
       {"", "x", "[", "[]", "[x", "x]", "[x)", "]x[", "[[x]", "[x]]", "[a<b]", "[a>b]",
        "[a\xC2\xA0"
        "b]",
        "[a\xE2\x80\xA8]", "[\x01]", "[\xFF]"}) {
    const Error error = error_of("nfc replace:url=" + std::string(text));
    EXPECT_EQ(error.code, ErrorCode::malformed_spec) << text;
    EXPECT_EQ(error.where, 16U) << text;
    EXPECT_EQ(error.suggestion, "[URL]") << text;
  }
  EXPECT_EQ(error_of("replace:url=[a,b]").where, 12U);
  EXPECT_EQ(error_of("replace:url=[a b]").where, 12U);
  EXPECT_EQ(error_of("replace:urls=[a]").code, ErrorCode::unknown_step);
  EXPECT_EQ(error_of("replace:word=[a]").code, ErrorCode::unknown_step);
  EXPECT_EQ(error_of("-replace:url").code, ErrorCode::not_selected);
  EXPECT_EQ(error_of("social -replace:url=[x]").code, ErrorCode::malformed_spec);
  EXPECT_TRUE(Pipeline::compile("replace:url=[" + std::string(253, 'x') + ']'));
  EXPECT_FALSE(Pipeline::compile("replace:url=[" + std::string(254, 'x') + ']'));
}

TEST(Masks, texts_that_the_spec_makes_unfit) {
  const Error error = error_of("nfkc replace:url=[\xEF\xB7\xBA]");  // U+FDFA has spaces in it
  EXPECT_EQ(error.code, ErrorCode::malformed_spec);
  EXPECT_EQ(error.where, 17U);
  EXPECT_EQ(error.suggestion, "[URL]");
  EXPECT_FALSE(Pipeline::compile("strip:tatweel replace:url=[\xD9\x80]"));  // nothing is left
  EXPECT_FALSE(Pipeline::compile("nfkc replace:url=[\xEF\xBC\x9C]"));       // U+FF1C is `<`
  EXPECT_TRUE(Pipeline::compile("replace:url=[\xEF\xB7\xBA]"));
}

TEST(Masks, tokens_and_tags_are_counted) {
  Stream stream = pipeline_of("strip:html replace:number,emoji=[E]").stream();
  stream.count_steps();
  std::string out;
  stream.feed("1 22 [E] <b>3</b>", out);
  stream.finish(out);
  EXPECT_EQ(out, "[NUMBER] [NUMBER] [E] [NUMBER]");
  EXPECT_EQ(stream.counts().steps[step("number")], 3U);
  EXPECT_EQ(stream.counts().steps[step("emoji")], 0U);
  EXPECT_EQ(stream.counts().steps[rule::html_step()], 2U);
}

TEST(Masks, come_out_with_the_white_space_after) {
  Stream stream = pipeline_of("replace:number").stream();
  std::string out;
  stream.feed("12", out);
  EXPECT_EQ(out, "");
  stream.feed("3 x", out);
  EXPECT_EQ(out, "[NUMBER]");
  stream.feed("\n", out);
  EXPECT_EQ(out, "[NUMBER] x\n");
}

// Whatever the chunks, and with a bound on what is held.
TEST(Masks, text_without_white_space_is_cut) {
  constexpr std::size_t kMiB = std::size_t{1} << 20;
  const std::string text = "1 " + std::string(2 * kMiB + 5, 'x') + " 2";
  const std::string want = "[NUMBER] " + std::string(2 * kMiB + 5, 'x') + " [NUMBER]";
  for (const std::size_t chunk : {std::size_t{1000}, std::size_t{65536}, text.size()}) {
    Stream stream = pipeline_of("replace:number").stream();
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += chunk) {
      stream.feed(std::string_view(text).substr(at, chunk), out);
      ASSERT_LE(std::min(text.size(), at + chunk) - std::min(out.size(), at), kMiB + chunk);
    }
    stream.finish(out);
    EXPECT_TRUE(out == want) << chunk;
    EXPECT_EQ(stream.counts().cut_tokens, 2U);
    EXPECT_EQ(stream.counts().first_cut_token, kMiB + 9);
  }
}

// What was cut for the masks is said, too, if the tokens of the result are not cut.
TEST(Masks, cuts_are_counted_by_what_tells_tokens) {
  constexpr std::size_t kMiB = std::size_t{1} << 20;
  const std::string text = "12 " + std::string(kMiB + 99, '3') + "\xD9\x8E 4";
  constexpr std::string_view kWant = "[NUMBER] [NUMBER][NUMBER] [NUMBER]";
  const Pipeline pipeline = pipeline_of("strip:harakat replace:number");
  for (const std::size_t chunk : {std::size_t{1000}, text.size()}) {
    for (const OffsetUnit unit : {OffsetUnit::none, OffsetUnit::bytes, OffsetUnit::utf16}) {
      TokenStream stream = pipeline.token_stream({.offsets = unit});
      TokenLines lines = pipeline.token_lines();
      for (int round = 1; round <= 2; ++round) {
        Tokens tokens;
        std::string written;
        for (std::size_t at = 0; at < text.size(); at += chunk) {
          stream.feed(std::string_view(text).substr(at, chunk), tokens);
          lines.feed(std::string_view(text).substr(at, chunk), written);
        }
        stream.finish(tokens);
        lines.finish(written);
        ASSERT_EQ(tokens.text, kWant);
        EXPECT_EQ(stream.counts().cut_tokens, round);
        EXPECT_EQ(stream.counts().first_cut_token, unit == OffsetUnit::none ? 17 : 3 + kMiB);
        EXPECT_EQ(lines.counts().cut_tokens, round);
        EXPECT_EQ(lines.counts().first_cut_token, 17U);
      }
    }
  }
}

TEST(Masks, first_cut_in_a_text_that_follows_another) {
  const std::string text(kMaxToken + 99, '3');
  for (const OffsetUnit unit : {OffsetUnit::none, OffsetUnit::bytes}) {
    TokenStream stream = pipeline_of("replace:number").token_stream({.offsets = unit});
    Tokens tokens;
    stream.feed("1 a", tokens);
    stream.finish(tokens);
    EXPECT_EQ(stream.counts().cut_tokens, 0U);
    stream.feed(text, tokens);
    stream.finish(tokens);
    EXPECT_EQ(stream.counts().cut_tokens, 1U);
    EXPECT_EQ(stream.counts().first_cut_token, unit == OffsetUnit::none ? 18 : 3 + kMaxToken);
  }
}

TEST(Masks, tokens_are_those_of_the_text_with_masks) {
  Tokens tokens;
  pipeline_of("replace:number=[n] strip:html").tokenize("a<b>5", tokens);
  EXPECT_EQ(tokens.text, "a [n]");
  ASSERT_EQ(tokens.items.size(), 4U);
  EXPECT_EQ(tokens[2], "n");
}

TEST(MaskText, default_is_the_name_in_capitals) {
  EXPECT_EQ(rule::default_mask(steps()[step("hashtag")]), "[HASHTAG]");
  EXPECT_FALSE(rule::mistake_in_mask("[HASHTAG]"));
}

}  // namespace
}  // namespace naqi
