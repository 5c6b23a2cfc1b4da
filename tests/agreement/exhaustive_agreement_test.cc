// The engines agree on every pair of code points of the Arabic blocks, and on every base with every
// two marks, for every preset, every single step and the mixtures of support/specs.h.
//
// Pairs are all of the letters, marks, digits, signs and presentation forms of the blocks of
// Arabic, and of what rules mind beside them. Bases before two marks are one of each behaviour, and
// marks two: those that join alike, compose with the same, and become the same by every rule are of
// one. (That is 37 of 121 marks, and a tenth of the time; all pairs of marks are among the pairs.)
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>

#include "naqi/catalog.h"
#include "support/engines.h"
#include "support/same_lines.h"
#include "support/specs.h"
#include "text/utf8.h"

namespace naqi::test {
namespace {

std::vector<char32_t> members(const char* pattern) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeSet set(icu::UnicodeString::fromUTF8(pattern), status);
  EXPECT_TRUE(U_SUCCESS(status)) << pattern;
  std::vector<char32_t> out;
  for (int32_t i = 0; i < set.size(); ++i) out.push_back(static_cast<char32_t>(set.charAt(i)));
  return out;
}

// SPACE, digits, separators, joiners, selectors, emoji, a virama and a nukta, letters of others.
const std::vector<char32_t>& neighbours() {
  static const std::vector<char32_t> kAll = {
      U' ',   U'\t',  U'\r',  U'1',   U'.',   U',',   U'a',    U'E',    0xA0,   0xBD,
      0x301,  0x93C,  0x915,  0x94D,  0x1161, 0x200B, 0x200C,  0x200D,  0x200F, 0x2026,
      0x2194, 0x2764, 0xFE0E, 0xFE0F, 0xFEFF, 0xFFFD, 0x1F469, 0x1F4BB, 0x34F};
  return kAll;
}

const std::vector<char32_t>& arabic() {
  static const std::vector<char32_t> kAll = [] {
    std::vector<char32_t> all = members(
        "[[[:blk=Arabic:][:blk=Arabic_Sup:][:blk=Arabic_Ext_A:][:blk=Arabic_Ext_B:]"
        "[:blk=Arabic_Ext_C:]]&[:Age=15.0:]-[:Cn:]]");
    all.insert(all.end(), neighbours().begin(), neighbours().end());
    return all;
  }();
  return kAll;
}

const std::vector<char32_t>& forms() {
  static const std::vector<char32_t> kAll =
      members("[[[:blk=Arabic_PF_A:][:blk=Arabic_PF_B:]]&[:Age=15.0:]-[:Cn:]]");
  return kAll;
}

// What joining, composition and the rules make of a code point. What a rule makes of it counts: of
// right-joining letters, only what fold:dotless makes a waw meets the hamza that composes with waw.
std::vector<int> behaviour_of(char32_t c, const std::vector<char32_t>& marks) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2& nfc = *icu::Normalizer2::getNFCInstance(status);
  const auto code_point = static_cast<UChar32>(c);
  std::vector<int> behaviour = {
      u_getIntPropertyValue(code_point, UCHAR_JOINING_TYPE), u_getCombiningClass(code_point),
      u_getIntPropertyValue(code_point, UCHAR_NFC_QUICK_CHECK), u_charType(code_point),
      u_getIntPropertyValue(code_point, UCHAR_DECOMPOSITION_TYPE)};
  for (const char32_t mark : marks) {
    behaviour.push_back(nfc.composePair(code_point, static_cast<UChar32>(mark)) >= 0 ? 1 : 0);
  }
  // The marks a letter has inside are ordered among those that follow it.
  icu::UnicodeString inside;
  if (nfc.getDecomposition(code_point, inside) != 0) {
    for (int32_t i = 0; i < inside.length(); i = inside.moveIndex32(i, 1)) {
      behaviour.push_back(inside.char32At(i));
    }
  }
  for (const Rule& rule : rules()) {
    if (rule.from != c) continue;
    behaviour.insert(behaviour.end(), {-1, rule.step, static_cast<int>(rule.when)});
    behaviour.insert(behaviour.end(), rule.to.begin(), rule.to.end());
  }
  return behaviour;
}

// Of each behaviour the first `most`.
template <class BehaviourOf>
std::vector<char32_t> first_of_each(std::size_t most, const std::vector<char32_t>& of,
                                    const BehaviourOf& behaviour_of_one) {
  std::map<std::vector<int>, std::size_t> seen;
  std::vector<char32_t> out;
  for (const char32_t c : of) {
    if (++seen[behaviour_of_one(c)] <= most) out.push_back(c);
  }
  return out;
}

std::vector<char32_t> base_representatives(const std::vector<char32_t>& of,
                                           const std::vector<char32_t>& marks) {
  return first_of_each(1, of, [&](char32_t c) { return behaviour_of(c, marks); });
}

