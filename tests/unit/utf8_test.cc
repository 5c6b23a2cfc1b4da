// UTF-8, one code point at a time, against table 3-7 of the standard as a table of its own.
#include "text/utf8.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace naqi {
namespace {

using text::Decoded;
using text::Status;

Decoded decode(std::string_view bytes) {
  return text::decode(bytes.data(), bytes.data() + bytes.size());
}

// Unicode 15.0, table 3-7: well-formed byte sequences, as ranges of each byte.
struct Range {
  unsigned low, high;
};
const std::vector<std::vector<Range>> kTable37 = {
    {{0x00, 0x7F}},
    {{0xC2, 0xDF}, {0x80, 0xBF}},
    {{0xE0, 0xE0}, {0xA0, 0xBF}, {0x80, 0xBF}},
    {{0xE1, 0xEC}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xED, 0xED}, {0x80, 0x9F}, {0x80, 0xBF}},
    {{0xEE, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF0, 0xF0}, {0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF1, 0xF3}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF4, 0xF4}, {0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}},
};

struct Expected {
  std::size_t length;
  Status status;
};

// The longest beginning of `bytes` that begins a row is the sequence, or the maximal subpart.
Expected expected_of(std::string_view bytes) {
  for (const std::vector<Range>& row : kTable37) {
    std::size_t matched = 0;
    while (matched < row.size() && matched < bytes.size()) {
      const auto byte = static_cast<unsigned char>(bytes[matched]);
      if (byte < row[matched].low || byte > row[matched].high) break;
      ++matched;
    }
    if (matched == 0) continue;
    if (matched == row.size()) return {matched, Status::well_formed};
    return {matched, matched == bytes.size() ? Status::incomplete : Status::ill_formed};
  }
  return {1, Status::ill_formed};
}

TEST(Utf8, every_scalar_value_makes_the_round_trip) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    char bytes[text::kMaxLength];
    const std::size_t length = text::encode(c, bytes);
    ASSERT_EQ(length, c < 0x80 ? 1U : c < 0x800 ? 2U : c < 0x10000 ? 3U : 4U);
    const Decoded d = text::decode(bytes, bytes + length);
    ASSERT_EQ(d.code_point, c);
    ASSERT_EQ(d.length, length);
    ASSERT_EQ(d.status, Status::well_formed);
  }
}

TEST(Utf8, every_beginning_agrees_with_table_3_7) {
  const std::string ends("\x00\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xE2\xFF", 11);
  std::string bytes;
  const auto check = [&] {
    const Expected expected = expected_of(bytes);
    const Decoded d = decode(bytes);
    ASSERT_EQ(d.length, expected.length) << testing::PrintToString(bytes);
    ASSERT_EQ(d.status, expected.status) << testing::PrintToString(bytes);
    if (d.status == Status::well_formed) {
      ASSERT_EQ(text::to_utf8({&d.code_point, 1}), bytes.substr(0, d.length));
    } else {
      ASSERT_EQ(d.code_point, text::kReplacementCharacter);
    }
  };
  for (unsigned first = 0; first < 256; ++first) {
    bytes.assign(1, static_cast<char>(first));
    check();
    for (unsigned second = 0; second < 256; ++second) {
      bytes.resize(1);
      bytes += static_cast<char>(second);
      check();
      for (const char third : ends) {
        bytes.resize(2);
        bytes += third;
        check();
        for (const char fourth : ends) {
          bytes.resize(3);
          bytes += fourth;
          check();
        }
      }
    }
  }
}

TEST(Utf8, maximal_subparts_are_one_mistake_each) {
  // Table 3-11 of the standard.
  const std::string bytes = "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64";
  EXPECT_EQ(text::to_utf32(bytes), U"a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
  EXPECT_EQ(text::to_utf32("\xE0\x80\x80"), U"\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(text::to_utf32("\xED\xA0\x80"), U"\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(text::to_utf32("\xF4\x90\x80\x80"), U"\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(Utf8, what_can_still_become_well_formed_is_incomplete) {
  for (const std::string_view whole : {"\xD9\x80", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"}) {
    for (std::size_t n = 1; n < whole.size(); ++n) {
      EXPECT_EQ(decode(whole.substr(0, n)).status, Status::incomplete);
      EXPECT_EQ(decode(whole.substr(0, n)).length, n);
    }
  }
  EXPECT_EQ(decode("\xE0").status, Status::incomplete);
  EXPECT_EQ(decode("\xE0\x9F").status, Status::ill_formed);
  EXPECT_EQ(decode("\xC1").status, Status::ill_formed);
  EXPECT_EQ(decode("\xF5").status, Status::ill_formed);
}

TEST(Utf8, first_ill_formed_sequence_is_found) {
  EXPECT_EQ(text::find_ill_formed(""), std::nullopt);
  EXPECT_EQ(text::find_ill_formed(std::string_view("a\0\xD9\x80", 4)), std::nullopt);
  EXPECT_EQ(text::find_ill_formed("\xFF"), 0U);
  EXPECT_EQ(text::find_ill_formed("ab\xD9\x80\x80\xFF"), 4U);
  EXPECT_EQ(text::find_ill_formed("ab\xE2\x82"), 2U);
}

TEST(Utf8, bytes_that_continue_an_ill_formed_sequence_run_on) {
  EXPECT_TRUE(text::runs_on("\xD9", "\x80"));
  EXPECT_TRUE(text::runs_on("\xE2", "\x82"));
  EXPECT_FALSE(text::runs_on("\xD9", "\xFF"));
  EXPECT_FALSE(text::runs_on("\xE2\x82", "\xE2\x82"));
  EXPECT_FALSE(text::runs_on("\xFF", "\x80"));
}

TEST(Utf8, strings_of_scalar_values_are_converted_whole) {
  const std::u32string text = U"a\u0640\u20AC\U0001F600";
  EXPECT_EQ(text::to_utf8(text), "a\xD9\x80\xE2\x82\xAC\xF0\x9F\x98\x80");
  EXPECT_EQ(text::to_utf32(text::to_utf8(text)), text);
  EXPECT_EQ(text::to_utf32(""), U"");
}

}  // namespace
}  // namespace naqi
