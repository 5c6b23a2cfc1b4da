#include "tokens/sentence_marker.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "text/utf8.h"
#include "unicode/trie.h"

namespace naqi::tokens {

enum class Role : std::uint8_t { other, mark, word, number, face, verse, abbreviation };

namespace {

struct Limits {
  unsigned letters_before;
  unsigned letters_after;
  std::uint8_t ellipsis;
};

}  // namespace

#include "tokens/sentence_marks.inc"

namespace {

constexpr unicode::Trie<std::uint8_t> kMarkClasses{kMarkClass_index, kMarkClass_pages};
constexpr unsigned kMaxLength = 3;
static_assert(std::max(kLimits.letters_before, kLimits.letters_after) <= kMaxLength);

bool is_letter(MarkClass first) {
  return first == MarkClass::arabic || first == MarkClass::lower || first == MarkClass::letter;
}

/// A word, number or what else a sentence consists of.
bool is_word(Role role) {
  return role == Role::word || role == Role::number || role == Role::abbreviation;
}

}  // namespace

SentenceMarker::Item SentenceMarker::item_of(TokenKind kind, std::string_view text) {
  Item item;
  item.role = kRoles[static_cast<std::size_t>(kind)];
  const bool is_mark = item.role == Role::mark;
  item.is_year = item.role == Role::abbreviation &&
                 std::find(std::begin(kYears), std::end(kYears), text) != std::end(kYears);
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p != end && (is_mark || item.length < kMaxLength);) {
    const text::Decoded c = text::decode(p, end);
    p += c.length;
    const auto found = static_cast<MarkClass>(kMarkClasses[c.code_point]);
    if (found == MarkClass::ignored) continue;
    if (item.length == 0) item.first = found;
    if (item.length < kMaxLength) ++item.length;
    if (!is_mark) continue;
    if (found == MarkClass::ellipsis) item.stops = kLimits.ellipsis;
    if (found == MarkClass::stop && item.stops < kLimits.ellipsis) ++item.stops;
  }
  return item;
}

/// What kind of end a token may be.
SentenceMarker::End SentenceMarker::end_of(const Item& item) {
  if (item.role == Role::verse) return End::strong;
  if (item.role != Role::mark) return End::none;
  if (item.first == MarkClass::end) return End::strong;
  const bool is_weak = item.first == MarkClass::stop || item.first == MarkClass::ellipsis;
  return is_weak ? End::weak : End::none;
}

/// Whether a token after an end stays with it.
bool SentenceMarker::belongs_to_end(const Item& item, bool spaced) const {
  if (end_of(item) != End::none) return true;
  if (end_ == End::year) return false;
  if (item.role == Role::face) return !spaced;
  if (item.role != Role::mark) return false;
  return item.first == MarkClass::close || (item.first == MarkClass::quote && !spaced);
}

/// Whether the sentence is over, now that it is known what comes after its end.
bool SentenceMarker::ends_before(const Item& item, bool spaced) const {
  if (item.role == Role::mark && item.first == MarkClass::goes_on) return false;
  if (item.role == Role::word && item.first == MarkClass::lower) return false;
  const bool is_arabic_word = item.role == Role::word && item.first == MarkClass::arabic;
  switch (end_) {
    case End::none:
      return false;
    case End::year:
      return spaced && is_arabic_word;
    case End::weak:
      if (stops_ >= kLimits.ellipsis && is_arabic_word) return false;
      return spaced || may_lack_space(item);
    case End::strong:
      return true;
  }
  return false;
}

/// Whether a full stop between the word before it and `next` is an end without a space.
bool SentenceMarker::may_lack_space(const Item& next) const {
  const bool after_arabic =
      before_.role == Role::word &&
      (before_.first == MarkClass::arabic || before_.first == MarkClass::digit) &&
      before_.length >= kLimits.letters_before;
  if (!after_arabic && before_.role != Role::number) return false;
  if (next.role == Role::mark) return next.first == MarkClass::open;
  return next.role == Role::word && next.first == MarkClass::arabic &&
         next.length >= kLimits.letters_after;
}

/// Whether a token is an end by what stands before it.
bool SentenceMarker::is_end(const Item& item, bool spaced) const {
  const End end = end_of(item);
  if (end == End::none || !has_words_) return false;
  if (before_.role == Role::mark && before_.first == MarkClass::open) return false;
  if (end_of(before_) != End::none && !spaced) return false;
  if (end == End::strong) return true;
  if (before_.role == Role::mark && before_.first == MarkClass::goes_on) return false;
  if (item.stops > 1 || spaced) return true;
  const bool is_initial =
      before_.role == Role::word && before_.length == 1 && is_letter(before_.first);
  const bool is_number_of_item = before_.role == Role::number && words_in_line_ == 1;
  return !is_initial && !is_number_of_item;
}

bool SentenceMarker::next(TokenKind kind, std::string_view text, bool spaced) {
  const Item item = item_of(kind, text);
  if (end_ != End::none && belongs_to_end(item, spaced)) {
    end_ = std::max(end_, end_of(item));
    stops_ = std::min<std::uint8_t>(stops_ + item.stops, kLimits.ellipsis);
    return false;
  }
  const bool ends = ends_before(item, spaced);
  if (end_ != End::none) before_ = Item();
  if (ends) has_words_ = false;
  end_ = End::none;
  if (is_end(item, spaced)) {
    end_ = end_of(item);
    stops_ = item.stops;
  } else {
    if (item.is_year && before_.role == Role::number) end_ = End::year;
    stops_ = 0;
    before_ = item;
  }
  if (is_word(item.role)) {
    has_words_ = true;
    if (words_in_line_ < 2) ++words_in_line_;
  }
  return ends;
}

}  // namespace naqi::tokens