// Two, as a mark may be asked whether it is the one before it. What composes with one counts.
std::vector<char32_t> mark_representatives(const std::vector<char32_t>& of,
                                           const std::vector<char32_t>& bases) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2& nfc = *icu::Normalizer2::getNFCInstance(status);
  return first_of_each(2, of, [&](char32_t c) {
    std::vector<int> behaviour = behaviour_of(c, of);
    for (const char32_t base : bases) {
      const auto composed = nfc.composePair(static_cast<UChar32>(base), static_cast<UChar32>(c));
      behaviour.push_back(composed >= 0 ? 1 : 0);
    }
    return behaviour;
  });
}

void add_line(std::string& text, const std::u32string& line) {
  for (const char32_t c : line) text::append(c, text);
  text += '\n';
}

// The texts are made once in a process, however many specs it tests.
const std::vector<std::string>& pairs() {
  static const std::vector<std::string> kTexts = [] {
    std::vector<std::string> texts;
    const auto add = [&](const std::vector<char32_t>& firsts,
                         const std::vector<char32_t>& seconds) {
      for (std::size_t i = 0; i < firsts.size(); i += small_scale() ? 16 : 1) {
        if (texts.empty() || texts.back().size() > (1U << 20)) texts.emplace_back();
        for (const char32_t second : seconds) add_line(texts.back(), {firsts[i], second});
      }
    };
    add(arabic(), arabic());
    add(forms(), arabic());
    add(arabic(), forms());
    add(forms(), forms());
    return texts;
  }();
  return kTexts;
}

const std::vector<std::string>& bases_with_marks() {
  static const std::vector<std::string> kTexts = [] {
    const std::vector<char32_t> all_marks = members(
        "[[[:^ccc=0:]&[[:blk=Arabic:][:blk=Arabic_Ext_A:][:blk=Arabic_Ext_B:][:blk=Arabic_Ext_C:]]]"
        "[\\u0640\\u200C\\u200D\\u0627\\u0301]&[:Age=15.0:]]");
    std::set<char32_t> bases = {0xFEFB, 0xFE8B, 0xFD3C, 0xFE70, 0xFE77,
                                0xFC60, 0xFCF2, U' ',   U'a',   0x915};
    const std::vector<char32_t> marks = mark_representatives(all_marks, arabic());
    for (const char32_t c : base_representatives(arabic(), all_marks)) {
      if (u_getCombiningClass(static_cast<UChar32>(c)) == 0) bases.insert(c);
    }
    std::vector<std::string> texts;
    std::size_t count = 0;
    for (const char32_t base : bases) {
      if (texts.empty() || texts.back().size() > (1U << 20)) texts.emplace_back();
      for (const char32_t a : marks) {
        if (small_scale() && ++count % 16 != 0) continue;
        for (const char32_t b : marks) add_line(texts.back(), {base, a, b});
      }
    }
    return texts;
  }();
  return kTexts;
}

// All strings of four of what the conditions are about: what one rule leaves, another may look at.
const std::vector<std::string>& strings_of_context() {
  static const std::vector<std::string> kTexts = [] {
    constexpr std::u32string_view kLetters =
        U"1,\u060C\u066B\u200C\u200D\u06CC\u0640\u0627\u0628\u0647 \u064B\u064E\u0654";
    std::vector<std::string> texts(1);
    std::size_t count = 0;
    for (const char32_t a : kLetters) {
      for (const char32_t b : kLetters) {
        if (small_scale() && ++count % 16 != 0) continue;
        for (const char32_t c : kLetters) {
          for (const char32_t d : kLetters) add_line(texts.back(), {a, b, c, d});
        }
      }
    }
    return texts;
  }();
  return kTexts;
}

class Exhaustive : public testing::TestWithParam<std::string> {
 protected:
  void expect_same(const std::vector<std::string>& texts) {
    const Pipeline pipeline = *Pipeline::compile(GetParam());
    std::vector<Runner> fused = fused_runners(pipeline);
    Runner reference(pipeline, kReferenceEngine);
    for (const std::string& text : texts) {
      EXPECT_EQ(differing_lines(fused, reference, text), "");
      if (HasFailure()) return;
    }
  }
};

TEST_P(Exhaustive, every_pair) { expect_same(pairs()); }
TEST_P(Exhaustive, every_base_with_two_marks) { expect_same(bases_with_marks()); }
TEST_P(Exhaustive, every_four_that_conditions_mind) { expect_same(strings_of_context()); }

INSTANTIATE_TEST_SUITE_P(Specs, Exhaustive, testing::ValuesIn(all_specs()),
                         [](const auto& spec) { return test_name(spec.param); });

}  // namespace
}  // namespace naqi::test
