#include "tokens/reference_breaker.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/rbbi.h>
#include <unicode/unistr.h>

#include "text/utf8.h"

namespace naqi::tokens {
namespace {

/// What ICU compiles: boundaries; and, if they do not say them, the kinds of whole segments.
struct Rules {
  std::string_view segments;
  std::string_view kinds;
  bool look_ahead;  // there are rules with a context
};

#include "tokens/reference_rules.inc"

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

// Fails only where a rule of the project itself is wrong.
std::unique_ptr<icu::RuleBasedBreakIterator> make_iterator(std::string_view rules) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  auto iterator = std::make_unique<icu::RuleBasedBreakIterator>(from_utf8(rules), where, status);
  if (U_FAILURE(status)) {
    throw std::logic_error("rules, line " + std::to_string(where.line) + ": " +
                           u_errorName(status));
  }
  return iterator;
}

struct Compiled {
  explicit Compiled(const Rules& rules)
      : segments(make_iterator(rules.segments)),
        kinds(rules.kinds.empty() ? nullptr : make_iterator(rules.kinds)),
        look_ahead(rules.look_ahead) {}
  std::unique_ptr<icu::RuleBasedBreakIterator> segments;
  std::unique_ptr<icu::RuleBasedBreakIterator> kinds;
  bool look_ahead;
};

// Once each, as ICU takes a second for the rules of naqi.
const Compiled& compiled(std::size_t tokenizer) {
  static std::array<std::unique_ptr<const Compiled>, std::size(kRules)> all;
  static std::array<std::once_flag, std::size(kRules)> made;
  std::call_once(made[tokenizer], [tokenizer] {
    all[tokenizer] = std::make_unique<const Compiled>(kRules[tokenizer]);
  });
  return *all[tokenizer];
}

// 0 is what ICU says of a match of no kind; kinds count from 1.
std::optional<TokenKind> kind_of(std::int32_t status) {
  if (status == 0) return std::nullopt;
  return static_cast<TokenKind>(status - 1);
}

class ReferenceBreaker : public WordBreaker {
 public:
  explicit ReferenceBreaker(const Compiled& compiled)
      : iterator_(compiled.segments->clone()),
        kinds_(compiled.kinds ? compiled.kinds->clone() : nullptr),
        look_ahead_(compiled.look_ahead) {}

  void feed(std::string_view utf8, std::vector<Segment>& /*out*/) override { text_ += utf8; }

  void finish(std::vector<Segment>& out) override {
    icu::UnicodeString utf16;
    std::vector<text::Decoded> code_points;
    for (const char *p = text_.data(), *end = p + text_.size(); p < end;) {
      code_points.push_back(text::decode(p, end));
      utf16.append(static_cast<UChar32>(code_points.back().code_point));
      p += code_points.back().length;
    }
    const std::int32_t length = utf16.length();
    // A rule with a context takes the end of the text for a line end.
    if (look_ahead_) utf16.append(UChar{u'\n'});
    iterator_->setText(utf16);
    std::size_t next = 0;  // into code_points
    for (std::int32_t begin = iterator_->first(), end = iterator_->next(); begin < length;
         begin = end, end = iterator_->next()) {
      end = std::min(end, length);
      Segment segment{};
      for (std::int32_t at = begin; at < end; at = utf16.moveIndex32(at, 1), ++next) {
        segment.length += code_points[next].length;
      }
      segment.kind = kind_of(kinds_ ? whole_status(utf16.tempSubStringBetween(begin, end))
                                    : iterator_->getRuleStatus());
      out.push_back(segment);
    }
    text_.clear();
  }

 private:
  // Of the rules for kinds that match all of a segment.
  std::int32_t whole_status(const icu::UnicodeString& segment) {
    kinds_->setText(segment);
    kinds_->first();
    return kinds_->next() == segment.length() ? kinds_->getRuleStatus() : 0;
  }

  std::unique_ptr<icu::BreakIterator> iterator_;
  std::unique_ptr<icu::BreakIterator> kinds_;
  bool look_ahead_;
  std::string text_;
};

}  // namespace

std::unique_ptr<WordBreaker> make_reference_breaker(std::size_t tokenizer) {
  return std::make_unique<ReferenceBreaker>(compiled(tokenizer));
}

}  // namespace naqi::tokens
