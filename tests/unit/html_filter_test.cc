// strip:html: where tags end, what is literal, what is held back. What the step makes of texts is
// in tests/golden/filters.tsv.
#include "pipeline/html_filter.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "pipeline/html_tag.h"

namespace naqi {
namespace {

using Kind = HtmlTag::Kind;

void expect_tag(std::string_view text, bool at_end, Kind kind, std::size_t length) {
  const HtmlTag tag = html_tag(text, at_end);
  EXPECT_EQ(tag.kind, kind) << text.substr(0, 20);
  EXPECT_EQ(tag.length, length) << text.substr(0, 20);
}

std::string filtered(std::string_view text) {
  HtmlFilter filter;
  Filtered out;
  filter.feed(text, out);
  filter.finish(out);
  return out.text;
}

TEST(HtmlTag, more_is_asked_for_only_where_it_decides) {
  for (const std::string_view text :
       {"<", "</", "<b", "<b ", "<b/", "<!", "<!-", "<!--", "<!-- >", "<?", "<!d", "<b a=\"x"}) {
    expect_tag(text, false, Kind::unknown, 0);
    EXPECT_NE(html_tag(text, true).kind, Kind::unknown) << text;
  }
  for (const std::string_view text :
       {"<1", "< ", "<<", "</1", "<b.", "<b/x", "<!1", "<b\n", "</\n"}) {
    expect_tag(text, false, Kind::text, 1);
  }
}

TEST(HtmlTag, ends) {
  expect_tag("<b>x", false, Kind::tag, 3);
  expect_tag("</b>", false, Kind::tag, 4);
  expect_tag("<b/>", false, Kind::tag, 4);
  expect_tag("<b x='>'>", false, Kind::tag, 7);
  expect_tag("<!-- > -->x", false, Kind::tag, 10);
  expect_tag("<!---->", false, Kind::tag, 7);
  expect_tag("<!-->", false, Kind::unknown, 0);
  expect_tag("<b x\n>", false, Kind::text, 4);
  expect_tag("<!-- x\n-->", false, Kind::literal, 6);
  expect_tag("<!-- x", true, Kind::literal, 6);
}

TEST(HtmlTag, as_long_as_it_may_be) {
  const std::string longest = "<b " + std::string(kMaxTag - 4, 'x') + '>';
  expect_tag(longest, false, Kind::tag, kMaxTag);
  expect_tag(longest.substr(0, kMaxTag - 1), false, Kind::unknown, 0);
  expect_tag("<b  " + longest.substr(3) + 'y', false, Kind::literal, kMaxTag);
  expect_tag("<b  " + longest.substr(3), true, Kind::literal, kMaxTag);
  expect_tag("<b  " + longest.substr(3) + '\n', false, Kind::literal, kMaxTag);
  expect_tag('<' + std::string(2 * kMaxTag, 'b') + '>', false, Kind::literal, kMaxTag);
  std::string letters = "<b ";
  for (std::size_t i = 0; i < kMaxTag - 4; ++i) letters += "\xD8\xA8";
  expect_tag(letters + '>', false, Kind::tag, letters.size() + 1);
  // Bytes that begin no code point have a bound, too.
  const std::string bytes = "<b " + std::string(5 * kMaxTag, '\x80') + '>';
  expect_tag(bytes, false, Kind::literal, 4 * kMaxTag);
}

TEST(HtmlFilter, what_is_too_long_is_literal) {
  const std::string text = "<b " + std::string(kMaxTag, 'x') + "<i>y";
  HtmlFilter filter;
  Filtered out;
  filter.feed(text, out);
  filter.finish(out);
  EXPECT_EQ(out.text, "<b " + std::string(kMaxTag, 'x') + " y");
  ASSERT_EQ(out.literal.size(), 1U);
  EXPECT_EQ(out.literal[0], (Span{0, kMaxTag}));
  EXPECT_EQ(filter.tags(), 1U);
  EXPECT_EQ(filtered(out.text), out.text);
}

TEST(HtmlFilter, long_runs_of_spaces_are_not_held) {
  HtmlFilter filter;
  Filtered out;
  for (int i = 0; i < 100; ++i) filter.feed(std::string(1000, ' '), out);
  EXPECT_GE(out.text.size(), 98000U);
  filter.feed("<b>x", out);
  filter.finish(out);
  EXPECT_EQ(out.text, std::string(100000 - 1024, ' ') + 'x');
}

TEST(HtmlFilter, lines_come_out_at_once) {
  HtmlFilter filter;
  for (const std::string_view line :
       {"a\n", "a \n", "<b>\n", "a <b> \r\n", "<b\n", "<!--\n", "<\n"}) {
    Filtered out;
    filter.feed(line, out);
    EXPECT_TRUE(out.text.ends_with('\n')) << line;
  }
}

}  // namespace
}  // namespace naqi
