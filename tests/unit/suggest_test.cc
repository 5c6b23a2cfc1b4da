// The nearest known word to a mistyped one.
#include "rules/suggest.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace naqi {
namespace {

const std::vector<std::string_view> kWords = {"tatweel", "tanween", "tashkeel", "bidi", "zwj"};

TEST(Suggest, known_word_is_its_own_nearest) {
  for (const std::string_view word : kWords) EXPECT_EQ(rule::nearest(word, kWords), word);
}

TEST(Suggest, one_letter_too_many_missing_or_other) {
  EXPECT_EQ(rule::nearest("tatweell", kWords), "tatweel");
  EXPECT_EQ(rule::nearest("tatwel", kWords), "tatweel");
  EXPECT_EQ(rule::nearest("tatwiel", kWords), "tatweel");
}

TEST(Suggest, swapped_neighbours_are_one_mistake) {
  const std::vector<std::string_view> words = {"abxy", "acbd"};
  EXPECT_EQ(rule::nearest("abcd", words), "acbd");  // one swap against two replacements
}

TEST(Suggest, a_third_of_the_letters_may_be_wrong_but_two_always) {
  EXPECT_EQ(rule::nearest("tshkel", kWords), "tashkeel");  // two of six
  EXPECT_EQ(rule::nearest("taxhxexl", kWords), "");        // more than two of eight
  EXPECT_EQ(rule::nearest("bxxi", kWords), "bidi");        // two of four
  EXPECT_EQ(rule::nearest("xxdx", kWords), "");            // three of four
  EXPECT_EQ(rule::nearest("completely_else", kWords), "");
}

TEST(Suggest, first_of_equals) {
  const std::vector<std::string_view> words = {"ab", "ac"};
  EXPECT_EQ(rule::nearest("ad", words), "ab");
}

TEST(Suggest, nothing_for_nothing) {
  EXPECT_EQ(rule::nearest("word", {}), "");
  EXPECT_EQ(rule::nearest(std::string(100000, 'a'), kWords), "");
}

}  // namespace
}  // namespace naqi
