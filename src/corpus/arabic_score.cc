#include "corpus/arabic_score.h"

#include <algorithm>
#include <cmath>

#include "unicode/normalize.h"

namespace naqi::corpus {
namespace {

constexpr int kBit = ArabicScore::kBit;

// How many of 100,000 letters each one from U+0621 to U+064A is, 063B to 0640 being none: counted
// in the 37 million letters of the words that the Arabic Wikipedia has more than once.
constexpr std::array kPerHundredThousand = {
    304,  106, 2031, 84,  790,  359,  14630, 3686,  3296, 4234, 680,  1350, 1769, 780,
    3129, 594, 4774, 629, 2590, 927,  935,   565,   926,  214,  3264, 468,  0,    0,
    0,    0,   0,    0,   2639, 2049, 2143,  11402, 6450, 5289, 2424, 5608, 903,  7983};
constexpr char32_t kFirstLetter = 0x621;

/// Presentation forms are what they show.
char32_t plain(char32_t c) {
  if (c < 0xFB50 || c >= 0xFF00) return c;
  const std::u32string_view shown = unicode::decomposition(unicode::Form::nfkc_arabic, c);
  return shown.empty() ? c : shown.front();
}

// The forms of letters that join the next one: initial ones; medial ones follow them.
constexpr std::u32string_view kInitialForms =
    U"\uFE8B\uFE91\uFE97\uFE9B\uFE9F\uFEA3\uFEA7\uFEB3\uFEB7\uFEBB\uFEBF\uFEC3"
    U"\uFEC7\uFECB\uFECF\uFED3\uFED7\uFEDB\uFEDF\uFEE3\uFEE7\uFEEB\uFEF3";

// Final ones, of letters that have another form in ibm-864 for where they do not join.
constexpr std::u32string_view kFinalForms =
    U"\uFE82\uFE84\uFE8E\uFECA\uFED0\uFEF0\uFEF2\uFEF6\uFEF8\uFEFC";
constexpr char32_t kIsolatedAlef = 0xFE8D;

constexpr bool has(std::u32string_view characters, char32_t c) {
  return characters.find(c) != std::u32string_view::npos;
}

constexpr bool is_mark(char32_t c) { return (c >= 0x64B && c < 0x653) || c == 0x670; }
constexpr bool is_arabic_letter(char32_t c) {
  return (c >= 0x621 && c < 0x64B && c != 0x640) || (c >= 0x671 && c < 0x6D4) || c == 0x6D5;
}
constexpr bool is_capital(char32_t c) { return c >= 0xC0 && c < 0xDF && c != 0xD7; }
constexpr bool is_accented(char32_t c) {
  return (c >= 0xC0 && c < 0x180 && c != 0xD7 && c != 0xF7) || c == 0x192;
}

int letter_cost(char32_t c) {
  const std::size_t index = c - kFirstLetter;
  const int count = index < kPerHundredThousand.size() ? kPerHundredThousand[index] : 0;
  // A letter that Arabic has not, or hardly, other languages have.
  return static_cast<int>(std::lround(kBit * std::log2(1e5 / std::max(count, 100))));
}

/// What is no letter: bits, judged by eye on texts. Only their order matters much.
struct Bits {
  std::u32string_view characters;
  int bits;
};
constexpr Bits kBits[] = {
    {U"\u060C", 6},                                                        // comma
    {U"\u061B\u061F\u00AB\u00BB", 8},                                      // other punctuation
    {U"\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669", 7},  // digits
    {U"\u06F0\u06F1\u06F2\u06F3\u06F4\u06F5\u06F6\u06F7\u06F8\u06F9", 7},
    {U"\u064B\u064C\u064D\u064E\u064F\u0650\u0651\u0652", 4},  // vowel marks
    {U"\u0640\u200C\u200E\u200F", 8},                          // tatweel, invisible
    {U"\u2013\u2014\u2018\u2019\u201C\u201D\u2026", 8},        // dashes, quotation marks
    {U"\u00A0", 9},
    {U"\"().-/:!\u00AD",
     7},  // second copies of ASCII, and what iso-8859-6 has where one of them is
};

int other_cost(char32_t c) {
  for (const Bits& row : kBits) {
    if (has(row.characters, c)) return row.bits * kBit;
  }
  if (c == kUndefined || (c >= 0x80 && c < 0xA0)) return 20 * kBit;
  if (c >= 0x2200) return 14 * kBit;  // boxes, mathematics
  return 11 * kBit;
}

}  // namespace

ArabicScore::ArabicScore(const ByteTable& table, bool spaces_are_a0) {
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    const char32_t c = plain(table[byte]);
    kinds_[byte] = kind_of(table[byte]);
    has_forms_ = has_forms_ || c != table[byte];
    if (byte < 0x80) continue;
    int cost = 0;
    if (c == ' ') {
      // As seldom as no-break spaces, so that one of those in another encoding decides nothing.
      cost = (spaces_are_a0 ? 3 : 9) * kBit;
    } else if (is_arabic_letter(c)) {
      cost = letter_cost(c);
    } else if (is_accented(c)) {
      cost = (is_capital(c) ? 11 : 8) * kBit;
    } else {
      cost = other_cost(c);
    }
    costs_[byte] = static_cast<std::uint8_t>(cost);
  }
  for (std::size_t first = 0; first < kKinds; ++first) {
    for (std::size_t second = 0; second < kKinds; ++second) {
      pair_costs_[first][second] = static_cast<std::uint8_t>(
          kBit * pair_bits(static_cast<Kind>(first), static_cast<Kind>(second)));
    }
  }
}

ArabicScore::Kind ArabicScore::kind_of(char32_t shown) {
  if (has(kInitialForms, shown) || has(kInitialForms, shown - 1)) return kJoinsNext;
  if (has(kFinalForms, shown)) return kJoinsLast;
  if (shown == kIsolatedAlef) return kJoinsNone;
  const char32_t c = plain(shown);
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return kLatin;
  if (is_accented(c)) return kAccented;
  if (is_mark(c)) return kMark;
  if (c == 0x629 || c == 0x649) return kEndsWord;  // teh marbuta, alef maksura
  if (is_arabic_letter(c) || c == 0x640) return kLetter;
  return kOther;
}

int ArabicScore::pair_bits(Kind first, Kind second) {
  const bool first_arabic = first >= kLetter;
  const bool second_arabic = second >= kLetter;
  const bool first_latin = first == kLatin || first == kAccented;
  const bool second_latin = second == kLatin || second == kAccented;
  if ((first_arabic && second_latin) || (first_latin && second_arabic)) return 10;
  if (second == kMark) return first_arabic ? 0 : 10;
  if (first == kEndsWord && second_arabic) return 7;
  if (first == kAccented && second == kAccented) return 5;
  if (first == kJoinsNext && (!second_arabic || second == kJoinsNone)) return 5;
  if (second == kJoinsLast && first != kJoinsNext && first != kMark) return 5;
  return 0;
}

std::int64_t ArabicScore::cost(std::string_view bytes) const {
  std::int64_t sum = 0;
  std::int64_t pairs = 0;
  std::int64_t pairs_backward = 0;
  Kind before = kOther;
  for (const char ch : bytes) {
    const auto byte = static_cast<unsigned char>(ch);
    const Kind kind = kinds_[byte];
    sum += costs_[byte];
    pairs += pair_costs_[before][kind];
    pairs_backward += pair_costs_[kind][before];
    before = kind;
  }
  return sum + (has_forms_ ? std::min(pairs, pairs_backward) : pairs);
}

}  // namespace naqi::corpus
