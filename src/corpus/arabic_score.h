// ArabicScore: how likely bytes are as Arabic text, if they are read by a table of characters.
#ifndef NAQI_CORPUS_ARABIC_SCORE_H_
#define NAQI_CORPUS_ARABIC_SCORE_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "corpus/converter.h"

namespace naqi::corpus {

/// A model of text with two parts: what each character costs, from how often Arabic text has it,
/// and what two characters beside each other cost when text has no such pair: a Latin letter in
/// an Arabic word, a vowel mark without a letter, a letter after one that ends a word, a form that
/// joins nothing. The cost of a text is about minus the logarithm of its probability. ASCII costs
/// nothing by itself: it is the same in all tables.
///
/// Text in presentation forms was mostly stored as it stood on the screen, backward. Pairs of a
/// table that has them are those of the direction that costs less.
class ArabicScore {
 public:
  /// `spaces_are_a0`: whether the bytes A0 can be the spaces of the text: there are more of them
  /// than of 20.
  ArabicScore(const ByteTable& table, bool spaces_are_a0);

  /// Costs are in eighths of a bit.
  static constexpr int kBit = 8;
  /// Less is more likely.
  [[nodiscard]] std::int64_t cost(std::string_view bytes) const;

 private:
  // Those from kLetter on are Arabic. A form that shows how it joins is a kind of its own where
  // what is beside it can belie that.
  enum Kind : std::uint8_t {
    kOther,
    kLatin,
    kAccented,
    kLetter,
    kEndsWord,   // teh marbuta, alef maksura
    kJoinsNext,  // an initial or medial form
    kJoinsLast,  // a final form
    kJoinsNone,  // an isolated alef
    kMark,
    kKinds
  };

  [[nodiscard]] static Kind kind_of(char32_t c);
  [[nodiscard]] static int pair_bits(Kind first, Kind second);

  bool has_forms_ = false;  // presentation forms
  std::array<Kind, 256> kinds_{};
  std::array<std::uint8_t, 256> costs_{};
  std::array<std::array<std::uint8_t, kKinds>, kKinds> pair_costs_{};
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_ARABIC_SCORE_H_
