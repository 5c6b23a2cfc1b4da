// Normalization forms of short texts: against ICU, and what the form nfkc_arabic adds.
#include "unicode/normalize.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "naqi/catalog.h"
#include "support/describe.h"
#include "support/random_text.h"
#include "text/utf8.h"
#include "unicode/properties.h"
#include "unicode/trie.h"

namespace naqi {
namespace {

using unicode::Form;

const std::vector<Form> kStandardForms = {Form::nfc, Form::nfd, Form::nfkc, Form::nfkd};

std::u32string normalized(Form form, std::u32string_view text) {
  std::u32string out(text);
  unicode::normalize(form, out);
  return out;
}

std::u32string by_icu(Form form, const std::u32string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (form == Form::nfd) normalizer = icu::Normalizer2::getNFDInstance(status);
  if (form == Form::nfkc) normalizer = icu::Normalizer2::getNFKCInstance(status);
  if (form == Form::nfkd) normalizer = icu::Normalizer2::getNFKDInstance(status);
  std::string utf8;
  normalizer->normalize(icu::UnicodeString::fromUTF8(text::to_utf8(text)), status)
      .toUTF8String(utf8);
  return text::to_utf32(utf8);
}

TEST(Normalize, every_code_point_that_decomposes_agrees_with_icu) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (unicode::compatibility_decomposition(c).empty()) continue;
    for (const Form form : kStandardForms) {
      const std::u32string text = {U'\u0628', c, U'\u064E', U'\u0301'};
      ASSERT_EQ(normalized(form, text), by_icu(form, text)) << std::hex << static_cast<unsigned>(c);
    }
  }
}

TEST(Normalize, what_a_form_changes_is_active_under_it) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (text::is_surrogate(c)) continue;
    const char32_t first = c - c % unicode::kPageSize;
    for (const Form form :
         {Form::raw, Form::nfc, Form::nfd, Form::nfkc, Form::nfkd, Form::nfkc_arabic}) {
      if (normalized(form, {&c, 1}) == std::u32string_view(&c, 1)) continue;
      ASSERT_TRUE(unicode::active(form, first) >> (c - first) & 1)
          << std::hex << static_cast<unsigned>(c);
    }
  }
  EXPECT_EQ(unicode::active(Form::raw, 0x0600), 0U);
  EXPECT_EQ(unicode::active(Form::nfc, 0xFDC0), 0U);  // U+FDFA is compatibility
  EXPECT_NE(unicode::active(Form::nfkc_arabic, 0xFDC0), 0U);
  EXPECT_EQ(unicode::active(Form::nfkc_arabic, 0x2140), unicode::active(Form::nfc, 0x2140));
  EXPECT_EQ(unicode::active(Form::nfd, 0xD780), (unicode::PageSet{1} << 36) - 1);  // to U+D7A3
}

TEST(Normalize, random_texts_agree_with_icu) {
  test::RandomText random(1);
  for (int i = 0; i < 10000; ++i) {
    const std::u32string text = text::to_utf32(random.utf8(60));
    for (const Form form : kStandardForms) {
      ASSERT_EQ(normalized(form, text), by_icu(form, text)) << test::describe(text::to_utf8(text));
    }
  }
}

TEST(Normalize, raw_changes_nothing) {
  const std::u32string text = U"\u0627\u0654\u0651\u064E\uFEFB\u1100\u1161";
  EXPECT_EQ(normalized(Form::raw, text), text);
}

TEST(Normalize, empty_text_stays_empty) {
  for (const Form form : kStandardForms) EXPECT_EQ(normalized(form, U""), U"");
  EXPECT_EQ(normalized(Form::nfkc_arabic, U""), U"");
}

TEST(Order, marks_of_one_class_keep_their_order) {
  std::u32string text = U"\u0628\u0654\u0653\u0651\u064E\u0655";
  unicode::order(text);
  EXPECT_EQ(text, U"\u0628\u064E\u0651\u0655\u0654\u0653");
}

TEST(Order, starters_are_not_passed) {
  std::u32string text = U"\u0651\u0628\u064E\u0640\u064B";
  const std::u32string before = text;
  unicode::order(text);
  EXPECT_EQ(text, before);
}

TEST(Compose, mark_of_the_same_or_a_higher_class_blocks) {
  std::u32string text = U"\u0627\u0655\u0654\u0653";  // hamza below, hamza above, madda
  unicode::compose(text);
  EXPECT_EQ(text, U"\u0625\u0654\u0653");
  text = U"\u0627\u06DA\u0654";  // a sign of class 230
  unicode::compose(text);
  EXPECT_EQ(text, U"\u0627\u06DA\u0654");
  text = U"\u0627\u064E\u0654";
  unicode::compose(text);
  EXPECT_EQ(text, U"\u0623\u064E");
}

TEST(Compose, starter_composes_with_the_starter_just_before_it_only) {
  std::u32string text = U"\u1100\u0301\u1161";
  unicode::compose(text);
  EXPECT_EQ(text, U"\u1100\u0301\u1161");
  text = U"\u1100\u1161\u11A8\u11A8";
  unicode::compose(text);
  EXPECT_EQ(text, U"\uAC01\u11A8");
}

TEST(Compose, marks_without_a_starter_stay) {
  std::u32string text = U"\u0654\u0627\u0654";
  unicode::compose(text);
  EXPECT_EQ(text, U"\u0654\u0623");
}

TEST(NfkcArabic, maps_presentation_forms_as_nfkc_but_for_the_space_under_a_mark) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::u32string text(1, c);
    if (!unicode::is_arabic_presentation_form(c)) {
      ASSERT_EQ(normalized(Form::nfkc_arabic, text), normalized(Form::nfc, text));
      continue;
    }
    std::u32string expected = normalized(Form::nfkc, text);
    if (expected[0] == U' ') expected.erase(0, 1);
    ASSERT_EQ(normalized(Form::nfkc_arabic, text), expected) << std::hex << unsigned(c);
  }
}

TEST(NfkcArabic, space_within_a_ligature_stays) {
  EXPECT_EQ(normalized(Form::nfkc_arabic, U"\uFDFB"),
            U"\u062C\u0644 \u062C\u0644\u0627\u0644\u0647");
}

TEST(NfkcArabic, block_ends_and_the_byte_order_mark) {
  EXPECT_TRUE(unicode::is_arabic_presentation_form(0xFB50));
  EXPECT_TRUE(unicode::is_arabic_presentation_form(0xFDFF));
  EXPECT_TRUE(unicode::is_arabic_presentation_form(0xFE70));
  EXPECT_TRUE(unicode::is_arabic_presentation_form(0xFEFC));
  for (const char32_t c : {0xFB4F, 0xFE00, 0xFE6F, 0xFEFD, 0xFEFF}) {
    EXPECT_FALSE(unicode::is_arabic_presentation_form(c)) << std::hex << unsigned(c);
  }
}

TEST(Form, composed_and_decomposed) {
  EXPECT_EQ(unicode::composed(Form::nfd), Form::nfc);
  EXPECT_EQ(unicode::composed(Form::nfkd), Form::nfkc);
  for (const Form form : {Form::raw, Form::nfc, Form::nfkc, Form::nfkc_arabic}) {
    EXPECT_EQ(unicode::composed(form), form);
    EXPECT_FALSE(unicode::is_decomposed(form));
  }
  EXPECT_TRUE(unicode::is_decomposed(Form::nfd));
  EXPECT_TRUE(unicode::is_decomposed(Form::nfkd));
}

}  // namespace
}  // namespace naqi
