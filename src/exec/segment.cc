#include "exec/segment.h"

#include <utility>

#include "compile/settle.h"
#include "unicode/normalize.h"
#include "unicode/properties.h"

namespace naqi::exec {

using compile::Entry;
using compile::Kind;

namespace {

constexpr unsigned kMaxJoiningStarters = 2;

bool is_non_starter(const Entry& e) {
  return (e.kind == Kind::mark || e.kind == Kind::join) && e.ccc != 0;
}

}  // namespace

Segment::Need Segment::need(const Entry& entry) const {
  if (entry.kind == Kind::gone) return Need::nothing;
  if (is_non_starter(entry)) {
    return non_starters_ == kMaxNonStarters ? Need::cut : Need::nothing;
  }
  const bool begins_anew = entry.kind == Kind::plain || entry.kind == Kind::head;
  const bool is_third = entry.kind == Kind::join && joining_starters_ == kMaxJoiningStarters;
  return (begins_anew || is_third) && !empty() ? Need::boundary : Need::nothing;
}

void Segment::add(char32_t c, const Entry& entry, std::size_t source) {
  if (entry.kind == Kind::gone) {
    return entry.ccc == 0 ? add_stripped(source) : add_stripped_mark(c, entry, source);
  }
  source_ += source;
  last_ = c;
  if (is_non_starter(entry)) {
    ++non_starters_;
  } else {
    non_starters_ = 0;
    stripped_classes_.reset();
    if (entry.kind == Kind::join) ++joining_starters_;
  }
  text_ += c;
}

void Segment::add_stripped(std::size_t source) {
  source_ += source;
  last_ = 0;
  // What stood before it composes only once all that is stripped is gone: no mark can block that.
  stripped_classes_.set();
  if (text_.empty() || text_.back() != compile::kStrippedStarter) {
    text_ += compile::kStrippedStarter;
  }
}

void Segment::add_stripped_mark(char32_t c, const Entry& entry, std::size_t source) {
  source_ += source;
  last_ = c;
  if (stripped_classes_[entry.ccc]) return;
  stripped_classes_.set(entry.ccc);
  text_ += c;
}

bool Segment::ends_with_virama() const {
  std::u32string text = text_;
  unicode::normalize(unicode::composed(program_.spec.form), text);  // NFKC makes marks of letters
  unicode::normalize(unicode::Form::nfd, text);
  for (auto at = text.rbegin(); at != text.rend(); ++at) {
    const std::uint8_t ccc = unicode::combining_class(*at);
    if (ccc == unicode::kViramaClass) return true;
    if (ccc == 0) return false;
  }
  return false;
}

bool Segment::delete_last_alef() {
  std::u32string text = text_;
  unicode::normalize(unicode::composed(program_.spec.form), text);
  std::size_t at = text.size();
  while (at > 0 && program_.map.strips(text[at - 1])) --at;
  if (at == 0 || text[at - 1] != unicode::kAlef) return false;
  text[at - 1] = compile::kStrippedStarter;
  text_ = std::move(text);
  return true;
}

std::u32string Segment::settle(std::size_t& source, bool anew) {
  compile::settle(program_.map, program_.spec.form, text_);
  std::u32string text;
  text.swap(text_);
  source += source_;
  source_ = 0;
  joining_starters_ = 0;
  stripped_classes_.reset();
  if (anew) non_starters_ = 0;
  return text;
}

}  // namespace naqi::exec
