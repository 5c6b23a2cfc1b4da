// Joiner and Unjoiner: what they write, what may be a mark, and that one undoes the other on all
// short texts, wherever tokens end and pieces are cut.
#include "naqi/joiner.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace naqi {
namespace {

JoinMark mark_of(std::string_view text) { return JoinMark::make(text).value(); }

// A text and its tokens, with `|` where one follows another directly.
Tokens parse(std::string_view text) {
  Tokens tokens;
  bool in_token = false;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n';
    if (c == '|' || is_space) in_token = false;
    if (c == '|') continue;
    const std::size_t at = tokens.text.size();
    tokens.text += c;
    if (is_space) continue;
    if (!in_token) tokens.items.push_back({{at, at}, {}, TokenKind::word, false});
    in_token = true;
    tokens.items.back().text.end = at + 1;
  }
  return tokens;
}

std::string join(std::string_view text, std::string_view mark) {
  Joiner joiner(mark_of(mark));
  std::string out;
  joiner.feed(parse(text), out);
  return out;
}

std::string unjoin(std::string_view joined, std::string_view mark, std::size_t piece = 1 << 20) {
  Unjoiner unjoiner(mark_of(mark));
  std::string out;
  for (std::size_t at = 0; at < joined.size(); at += piece) {
    unjoiner.feed(joined.substr(at, piece), out);
  }
  unjoiner.finish(out);
  return out;
}

TEST(Joiner, examples) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ""},
      {"a", "a"},
      {"a|b", "a @b"},
      {"a|b c|d", "a @b c @d"},
      {"a  b\n", "a  b\n"},
      {"@", "@@"},
      {" @", " @@"},
      {"a|@", "a @@@"},
      {"@|a", "@@ @a"},
      {"@|@", "@@ @@@"},
      {"@@", "@@@@"},
      {"a@b", "a@@b"},
      {"a @|b", "a @@ @b"},
      {"a|b\nc|d\n", "a @b\nc @d\n"},
  };
  for (const auto& [text, joined] : cases) {
    EXPECT_EQ(join(text, "@"), joined) << text;
    EXPECT_EQ(unjoin(joined, "@"), parse(text).text) << text;
  }
}

TEST(Joiner, mark_of_several_bytes) {
  EXPECT_EQ(join("a|@@|b", "@@"), "a @@@@@@ @@b");
  EXPECT_EQ(join("@|@", "@@"), "@ @@@");  // cut by the boundary, it is none
  EXPECT_EQ(join("@@@", "@@"), "@@@@@");  // from left to right
}

TEST(Joiner, pieces_of_a_text) {
  Joiner joiner(mark_of("@#"));
  std::string out;
  joiner.feed(parse("a"), out);
  joiner.feed(parse(""), out);
  joiner.feed(parse("b|@"), out);
  joiner.feed(parse("\n"), out);
  joiner.feed(parse("c"), out);
  EXPECT_EQ(out, "a @#b @#@\nc");
}

// One that is not in the tokens: white space may have marks in it.
TEST(Joiner, mark_between_tokens_and_over_pieces) {
  Joiner joiner(mark_of("@@"));
  std::string out;
  Tokens tokens{"a @", {{{0, 1}, {}, TokenKind::word, false}}};
  joiner.feed(tokens, out);
  tokens = {"@b", {{{1, 2}, {}, TokenKind::word, false}}};
  joiner.feed(tokens, out);
  EXPECT_EQ(out, "a @@@@b");
  EXPECT_EQ(unjoin(out, "@@"), "a @@b");
}

TEST(Joiner, what_was_not_joined) {
  EXPECT_EQ(unjoin("a@b", "@"), "a@b");
  EXPECT_EQ(unjoin("a@@@b", "@"), "a@@b");
  EXPECT_EQ(unjoin(" @", "@"), "");
  EXPECT_EQ(unjoin("  @", "@"), " ");
  EXPECT_EQ(unjoin(" @@ ", "@"), " @ ");
}

TEST(Joiner, line_is_complete_with_its_line_feed) {
  Unjoiner unjoiner(JoinMark::standard());
  std::string out;
  unjoiner.feed("a \xEF\xBF\xAD", out);
  EXPECT_EQ(out, "a");
  unjoiner.feed("b \n", out);
  EXPECT_EQ(out, "ab \n");
}

TEST(Joiner, memory_of_a_run_is_bounded) {
  Unjoiner unjoiner(mark_of("@"));
  const std::string marks(std::size_t{1} << 20, '@');
  std::string out;
  unjoiner.feed(" ", out);
  for (int i = 0; i < 8; ++i) unjoiner.feed(marks, out);
  EXPECT_EQ(out.size(), 1 + 4 * marks.size());
  unjoiner.feed("@", out);
  unjoiner.finish(out);
  EXPECT_EQ(out.size(), 1 + 4 * marks.size() + 1);
}

TEST(Joiner, unjoiner_is_as_new_after_the_end) {
  Unjoiner unjoiner(mark_of("@#"));
  std::string out;
  unjoiner.feed("a @#@", out);
  unjoiner.finish(out);
  unjoiner.feed("#b @#c", out);
  unjoiner.finish(out);
  EXPECT_EQ(out, "a@#bc");
}

TEST(JoinMark, what_may_not_be_one) {
  const std::vector<std::pair<std::string, std::size_t>> cases = {
      {"", 0},     {" ", 0},          {"a b", 1},          {"\n", 0},
      {"a\r", 1},  {"\t", 0},         {"\xC2\xA0", 0},     {"x\xE2\x80\xAF", 1},
      {"\xFF", 0}, {"ab\xEF\xBF", 2}, {"\xE3\x80\x80", 0}, {"\xE2\x80\xA8", 0},
  };
  for (const auto& [text, where] : cases) {
    const Result<JoinMark> mark = JoinMark::make(text);
    ASSERT_FALSE(mark.has_value()) << text;
    EXPECT_EQ(mark.error().code, ErrorCode::bad_joiner);
    EXPECT_EQ(mark.error().where, where);
    EXPECT_FALSE(mark.error().message.empty());
  }
  EXPECT_EQ(JoinMark::standard().text(), "\xEF\xBF\xAD");
  EXPECT_TRUE(JoinMark::make(std::string_view("\0", 1)).has_value());
}

// All texts of up to six characters of an alphabet, in which marks overlap and are cut.
TEST(Joiner, one_undoes_the_other) {
  constexpr std::string_view kAlphabet = "@#a |\n";
  std::vector<std::string> texts = {""};
  for (std::size_t i = 0; texts[i].size() < 6; ++i) {
    for (const char c : kAlphabet) texts.push_back(texts[i] + c);
  }
  for (const std::string_view mark : {"@", "@@", "@#", "@#@", "@@#@@", "a@"}) {
    for (const std::string& text : texts) {
      const std::string joined = join(text, mark);
      const std::string expected = parse(text).text;
      ASSERT_EQ(unjoin(joined, mark), expected) << text << " by " << mark << ": " << joined;
      ASSERT_EQ(unjoin(joined, mark, 1), expected) << text << " by " << mark << ": " << joined;
    }
  }
}

}  // namespace
}  // namespace naqi
