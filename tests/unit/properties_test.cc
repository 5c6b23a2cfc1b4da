// The generated properties against ICU, code point by code point, and the facts about Unicode that
// the engines build on.
#include "unicode/properties.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "naqi/catalog.h"
#include "text/white_space.h"
#include "unicode/hangul.h"
#include "unicode/trie.h"

namespace naqi {
namespace {

using icu::Normalizer2;
using icu::UnicodeString;

// What a newer ICU than that of the tables has added is left out.
bool is_pinned(char32_t c) {
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(c), age);
  return age[0] < 15 || (age[0] == 15 && age[1] == 0);
}

std::vector<char32_t> all_code_points() {
  std::vector<char32_t> all;
  for (char32_t c = 0; c < unicode::kCodePointLimit; ++c) {
    if (is_pinned(c)) all.push_back(c);
  }
  return all;
}

enum class Mapping { canonical, compatibility };

const Normalizer2& composing(Mapping mapping) {
  UErrorCode status = U_ZERO_ERROR;
  return mapping == Mapping::canonical ? *Normalizer2::getNFCInstance(status)
                                       : *Normalizer2::getNFKCInstance(status);
}

std::u32string to_utf32(const UnicodeString& text) {
  std::u32string out;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    out += static_cast<char32_t>(text.char32At(i));
  }
  return out;
}

// Empty if there is none, as in properties.h.
std::u32string icu_decomposition(Mapping mapping, char32_t c) {
  UnicodeString out;
  composing(mapping).getDecomposition(static_cast<UChar32>(c), out);
  return to_utf32(out);
}

char32_t icu_compose(char32_t first, char32_t second) {
  const UChar32 c = composing(Mapping::canonical)
                        .composePair(static_cast<UChar32>(first), static_cast<UChar32>(second));
  return c < 0 ? 0 : static_cast<char32_t>(c);
}

// The pairs that raw canonical decompositions consist of, exclusions among them.
std::vector<std::pair<char32_t, char32_t>> raw_pairs() {
  std::vector<std::pair<char32_t, char32_t>> pairs;
  for (const char32_t c : all_code_points()) {
    UnicodeString raw;
    composing(Mapping::canonical).getRawDecomposition(static_cast<UChar32>(c), raw);
    const std::u32string parts = to_utf32(raw);
    if (parts.size() == 2) pairs.emplace_back(parts[0], parts[1]);
  }
  return pairs;
}

TEST(WhiteSpace, is_that_of_unicode) {
  for (const char32_t c : all_code_points()) {
    ASSERT_EQ(text::is_white_space(c), u_isUWhiteSpace(static_cast<UChar32>(c)) != 0)
        << static_cast<std::uint32_t>(c);
  }
}

