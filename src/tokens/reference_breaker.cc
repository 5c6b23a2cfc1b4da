#include "tokens/reference_breaker.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include "text/utf8.h"
#include "tokens/reference_rules_cache.h"

namespace naqi::tokens {
namespace {

/// What ICU compiles: boundaries; if they do not say them, the kinds of whole segments; boundaries
/// directly after a token, if they are others.
struct Rules {
  std::string_view segments;
  std::string_view kinds;
  std::string_view inner;
  bool look_ahead;         // there are rules with a context
  std::int32_t max_units;  // of a segment; 0 if there is no limit
};

#include "tokens/reference_rules.inc"

using Iterator = std::unique_ptr<icu::BreakIterator>;

struct Compiled {
  explicit Compiled(const Rules& from)
      : segments(compile_rules(from.segments)),
        kinds(from.kinds.empty() ? nullptr : compile_rules(from.kinds)),
        inner(from.inner.empty() ? nullptr : compile_rules(from.inner)),
        rules(from) {}
  Iterator segments;
  Iterator kinds;
  Iterator inner;
  Rules rules;
};

Iterator clone(const Iterator& iterator) {
  return Iterator(iterator ? iterator->clone() : nullptr);
}

// Once each, as ICU takes seconds for the rules of naqi.
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
      : segments_(clone(compiled.segments)),
        kinds_(clone(compiled.kinds)),
        inner_(clone(compiled.inner)),
        rules_(compiled.rules) {}

  void feed(std::string_view utf8, std::vector<Segment>& /*out*/) override { text_ += utf8; }

  void finish(std::vector<Segment>& out) override {
    utf16_.remove();
    std::vector<text::Decoded> code_points;
    for (const char *p = text_.data(), *end = p + text_.size(); p < end;) {
      code_points.push_back(text::decode(p, end));
      utf16_.append(static_cast<UChar32>(code_points.back().code_point));
      p += code_points.back().length;
    }
    const std::int32_t length = utf16_.length();
    // A rule with a context takes the end of the text for a line end.
    if (rules_.look_ahead) utf16_.append(UChar{u'\n'});
    std::size_t next = 0;  // into code_points
    start(*segments_, 0);
    for (std::int32_t begin = 0; begin < length;) {
      std::int32_t end = std::min(base_ + running_->next(), length);
      std::int32_t status = running_->getRuleStatus();
      if (rules_.max_units != 0 && end - begin > rules_.max_units) {
        end = longest_within_limit(begin);
        status = segments_->getRuleStatus();
        start(*segments_, end);
      }
      Segment segment{};
      for (std::int32_t at = begin; at < end; at = utf16_.moveIndex32(at, 1), ++next) {
        segment.length += code_points[next].length;
      }
      segment.kind =
          kind_of(kinds_ ? whole_status(utf16_.tempSubStringBetween(begin, end)) : status);
      out.push_back(segment);
      begin = end;
      if (inner_) start(segment.kind ? *inner_ : *segments_, end);
    }
    text_.clear();
  }

 private:
  // Goes on from a boundary with these rules.
  void start(icu::BreakIterator& rules, std::int32_t at) {
    if (running_ == &rules && at != 0 && base_ + running_->current() == at) return;
    running_ = &rules;
    base_ = at;
    rest_ = utf16_.tempSubString(at);
    running_->setText(rest_);
    running_->first();
  }

  // Where the segment ends if the text ends at the limit, or before a code point that crosses it.
  std::int32_t longest_within_limit(std::int32_t begin) {
    const std::int32_t limit = utf16_.getChar32Start(begin + rules_.max_units);
    const icu::UnicodeString within = utf16_.tempSubStringBetween(begin, limit);
    segments_->setText(within);
    segments_->first();
    const std::int32_t end = begin + segments_->next();
    running_ = nullptr;
    return end;
  }

  // Of the rules for kinds that match all of a segment.
  std::int32_t whole_status(const icu::UnicodeString& segment) {
    kinds_->setText(segment);
    kinds_->first();
    return kinds_->next() == segment.length() ? kinds_->getRuleStatus() : 0;
  }

  Iterator segments_;
  Iterator kinds_;
  Iterator inner_;
  Rules rules_;
  icu::UnicodeString utf16_;
  icu::UnicodeString rest_;  // of utf16_, what `running_` reads
  std::int32_t base_ = 0;    // where it begins
  icu::BreakIterator* running_ = nullptr;
  std::string text_;
};

}  // namespace

std::unique_ptr<WordBreaker> make_reference_breaker(std::size_t tokenizer) {
  return std::make_unique<ReferenceBreaker>(compiled(tokenizer));
}

}  // namespace naqi::tokens
