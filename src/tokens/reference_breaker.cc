#include "tokens/reference_breaker.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/rbbi.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include "naqi/catalog.h"
#include "text/utf8.h"

namespace naqi::tokens {
namespace {

#include "tokens/reference_rules.inc"

constexpr char32_t kZeroWidthJoiner = 0x200D;

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

// The two below fail only where a pattern or rule of the project itself is wrong.
void check(UErrorCode status, std::string_view what) {
  if (U_FAILURE(status)) throw std::logic_error(std::string(what) + ": " + u_errorName(status));
}

icu::UnicodeSet make_set(std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeSet set(from_utf8(pattern), status);
  check(status, pattern);
  return set;
}

// What code points make of a segment; data/tokens/classes.tsv says the same in words.
struct KindSets {
  explicit KindSets(bool naqi)
      // Marks take the kind of what they belong to.
      : attached(make_set(naqi ? "[[:WB=Extend:][:WB=Format:][:WB=ZWJ:]\\u06DE\\u06E9]"
                               : "[[:WB=Extend:][:WB=Format:][:WB=ZWJ:]]")),
        letters(make_set("[[:L:][:WB=ALetter:][:WB=Katakana:]-[:Nl:]]")),
        numbers(make_set(naqi ? "[:N:]" : "[[:N:][:WB=Numeric:]]")) {
    letters.removeAll(attached);
    if (naqi) letters.removeAll(pictographs);
  }

  icu::UnicodeSet attached;
  icu::UnicodeSet letters;
  icu::UnicodeSet numbers;
  icu::UnicodeSet white_space = make_set("[:White_Space:]");
  icu::UnicodeSet pictographs = make_set("[:ExtPict:]");
  icu::UnicodeSet shown_as_emoji = make_set("[[:ExtPict:]&[:Emoji_Presentation:]]");
  icu::UnicodeSet emoji_signs = make_set("[\\uFE0F[:Emoji_Modifier:]]");
  icu::UnicodeSet regional_indicators = make_set("[:Regional_Indicator:]");
  icu::UnicodeSet punctuation = make_set("[[:P:]\\u2044]");
};

bool is_emoji(const KindSets& sets, const std::u32string& segment) {
  int regional_indicators = 0;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    const auto c = static_cast<UChar32>(segment[i]);
    if (sets.regional_indicators.contains(c)) ++regional_indicators;
    if (sets.shown_as_emoji.contains(c)) return true;
    if (!sets.pictographs.contains(c)) continue;
    if (i > 0 && segment[i - 1] == kZeroWidthJoiner) return true;
    if (i + 1 < segment.size() && sets.emoji_signs.contains(static_cast<UChar32>(segment[i + 1]))) {
      return true;
    }
  }
  return regional_indicators == 2;
}

std::optional<TokenKind> kind_of(const KindSets& sets, const std::u32string& segment) {
  const auto has = [&segment](const icu::UnicodeSet& set) {
    return std::any_of(segment.begin(), segment.end(),
                       [&set](char32_t c) { return set.contains(static_cast<UChar32>(c)); });
  };
  if (has(sets.letters)) return TokenKind::word;
  if (has(sets.numbers)) return TokenKind::number;
  if (is_emoji(sets, segment)) return TokenKind::emoji;
  if (has(sets.punctuation)) return TokenKind::punctuation;
  const bool blank = std::all_of(segment.begin(), segment.end(), [&sets](char32_t c) {
    return sets.white_space.contains(static_cast<UChar32>(c)) ||
           sets.attached.contains(static_cast<UChar32>(c));
  });
  if (blank && sets.white_space.contains(static_cast<UChar32>(segment[0]))) return std::nullopt;
  return TokenKind::symbol;
}

std::unique_ptr<icu::RuleBasedBreakIterator> make_iterator(std::string_view rules) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  auto iterator = std::make_unique<icu::RuleBasedBreakIterator>(from_utf8(rules), where, status);
  check(status, "rules, line " + std::to_string(where.line));
  return iterator;
}

class ReferenceBreaker : public WordBreaker {
 public:
  explicit ReferenceBreaker(std::size_t tokenizer)
      : iterator_(make_iterator(kRules[tokenizer])),
        sets_(tokenizers()[tokenizer].name == "naqi") {}

  void feed(std::string_view utf8, std::vector<Segment>& /*out*/) override { text_ += utf8; }

  void finish(std::vector<Segment>& out) override {
    icu::UnicodeString utf16;
    std::vector<text::Decoded> code_points;
    for (const char *p = text_.data(), *end = p + text_.size(); p < end;) {
      code_points.push_back(text::decode(p, end));
      utf16.append(static_cast<UChar32>(code_points.back().code_point));
      p += code_points.back().length;
    }
    iterator_->setText(utf16);
    std::size_t next = 0;  // into code_points
    for (std::int32_t begin = iterator_->first(), end = iterator_->next();
         end != icu::BreakIterator::DONE; begin = end, end = iterator_->next()) {
      Segment segment{};
      std::u32string content;
      for (std::int32_t at = begin; at < end; at = utf16.moveIndex32(at, 1), ++next) {
        content += code_points[next].code_point;
        segment.length += code_points[next].length;
      }
      segment.kind = kind_of(sets_, content);
      out.push_back(segment);
    }
    text_.clear();
  }

 private:
  std::unique_ptr<icu::RuleBasedBreakIterator> iterator_;
  KindSets sets_;
  std::string text_;
};

}  // namespace

std::unique_ptr<WordBreaker> make_reference_breaker(std::size_t tokenizer) {
  return std::make_unique<ReferenceBreaker>(tokenizer);
}

}  // namespace naqi::tokens