TEST(Properties, combining_classes_are_those_of_icu) {
  for (const char32_t c : all_code_points()) {
    ASSERT_EQ(unicode::combining_class(c), u_getCombiningClass(static_cast<UChar32>(c)))
        << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Properties, decompositions_are_those_of_icu) {
  for (const char32_t c : all_code_points()) {
    if (unicode::hangul::is_syllable(c)) {
      ASSERT_TRUE(unicode::canonical_decomposition(c).empty());
      ASSERT_TRUE(unicode::compatibility_decomposition(c).empty());
      continue;
    }
    ASSERT_EQ(unicode::canonical_decomposition(c), icu_decomposition(Mapping::canonical, c))
        << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(unicode::compatibility_decomposition(c), icu_decomposition(Mapping::compatibility, c))
        << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Properties, hangul_is_arithmetic) {
  for (char32_t c = 0xAC00; c < 0xAC00 + unicode::hangul::kSyllables; ++c) {
    ASSERT_TRUE(unicode::hangul::is_syllable(c));
    std::u32string parts;
    unicode::hangul::append_decomposed(c, parts);
    ASSERT_EQ(parts, icu_decomposition(Mapping::canonical, c));
    char32_t composed = unicode::compose(parts[0], parts[1]);
    if (parts.size() == 3) composed = unicode::compose(composed, parts[2]);
    ASSERT_EQ(composed, c);
  }
  EXPECT_FALSE(unicode::hangul::is_syllable(0xABFF));
  EXPECT_FALSE(unicode::hangul::is_syllable(0xD7A4));
  EXPECT_EQ(unicode::compose(0xAC00, 0x11A7), 0U);  // U+11A7 is one before the first
  EXPECT_EQ(unicode::compose(0xAC01, 0x11A8), 0U);  // closed already
}

TEST(Properties, pairs_compose_as_in_icu) {
  std::set<char32_t> firsts;
  std::set<char32_t> seconds;
  for (const auto& [first, second] : raw_pairs()) {
    ASSERT_EQ(unicode::compose(first, second), icu_compose(first, second));
    firsts.insert(first);
    seconds.insert(second);
  }
  for (const char32_t first : firsts) {
    for (const char32_t second : seconds) {
      ASSERT_EQ(unicode::compose(first, second), icu_compose(first, second))
          << std::hex << static_cast<unsigned>(first) << ' ' << static_cast<unsigned>(second);
    }
  }
}

TEST(Properties, who_composes_is_known) {
  std::set<char32_t> firsts;
  std::set<char32_t> seconds;
  for (const auto& [first, second] : raw_pairs()) {
    if (icu_compose(first, second) == 0) continue;
    firsts.insert(first);
    seconds.insert(second);
  }
  for (const char32_t c : all_code_points()) {
    ASSERT_EQ(unicode::composes_forward(c), firsts.contains(c)) << static_cast<unsigned>(c);
    ASSERT_EQ(unicode::composes_backward(c), seconds.contains(c)) << static_cast<unsigned>(c);
  }
}

TEST(Properties, pages_that_nothing_is_known_of_are_inert_under_every_form) {
  const auto known = unicode::known_pages();
  EXPECT_TRUE(std::is_sorted(known.begin(), known.end()));
  EXPECT_LT(known.size(), 7000U);
  EXPECT_TRUE(std::binary_search(known.begin(), known.end(), 0x0600 / unicode::kPageSize));
  EXPECT_FALSE(std::binary_search(known.begin(), known.end(), 0x4E00 / unicode::kPageSize));
  for (const char32_t c : all_code_points()) {
    if (std::binary_search(known.begin(), known.end(), c / unicode::kPageSize)) continue;
    ASSERT_TRUE(composing(Mapping::compatibility).isInert(static_cast<UChar32>(c)))
        << std::hex << static_cast<unsigned>(c);
    ASSERT_TRUE(icu_decomposition(Mapping::compatibility, c).empty());
    ASSERT_FALSE(unicode::is_arabic_letter(c));
  }
}

bool is_in(unicode::PageSet page, char32_t c) { return (page >> c % unicode::kPageSize & 1) != 0; }

TEST(Properties, sets_of_a_page_hold_what_each_code_point_says) {
  UErrorCode status = U_ZERO_ERROR;
  const Normalizer2& nfd = *Normalizer2::getNFDInstance(status);
  for (const char32_t c : all_code_points()) {
    const auto code_point = static_cast<UChar32>(c);
    const char32_t first = c - c % unicode::kPageSize;
    // A closed Hangul syllable is inert but for its decomposition.
    const bool decomposes = !nfd.isInert(code_point) && !unicode::hangul::is_syllable(c);
    const bool active = composing(Mapping::canonical).isInert(code_point) == 0 || decomposes ||
                        unicode::combining_class(c) != 0;
    ASSERT_EQ(is_in(unicode::canonically_active(first), c), active) << std::hex << unsigned(c);
    ASSERT_EQ(is_in(unicode::compatibly_decomposing(first), c),
              !unicode::compatibility_decomposition(c).empty());
    ASSERT_EQ(is_in(unicode::arabic_letters(first), c), unicode::is_arabic_letter(c));
  }
}

// src/exec/segment.cc: of the starters that compose backward the third begins anew.
TEST(Properties, no_composite_is_made_of_more_than_three_starters) {
  for (const char32_t c : all_code_points()) {
    std::size_t starters = 0;
    for (const char32_t part : icu_decomposition(Mapping::canonical, c)) {
      starters += unicode::combining_class(part) == 0 ? 1 : 0;
    }
    ASSERT_LE(starters, 3U) << std::hex << static_cast<unsigned>(c);
  }
}

// Likewise: so no composition begins at the first or the second of them.
TEST(Properties, no_starter_composes_both_ways) {
  for (const char32_t c : all_code_points()) {
    if (unicode::combining_class(c) != 0 || !unicode::composes_backward(c)) continue;
    ASSERT_FALSE(unicode::composes_forward(c)) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Properties, emoji_beside_a_joiner_are_pictographs_that_nothing_touches) {
  std::set<char32_t> touched;
  for (const Rule& rule : rules()) {
    if (rule.when != When::stray_selector) touched.insert(rule.from);
  }
  for (const char32_t c : all_code_points()) {
    const auto code_point = static_cast<UChar32>(c);
    const bool before = unicode::is_emoji_before_joiner(c);
    const bool after = unicode::is_emoji_after_joiner(c);
    if (before || after) {
      ASSERT_FALSE(touched.contains(c)) << std::hex << static_cast<unsigned>(c);
      ASSERT_TRUE(composing(Mapping::compatibility).isInert(code_point) || c == 0xFE0F);
    }
    const bool pictograph = u_hasBinaryProperty(code_point, UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
    const bool modifier = u_hasBinaryProperty(code_point, UCHAR_EMOJI_MODIFIER) != 0;
    ASSERT_TRUE(!after || pictograph);
    ASSERT_TRUE(!before || after || modifier || c == 0xFE0F);
  }
  for (const char32_t c : {0x1F469, 0x1F4BB, 0x2764, 0x2642, 0x1F308}) {
    EXPECT_TRUE(unicode::is_emoji_before_joiner(c) && unicode::is_emoji_after_joiner(c));
  }
  EXPECT_TRUE(unicode::is_emoji_before_joiner(0x1F3FD));
  EXPECT_FALSE(unicode::is_emoji_after_joiner(0xFE0F));
}

TEST(Properties, what_is_not_a_code_point_is_as_unassigned) {
  for (const char32_t c : {char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    EXPECT_EQ(unicode::combining_class(c), 0);
    EXPECT_TRUE(unicode::canonical_decomposition(c).empty());
    EXPECT_TRUE(unicode::compatibility_decomposition(c).empty());
    EXPECT_FALSE(unicode::composes_forward(c) || unicode::composes_backward(c));
    EXPECT_EQ(unicode::compose(c, 0x0654), 0U);
    EXPECT_EQ(unicode::compose(0x0627, c), 0U);
  }
}

}  // namespace
}  // namespace naqi
