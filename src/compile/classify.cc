// The proof obligations of the fast lane. Text may be cut before a code point whose output, at
// every round of the fixed point, begins with a starter that is not deleted and that nothing before
// it composes with (plain, head). It may be cut after one whose output, at every round, ends with a
// starter that neither composes forward nor carries a mark inside (plain). A kept mark that
// composes with nothing and stands in order is copied (mark): composition reaches over it or not as
// before. A code point that is deleted, and was never part of a composition, is as if it were not
// there (gone). What is deleted or not by what stands beside it, and fathatan where its alef may
// go, is evidence. All else is for the slow lane (join).
#include "compile/classify.h"

#include <algorithm>

#include "compile/settle.h"
#include "unicode/hangul.h"
#include "unicode/properties.h"

namespace naqi::compile {
namespace {

using unicode::combining_class;
using unicode::composes_backward;
using unicode::composes_forward;

bool is_starter(char32_t c) { return combining_class(c) == 0; }

bool begins_anew(const CharMap& map, char32_t c) {
  return is_starter(c) && !composes_backward(c) && !map.strips(c);
}

bool ends_for_good(char32_t c) {
  const std::u32string_view parts = unicode::canonical_decomposition(c);
  return is_starter(c) && !composes_forward(c) && (parts.empty() || is_starter(parts.back()));
}

// What holds of the text at every round of the fixed point.
struct Rounds {
  bool anew = true;      // begins with a boundary
  bool for_good = true;  // ends with one

  void look(const CharMap& map, const std::u32string& text) {
    anew = anew && !text.empty() && begins_anew(map, text.front());
    if (text.empty()) return;
    const auto kept =
        std::find_if(text.rbegin(), text.rend(), [&](char32_t c) { return !map.strips(c); });
    for_good =
        for_good && ends_for_good(text.back()) && kept != text.rend() && ends_for_good(*kept);
  }
};

Classified classify_raw(const CharMap& map, const ConditionalRows& conditional, char32_t c) {
  std::u32string text(1, c);
  settle(map, unicode::Form::raw, text);
  if (text.empty()) return {Kind::gone, combining_class(c), {}};
  // A fathatan after it may yet delete it.
  const bool open = c == unicode::kAlef && conditional.has(When::tanween_seat);
  return {open ? Kind::head : Kind::plain, 0, std::move(text)};
}

bool is_evidence(const ConditionalRows& conditional, const std::u32string& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](char32_t part) {
    return conditional.is_evidence(part) ||
           (part == unicode::kFathatan && conditional.has(When::tanween_seat));
  });
}

unsigned char class_at_end(unicode::Form form, std::u32string text) {
  if (unicode::is_decomposed(form)) unicode::normalize(form, text);
  return combining_class(text.back());
}

Classified classify_boundaries(const CharMap& map, unicode::Form form, char32_t c,
                               const std::u32string& parts) {
  Rounds rounds;
  rounds.anew = begins_anew(map, parts.front());
  std::u32string text(1, c);
  settle(map, form, text, [&](const std::u32string& round) { rounds.look(map, round); });
  if (!rounds.anew) {
    // For the count of non-starters: what is left of it begins with this one.
    const auto kept =
        std::find_if(parts.begin(), parts.end(), [&](char32_t p) { return !map.strips(p); });
    return {Kind::join, combining_class(kept == parts.end() ? parts.front() : *kept), {}};
  }
  return {rounds.for_good ? Kind::plain : Kind::head, class_at_end(form, text), std::move(text)};
}

}  // namespace

std::u32string parts_of(unicode::Form form, char32_t c) {
  std::u32string parts;
  if (form == unicode::Form::raw) return {c};
  unicode::append_decomposed(unicode::composed(form), c, parts);
  return parts;
}

Classified classify(const CharMap& map, const ConditionalRows& conditional, unicode::Form form,
                    char32_t c) {
  if (unicode::hangul::is_syllable(c) && form != unicode::Form::raw &&
      !unicode::is_decomposed(form) && !map.has(c)) {
    // What the rest of this function says of them; there are 11,172, and compiling is start-up
    // time.
    const bool is_open = unicode::composes_forward(c);
    return {is_open ? Kind::head : Kind::plain, 0, std::u32string(1, c)};
  }
  const std::u32string parts = parts_of(form, c);
  if (is_evidence(conditional, parts)) return {Kind::evidence, 0, {}};
  if (form == unicode::Form::raw) return classify_raw(map, conditional, c);
  const bool gone = std::all_of(parts.begin(), parts.end(),
                                [&](char32_t p) { return map.strips(p) && !composes_backward(p); });
  if (gone) return {Kind::gone, combining_class(parts.front()), {}};
  const bool is_mark = parts.size() == 1 && parts.front() == c && !is_starter(c) &&
                       !composes_backward(c) && !map.strips(c) && map.fold(c).empty();
  if (is_mark) return {Kind::mark, combining_class(c), std::u32string(1, c)};
  return classify_boundaries(map, form, c, parts);
}

}  // namespace naqi::compile
