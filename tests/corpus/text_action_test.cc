// What commands make of the text of a record, each by itself.
#include "corpus/text_action.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace naqi::corpus {
namespace {

using Texts = std::vector<std::string>;

Pipeline pipeline_of(std::string_view spec) { return Pipeline::compile(spec).value(); }

/// What an action appends for a text: one, or the members of a list.
Texts made(FieldAction& action, std::string_view utf8) {
  corpus::Texts out;
  action.apply(utf8, out);
  if (!action.makes_list()) return {out.bytes};
  Texts texts;
  std::size_t begin = 0;
  for (const std::size_t end : out.ends) {
    texts.push_back(out.bytes.substr(begin, end - begin));
    begin = end;
  }
  EXPECT_EQ(begin, out.bytes.size());
  return texts;
}

TEST(TextAction, Normalizes) {
  const Pipeline pipeline = pipeline_of("clean");
  const auto action = normalize_action(pipeline, false);
  EXPECT_FALSE(action->makes_list());
  EXPECT_EQ(made(*action, "\u0623\u0643\u0651\u062F\u0640\u062A"),
            Texts{"\u0623\u0643\u062F\u062A"});
  EXPECT_EQ(made(*action, ""), Texts{""});
  EXPECT_EQ(made(*action, "a\xFF"), Texts{"a\uFFFD"});
  EXPECT_EQ(action->counts().ill_formed, 1U);
  EXPECT_EQ(action->normalized(), std::nullopt);
  EXPECT_TRUE(action->counts().steps.empty());
}

TEST(TextAction, CountsSteps) {
  const Pipeline pipeline = pipeline_of("clean");
  const auto action = normalize_action(pipeline, true);
  EXPECT_EQ(made(*action, "\u0643\u0651"), Texts{"\u0643"});
  EXPECT_EQ(made(*action, "\u0643\u0651"), Texts{"\u0643"});
  std::uint64_t changes = 0;
  for (const std::uint64_t count : action->counts().steps) changes += count;
  EXPECT_EQ(changes, 2U);
}

TEST(TextAction, ListsTokens) {
  const Pipeline pipeline = pipeline_of("clean");
  const auto action = tokens_action(pipeline, {});
  EXPECT_TRUE(action->makes_list());
  EXPECT_EQ(made(*action, "\u0642\u0627\u0644: \u0646\u0639\u0645\u064E\n\u0644\u0627"),
            (Texts{"\u0642\u0627\u0644", ":", "\u0646\u0639\u0645", "\u0644\u0627"}));
  EXPECT_EQ(action->normalized(), "\u0642\u0627\u0644: \u0646\u0639\u0645\n\u0644\u0627");
  EXPECT_EQ(made(*action, ""), Texts{});
  EXPECT_EQ(made(*action, " \n "), Texts{});
  TokenOptions split;
  split.split_digits = true;
  EXPECT_EQ(made(*tokens_action(pipeline, split), "a12"), (Texts{"a", "12"}));
}

TEST(TextAction, ListsSentences) {
  const Pipeline pipeline = pipeline_of("none");
  const auto action = sentences_action(pipeline);
  EXPECT_TRUE(action->makes_list());
  EXPECT_EQ(made(*action, " \u0642\u0627\u0644. \u0646\u0639\u0645\u061F\n\u0644\u0627"),
            (Texts{"\u0642\u0627\u0644.", "\u0646\u0639\u0645\u061F", "\u0644\u0627"}));
  EXPECT_EQ(action->normalized(), " \u0642\u0627\u0644. \u0646\u0639\u0645\u061F\n\u0644\u0627");
  EXPECT_EQ(made(*action, ""), Texts{});
}

TEST(TextAction, JoinsAndUnjoins) {
  const Pipeline pipeline = pipeline_of("none");
  const auto join = join_action(pipeline, {}, JoinMark::standard());
  const auto unjoin = detokenize_action(JoinMark::standard());
  EXPECT_FALSE(join->makes_list());
  for (const std::string text :
       {"\u0642\u0627\u0644: \u0646\u0639\u0645.", "", " ", "a.b  c\n\n(d)", "\uFFED", "3.5%"}) {
    const std::string joined = made(*join, text).front();
    EXPECT_EQ(join->normalized(), text);
    EXPECT_EQ(made(*unjoin, joined), Texts{text}) << joined;
  }
  EXPECT_EQ(made(*join, "\u0642\u0627\u0644:"), Texts{"\u0642\u0627\u0644 \uFFED:"});
}

// Nothing of one text changes the next, whatever it ends in the middle of.
TEST(TextAction, EachTextIsByItself) {
  const Pipeline pipeline = pipeline_of("search");
  const Pipeline kept = pipeline_of("none");
  const std::vector<std::function<std::unique_ptr<TextAction>()>> makers = {
      [&] { return normalize_action(pipeline, false); },
      [&] { return normalize_action(kept, false); },
      [&] { return tokens_action(pipeline, {}); },
      [&] { return sentences_action(kept); },
      [&] { return join_action(pipeline, {}, JoinMark::standard()); },
      [] { return detokenize_action(JoinMark::standard()); },
  };
  const Texts texts = {
      "a \uFFED", "\uFFEDb",     "\xD9", "\x83\u0651", "\u0627", "\u0653\u0654", "a. ", "b",
      "\r",       "\n",          "  ",   "\u0640",     "",       "\u0643\u064B", "3.",  "5",
      "\xF0\x9F", "\u200C\u0646"};
  for (std::size_t i = 0; i < makers.size(); ++i) {
    const auto action = makers[i]();
    for (const std::string& text : texts) {
      EXPECT_EQ(made(*action, text), made(*makers[i](), text))
          << i << " " << testing::PrintToString(text);
    }
  }
}

// A large text is cut in pieces, and its tokens are not.
TEST(TextAction, LargeTexts) {
  const Pipeline pipeline = pipeline_of("clean");
  std::string text;
  while (text.size() < std::size_t{400} * 1024) {
    text += "\u0623\u0643\u0651\u062F\u062A \u0665.\u0667! ";
    text += std::string(text.size() % 7, 'a') + '\n';
  }
  text += std::string(std::size_t{200} * 1024, 'b');  // a word longer than a piece
  Tokens tokens;
  pipeline.tokenize(text, tokens);
  Texts expected;
  for (const Token& token : tokens.items) {
    expected.push_back(tokens.text.substr(token.text.begin, token.text.size()));
  }
  const auto action = tokens_action(pipeline, {});
  EXPECT_TRUE(made(*action, text) == expected);
  EXPECT_TRUE(action->normalized() == pipeline.normalize(text));
  const auto join = join_action(pipeline, {}, JoinMark::standard());
  const auto unjoin = detokenize_action(JoinMark::standard());
  EXPECT_TRUE(made(*unjoin, made(*join, text).front()).front() == pipeline.normalize(text));
}

// Results are appended: those of the fields before stay.
TEST(TextAction, Appends) {
  const Pipeline pipeline = pipeline_of("clean");
  corpus::Texts out;
  const auto normalize = normalize_action(pipeline, false);
  normalize->apply("a\u0640", out);
  normalize->apply("b", out);
  EXPECT_EQ(out.bytes, "ab");
  const auto tokens = tokens_action(pipeline, {});
  out.clear();
  tokens->apply("a b", out);
  tokens->apply("c", out);
  EXPECT_EQ(out.bytes, "abc");
  EXPECT_EQ(out.ends, (std::vector<std::size_t>{1, 2, 3}));
}

}  // namespace
}  // namespace naqi::corpus
