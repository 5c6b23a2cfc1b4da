// Which records are left out, and for what.
#include "corpus/record_checks.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "naqi/catalog.h"
#include "text/utf8.h"

namespace naqi::corpus {
namespace {

ArabicShare share_of(std::u32string_view text) {
  ArabicShare share;
  for (const char32_t c : text) share.add(c);
  return share;
}

std::pair<std::uint64_t, std::uint64_t> counts_of(std::u32string_view text) {
  const ArabicShare share = share_of(text);
  return {share.arabic, share.all};
}

using Counted = std::pair<std::uint64_t, std::uint64_t>;

TEST(ArabicShare, CountsLetters) {
  EXPECT_EQ(counts_of(U"\u0643\u062A\u0628"), Counted(3, 3));
  EXPECT_EQ(counts_of(U"\u0643\u062A\u0628 abc"), Counted(3, 6));
  EXPECT_EQ(counts_of(U"abc"), Counted(0, 3));
  EXPECT_EQ(counts_of(U"\u05D0\u0905\u4E00"), Counted(0, 3));
  // Persian, Urdu, Pashto; presentation forms; Arabic Extended-A and -B; mathematical letters.
  EXPECT_EQ(counts_of(U"\u067E\u06BE\u0681\uFEFB\uFB50\u08A0\u0870\U0001EE00"), Counted(8, 8));
}

TEST(ArabicShare, CountsDigitsAndSignsAsOthers) {
  EXPECT_EQ(counts_of(U"12"), Counted(0, 2));
  EXPECT_EQ(counts_of(U"\u0661\u06F1"), Counted(0, 2));
  EXPECT_EQ(counts_of(U"\u060C\u061F\u00AB."), Counted(0, 4));
  EXPECT_EQ(counts_of(U"\uFDFC$\u00A9"), Counted(0, 3));
  EXPECT_EQ(counts_of(U"\U0001F600"), Counted(0, 1));
  EXPECT_EQ(counts_of(U"\uFFFD"), Counted(0, 1));
}

TEST(ArabicShare, LooksThroughWhatIsNoCharacterOfItsOwn) {
  // White space and controls, LINE SEPARATOR and NO-BREAK SPACE among them.
  EXPECT_EQ(counts_of(U" \t\n\r\u0085\u00A0\u2028\u3000\u0001\u007F\u0090"), Counted(0, 0));
  // Tashkeel, superscript alef, Quranic signs, hamza above, the marks of other scripts.
  EXPECT_EQ(counts_of(U"\u064B\u0652\u0670\u06D6\u06ED\u0654\u0301\u0591\u20D0"), Counted(0, 0));
  EXPECT_EQ(counts_of(U"\u0640\u0640"), Counted(0, 0));
  // ZWNJ, ZWJ, directions, isolates, soft hyphen, byte order mark, number sign, end of ayah.
  EXPECT_EQ(counts_of(U"\u200C\u200D\u200E\u200F\u061C\u202A\u202E\u2066\u2069\u00AD\uFEFF"
                      U"\u0600\u0605\u06DD\u08E2\u0890\u180E\U000110BD\U000E0001"),
            Counted(0, 0));
  EXPECT_EQ(counts_of(U"\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"), Counted(7, 7));
}

TEST(ArabicShare, IsZeroOfNothing) {
  EXPECT_EQ(share_of(U"").value(), 0);
  EXPECT_EQ(share_of(U"\u064B \u0640").value(), 0);
  EXPECT_EQ(share_of(U"\u0643a").value(), 0.5);
}

// Every format character of the pinned version is looked through, by its own list.
TEST(ArabicShare, LooksThroughEveryFormatCharacter) {
  std::ifstream data(NAQI_UNICODE_DATA "/UnicodeData.txt");
  if (!data) GTEST_SKIP() << "no " NAQI_UNICODE_DATA "/UnicodeData.txt";
  std::size_t seen = 0;
  for (std::string line; std::getline(data, line);) {
    const std::size_t name = line.find(';');
    const std::size_t category = line.find(';', name + 1);
    if (line.compare(category, 4, ";Cf;") != 0 || line.find(", First>") != line.npos) continue;
    const char32_t c = static_cast<char32_t>(std::strtoul(line.c_str(), nullptr, 16));
    EXPECT_EQ(counts_of(std::u32string(1, c)), Counted(0, 0)) << line;
    ++seen;
  }
  EXPECT_GT(seen, 100U);
}

// What becomes of a record of these fields, which are the same before and after.
std::optional<Reason> judged(const CheckSettings& settings,
                             const std::vector<std::string>& fields) {
  RecordChecks checks(settings);
  checks.begin();
  for (const std::string& field : fields) checks.add(field, field);
  return checks.judge();
}

CheckSettings counting_tokens(std::optional<std::uint64_t> min, std::optional<std::uint64_t> max) {
  CheckSettings settings;
  settings.min_tokens = min;
  settings.max_tokens = max;
  settings.tokenizer = Pipeline::compile("none", tokenizers().front().name).value();
  return settings;
}

TEST(RecordChecks, IsOffUnlessSomethingIsAsked) {
  EXPECT_FALSE(CheckSettings().is_on());
  EXPECT_EQ(judged({}, {}), std::nullopt);
  EXPECT_EQ(judged({}, {""}), std::nullopt);
}

TEST(RecordChecks, EmptyIsWhiteSpaceInAllFields) {
  CheckSettings settings;
  settings.empty = true;
  EXPECT_TRUE(settings.is_on());
  EXPECT_EQ(judged(settings, {}), Reason::empty);
  EXPECT_EQ(judged(settings, {""}), Reason::empty);
  EXPECT_EQ(judged(settings, {" \n", "\u00A0\u2003"}), Reason::empty);
  EXPECT_EQ(judged(settings, {" ", "a"}), std::nullopt);
  EXPECT_EQ(judged(settings, {"a", " "}), std::nullopt);
  EXPECT_EQ(judged(settings, {"\u0640"}), std::nullopt);
  EXPECT_EQ(judged(settings, {"\u200B"}), std::nullopt);  // no White_Space
  EXPECT_EQ(judged(settings, {"\xFF"}), std::nullopt);
}

TEST(RecordChecks, CountsCodePointsOfAllFields) {
  CheckSettings settings;
  settings.min_chars = 3;
  settings.max_chars = 4;
  EXPECT_EQ(judged(settings, {}), Reason::min_chars);
  EXPECT_EQ(judged(settings, {"\u0643\u062A"}), Reason::min_chars);
  EXPECT_EQ(judged(settings, {"\u0643\u062A\u0628"}), std::nullopt);
  EXPECT_EQ(judged(settings, {"\u0643\u062A", "\U0001F600"}), std::nullopt);
  EXPECT_EQ(judged(settings, {"abcd"}), std::nullopt);
  EXPECT_EQ(judged(settings, {"ab", "", "cde"}), Reason::max_chars);
  EXPECT_EQ(judged(settings, {"\xFF\xE0\x80"}), std::nullopt);  // three ill-formed sequences
}

TEST(RecordChecks, CountsTokensOfAllFields) {
  const CheckSettings settings = counting_tokens(2, 3);
  EXPECT_EQ(judged(settings, {}), Reason::min_tokens);
  EXPECT_EQ(judged(settings, {"\u0642\u0627\u0644"}), Reason::min_tokens);
  EXPECT_EQ(judged(settings, {"\u0642\u0627\u0644:"}), std::nullopt);
  EXPECT_EQ(judged(settings, {"a", "b", "c"}), std::nullopt);
  EXPECT_EQ(judged(settings, {"a\n\n\nb"}), std::nullopt);  // empty lines are no tokens
  EXPECT_EQ(judged(settings, {"\n\n\na\n\n"}), Reason::min_tokens);
  EXPECT_EQ(judged(settings, {"a b", "c d"}), Reason::max_tokens);
  EXPECT_EQ(judged(settings, {" \t "}), Reason::min_tokens);
}

TEST(RecordChecks, TheShareIsThatOfAllFields) {
  CheckSettings settings;
  settings.min_arabic = 0.5;
  EXPECT_EQ(judged(settings, {}), Reason::min_arabic);
  EXPECT_EQ(judged(settings, {"\u0643\u062A", "ab"}), std::nullopt);
  EXPECT_EQ(judged(settings, {"\u0643\u062A", "abc"}), Reason::min_arabic);
  settings.min_arabic = 0;
  EXPECT_EQ(judged(settings, {}), std::nullopt);
}

// The order in which Reason lists them.
TEST(RecordChecks, TheFirstReasonCounts) {
  CheckSettings settings = counting_tokens(2, std::nullopt);
  settings.empty = true;
  settings.min_chars = 3;
  settings.min_arabic = 1;
  EXPECT_EQ(judged(settings, {" "}), Reason::empty);
  EXPECT_EQ(judged(settings, {"a"}), Reason::min_chars);
  EXPECT_EQ(judged(settings, {"abc"}), Reason::min_tokens);
  EXPECT_EQ(judged(settings, {"abc def"}), Reason::min_arabic);
  EXPECT_EQ(judged(settings, {"\u0643\u062A \u0643"}), std::nullopt);
  for (std::size_t i = 0; i < kReasons; ++i) {
    EXPECT_FALSE(to_string(static_cast<Reason>(i)).empty());
  }
}

// Nothing of one record is left for the next.
TEST(RecordChecks, EachRecordIsByItself) {
  CheckSettings settings = counting_tokens(1, 1);
  settings.empty = true;
  settings.max_chars = 3;
  settings.min_arabic = 0.5;
  RecordChecks checks(settings);
  const std::vector<std::pair<std::string, std::optional<Reason>>> records = {
      {"\u0643\u062A", std::nullopt}, {"abcd", Reason::max_chars}, {"", Reason::empty},
      {"a b", Reason::max_tokens},    {"ab", Reason::min_arabic},  {"\u0643\u062A", std::nullopt}};
  for (const auto& [text, reason] : records) {
    checks.begin();
    EXPECT_FALSE(checks.has_text());
    checks.add(text, text);
    EXPECT_TRUE(checks.has_text());
    EXPECT_EQ(checks.judge(), reason) << text;
  }
}

Hash128 hash_of(const CheckSettings& settings, const std::vector<std::string>& fields) {
  RecordChecks checks(settings);
  checks.begin();
  for (const std::string& field : fields) checks.add(field, field);
  return checks.hash();
}

TEST(RecordChecks, FieldsAreHashedWithTheirEnds) {
  CheckSettings settings;
  settings.duplicates = true;
  const std::vector<std::vector<std::string>> records = {{},
                                                         {""},
                                                         {"", ""},
                                                         {"ab"},
                                                         {"ab", ""},
                                                         {"", "ab"},
                                                         {"a", "b"},
                                                         {"b", "a"},
                                                         {"ab", "c"},
                                                         {"a", "bc"},
                                                         {"abc"},
                                                         {"a", "", "bc"},
                                                         {std::string(1, '\0')},
                                                         {std::string(8, '\0')}};
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (std::size_t k = 0; k < records.size(); ++k) {
      EXPECT_EQ(hash_of(settings, records[i]) == hash_of(settings, records[k]), i == k)
          << i << " " << k;
    }
  }
}

TEST(RecordChecks, WhatIsHashedIsTheResultOrAFormOfTheInput) {
  CheckSettings settings;
  settings.duplicates = true;
  RecordChecks checks(settings);
  const auto hash = [](RecordChecks& of, std::string_view before, std::string_view after) {
    of.begin();
    of.add(before, after);
    return of.hash();
  };
  EXPECT_EQ(hash(checks, "x", "a"), hash(checks, "y", "a"));
  EXPECT_NE(hash(checks, "x", "a"), hash(checks, "x", "b"));

  settings.duplicates_form = Pipeline::compile("search").value();
  RecordChecks formed(settings);
  const std::string vocalised = "\u0623\u0643\u0651\u062F\u062A";
  EXPECT_EQ(hash(formed, vocalised, "x"), hash(formed, "\u0627\u0643\u062F\u062A", "y"));
  EXPECT_NE(hash(formed, "a", "x"), hash(formed, "b", "x"));
}

}  // namespace
}  // namespace naqi::corpus
