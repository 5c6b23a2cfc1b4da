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

  void look(const CharMap& map, std::u32string_view text) {
    anew = anew && !text.empty() && begins_anew(map, text.front());
    if (text.empty()) return;
    for_good = for_good && ends_for_good(text.back());
    if (!for_good || !map.strips(text.back())) return;
    const auto kept =
        std::find_if(text.rbegin(), text.rend(), [&](char32_t c) { return !map.strips(c); });
    for_good = kept != text.rend() && ends_for_good(*kept);
  }
};

}  // namespace

Classifier::Classifier(const CharMap& map, const ConditionalRows& conditional, unicode::Form form)
    : map_(map),
      conditional_(conditional),
      form_(form),
      strips_seats_(conditional.has(When::tanween_seat)) {}

// As parts_of.
std::u32string_view Classifier::decompose(char32_t c) {
  if (form_ != unicode::Form::raw) {
    const std::u32string_view mapped = unicode::decomposition(form_, c);
    if (!mapped.empty()) return mapped;
  }
  parts_.assign(1, c);
  if (unicode::hangul::is_syllable(c)) parts_ = parts_of(form_, c);
  return parts_;
}

bool Classifier::is_evidence(std::u32string_view parts) const {
  return std::any_of(parts.begin(), parts.end(), [&](char32_t part) {
    return conditional_.is_evidence(part) || (part == unicode::kFathatan && strips_seats_);
  });
}

// What is in text_, as the outcome.
Classified Classifier::settled(Kind kind) {
  if (!unicode::is_decomposed(form_)) return {kind, combining_class(text_.back()), text_, text_};
  decomposed_ = text_;
  unicode::normalize(form_, decomposed_);
  return {kind, combining_class(decomposed_.back()), text_, decomposed_};
}

Classified Classifier::classify_raw(char32_t c) {
  text_.assign(1, c);
  settle(map_, unicode::Form::raw, text_);
  if (text_.empty()) return {Kind::gone, combining_class(c), {}, {}};
  // A fathatan after it may yet delete it.
  const bool open = c == unicode::kAlef && strips_seats_;
  return {open ? Kind::head : Kind::plain, 0, text_, text_};
}

Classified Classifier::classify_boundaries(char32_t c, std::u32string_view parts) {
  Rounds rounds;
  rounds.anew = begins_anew(map_, parts.front());
  text_.assign(1, c);
  settle(map_, form_, text_, [&](const std::u32string& round) { rounds.look(map_, round); });
  if (!rounds.anew) {
    // For the count of non-starters: what is left of it begins with this one.
    const auto kept =
        std::find_if(parts.begin(), parts.end(), [&](char32_t p) { return !map_.strips(p); });
    return {Kind::join, combining_class(kept == parts.end() ? parts.front() : *kept), {}, {}};
  }
  return settled(rounds.for_good ? Kind::plain : Kind::head);
}

Classified Classifier::classify(char32_t c) {
  const std::u32string_view parts = decompose(c);
  if (is_evidence(parts)) return {Kind::evidence, 0, {}, {}};
  if (form_ == unicode::Form::raw) return classify_raw(c);
  const bool gone = std::all_of(parts.begin(), parts.end(), [&](char32_t p) {
    return map_.strips(p) && !composes_backward(p);
  });
  if (gone) return {Kind::gone, combining_class(parts.front()), {}, {}};
  const bool is_mark = parts.size() == 1 && parts.front() == c && !is_starter(c) &&
                       !composes_backward(c) && !map_.has(c);
  if (!is_mark) return classify_boundaries(c, parts);
  text_.assign(1, c);
  return settled(Kind::mark);
}

std::u32string parts_of(unicode::Form form, char32_t c) {
  std::u32string parts;
  if (form == unicode::Form::raw) return {c};
  unicode::append_decomposed(unicode::composed(form), c, parts);
  return parts;
}

}  // namespace naqi::compile
