#include "corpus/record_checks.h"

#include <algorithm>

#include "text/utf8.h"
#include "text/white_space.h"
#include "tokens/writing.h"
#include "unicode/properties.h"

namespace naqi::corpus {
namespace {

constexpr std::array<std::string_view, kReasons> kNames = {"bad",        "empty",      "min-chars",
                                                           "max-chars",  "min-tokens", "max-tokens",
                                                           "min-arabic", "duplicate"};

constexpr char kSeparator = '\n';  // after each token, which has none in it

bool is_control(char32_t c) { return c < U' ' || (c >= 0x7F && c < 0xA0); }

/// The format characters (General_Category Cf, Unicode 15.0) that are not of Joining_Type T or C.
bool is_non_joining_format(char32_t c) {
  if (c < 0x0600) return false;
  return c <= 0x0605 || c == 0x06DD || c == 0x0890 || c == 0x0891 || c == 0x08E2 || c == 0x180E ||
         c == unicode::kZeroWidthNonJoiner || (c >= 0x2066 && c <= 0x2069) || c == 0x110BD ||
         c == 0x110CD;
}

bool is_looked_through(char32_t c) {
  const unicode::JoiningType type = unicode::joining_type(c);
  return type == unicode::JoiningType::transparent || type == unicode::JoiningType::join_causing ||
         unicode::combining_class(c) != 0 || is_non_joining_format(c);
}

}  // namespace

std::string_view to_string(Reason reason) { return kNames[static_cast<std::size_t>(reason)]; }

void ArabicShare::add(char32_t c) {
  if (text::is_white_space(c) || is_control(c) || is_looked_through(c)) return;
  ++all;
  if (tokens::writing_of(c) == tokens::Writing::arabic) ++arabic;
}

RecordChecks::RecordChecks(const CheckSettings& settings)
    : settings_(settings),
      looks_(settings.empty || settings.min_chars || settings.max_chars || settings.min_arabic) {
  if (settings.counts_tokens()) counter_.emplace(settings.tokenizer->token_lines(kSeparator));
  if (settings.duplicates_form) form_.emplace(settings.duplicates_form->stream());
}

void RecordChecks::begin() {
  chars_ = 0;
  tokens_ = 0;
  empty_ = true;
  has_text_ = false;
  share_ = {};
  hash_.clear();
}

void RecordChecks::add(std::string_view before, std::string_view after) {
  has_text_ = true;
  if (looks_) look(after);
  if (counter_) count_tokens(after);
  if (!settings_.duplicates) return;
  buffer_.clear();
  if (form_) {
    form_->feed(before, buffer_);
    form_->finish(buffer_);
  }
  const std::string_view text = form_ ? std::string_view(buffer_) : after;
  hash_.add(text);
  // So that texts cannot be moved from one field to the next unseen.
  const std::uint64_t size = text.size();
  hash_.add({reinterpret_cast<const char*>(&size), sizeof size});
}

void RecordChecks::look(std::string_view text) {
  const char* p = text.data();
  const char* const end = p + text.size();
  while (p < end) {
    const text::Decoded decoded = text::decode(p, end);
    p += decoded.length;
    ++chars_;
    if (settings_.min_arabic) share_.add(decoded.code_point);
    empty_ = empty_ && text::is_white_space(decoded.code_point);
  }
}

void RecordChecks::count_tokens(std::string_view text) {
  buffer_.clear();
  counter_->feed(text, buffer_);
  counter_->finish(buffer_);
  tokens_ += static_cast<std::uint64_t>(std::count(buffer_.begin(), buffer_.end(), kSeparator));
}

std::optional<Reason> RecordChecks::judge() const {
  const CheckSettings& s = settings_;
  if (s.empty && empty_) return Reason::empty;
  if (s.min_chars && chars_ < *s.min_chars) return Reason::min_chars;
  if (s.max_chars && chars_ > *s.max_chars) return Reason::max_chars;
  if (s.min_tokens && tokens_ < *s.min_tokens) return Reason::min_tokens;
  if (s.max_tokens && tokens_ > *s.max_tokens) return Reason::max_tokens;
  if (s.min_arabic && share_.value() < *s.min_arabic) return Reason::min_arabic;
  return std::nullopt;
}

}  // namespace naqi::corpus
