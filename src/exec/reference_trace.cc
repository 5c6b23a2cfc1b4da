#include "exec/reference_trace.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include <unicode/uniset.h>

#include "exec/reference_conditions.h"
#include "exec/squeeze.h"
#include "rules/lookup.h"
#include "unicode/normalize.h"
#include "unicode/properties.h"

namespace naqi::exec {
namespace {

using unicode::Form;

/// Code points of the input, by index: [begin, end).
struct Range {
  std::size_t begin;
  std::size_t end;
};

Range joined(Range a, Range b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

/// A code point on its way through the phases.
struct Item {
  char32_t c;
  Range origin;
};

struct Event {
  Change change;
  Range origin;
};

}  // namespace

class Tracer {
 public:
  explicit Tracer(const rule::Spec& spec)
      : spec_(spec), conditions_(spec, stripped_), squeeze_(rule::squeeze_of(spec)) {
    for (std::size_t step = 0; step < steps().size(); ++step) {
      if (!spec.steps[step]) continue;
      for (const Rule& rule : rule::rules_of(step)) add(rule);
    }
  }

  std::vector<Traced> run(std::u32string_view text) {
    apply_rules(text);
    const std::vector<std::pair<Unmet, Range>> unmet = find_unmet();
    finish_phases();
    std::vector<Traced> out;
    for (const Range range : division(text.size())) out.push_back(group(text, range, unmet));
    return out;
  }

  std::vector<Aligned> align(std::u32string_view text) {
    apply_rules(text);
    finish_phases();
    std::vector<Aligned> out;
    auto item = items_.begin();
    for (const Range range : division(text.size())) {
      out.push_back({range.end - range.begin, {}});
      for (; item != items_.end() && item->origin.end <= range.end; ++item) {
        out.back().output += item->c;
      }
    }
    return out;
  }

 private:
  void apply_rules(std::u32string_view text) {
    items_.clear();
    events_.clear();
    for (std::size_t i = 0; i < text.size(); ++i) items_.push_back({text[i], {i, i + 1}});
    settle();
    while (apply_context(When::stray_nonjoiner) || apply_context(std::nullopt)) settle();
  }

  void finish_phases() {
    squeeze_space();
    squeeze_letters();
    if (unicode::is_decomposed(spec_.form)) normalize(spec_.form);
  }

  void add(const Rule& rule) {
    if (rule.when != When::always) {
      conditional_.push_back(&rule);
    } else {
      if (rule.to.empty()) stripped_.add(static_cast<UChar32>(rule.from));
      rules_.emplace(rule.from, &rule);  // strip rows come first in the table
    }
  }

  [[nodiscard]] std::u32string text() const {
    std::u32string out;
    for (const Item& item : items_) out += item.c;
    return out;
  }

  void record(std::size_t step, const Condition* condition, std::u32string from, std::u32string to,
              Range origin) {
    const bool lossless = steps()[step].lossless || are_equivalent(from, to);
    events_.push_back({{step, condition, std::move(from), std::move(to), lossless}, origin});
  }

  static bool are_equivalent(std::u32string a, std::u32string b) {
    unicode::normalize(Form::nfd, a);
    unicode::normalize(Form::nfd, b);
    return a == b;
  }

  // ---------------------------------------------------------------- phases

  void settle() {
    normalize(unicode::composed(spec_.form));
    for (bool changed = true; changed;) {
      const bool stripped = strip();
      const bool folded = fold();
      changed = stripped || folded;
      if (changed) normalize(unicode::composed(spec_.form));
    }
  }

  static bool begins_piece(Form form, char32_t c) {
    std::u32string parts;
    unicode::append_decomposed(form, c, parts);
    return unicode::combining_class(parts.front()) == 0 &&
           !unicode::composes_backward(parts.front());
  }

  // Letter by letter with its marks: a piece that the form leaves alone keeps its code points
  // apart.
  void normalize(Form form) {
    if (form == Form::raw) return;
    std::vector<Item> out;
    for (std::size_t begin = 0; begin < items_.size();) {
      std::size_t end = begin + 1;
      while (end < items_.size() && !begins_piece(form, items_[end].c)) ++end;
      normalize_piece(form, begin, end, out);
      begin = end;
    }
    items_ = std::move(out);
  }

  void normalize_piece(Form form, std::size_t begin, std::size_t end, std::vector<Item>& out) {
    std::u32string before;
    Range origin = items_[begin].origin;
    for (std::size_t i = begin; i < end; ++i) {
      before += items_[i].c;
      origin = joined(origin, items_[i].origin);
    }
    std::u32string after = before;
    unicode::normalize(form, after);
    for (std::size_t i = begin; i < end && after == before; ++i) out.push_back(items_[i]);
    if (after == before) return;
    record(rule::form_step(spec_.form), nullptr, before, after, origin);
    for (const char32_t c : after) out.push_back({c, origin});
  }

  // Both kinds of strip rules read the same text.
  bool strip() {
    const std::u32string before = text();
    std::vector<Item> out;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const auto at = rules_.find(items_[i].c);
      const bool always = at != rules_.end() && at->second->to.empty();
      const Rule* const rule = always ? at->second : conditional_rule(before, i, true);
      if (rule == nullptr) {
        out.push_back(items_[i]);
      } else {
        record(rule->step, condition_of(*rule), {items_[i].c}, {}, items_[i].origin);
      }
    }
    items_ = std::move(out);
    return items_.size() != before.size();
  }

  bool fold() {
    std::vector<Item> out;
    bool changed = false;
    for (const Item& item : items_) {
      const auto at = rules_.find(item.c);
      changed |= at != rules_.end();
      replace(item, at == rules_.end() ? nullptr : at->second, out);
    }
    items_ = std::move(out);
    return changed;
  }

  bool apply_context(std::optional<When> only) {
    const std::u32string before = text();
    std::vector<Item> out;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const Rule* const rule = conditional_rule(before, i, false);
      const bool applies = rule != nullptr && (!only || rule->when == *only);
      replace(items_[i], applies ? rule : nullptr, out);
    }
    items_ = std::move(out);
    return text() != before;
  }

  void replace(const Item& item, const Rule* rule, std::vector<Item>& out) {
    if (rule == nullptr) return out.push_back(item);
    record(rule->step, condition_of(*rule), {item.c}, std::u32string(rule->to), item.origin);
    for (const char32_t c : rule->to) out.push_back({c, item.origin});
  }

  const Rule* conditional_rule(const std::u32string& text, std::size_t at, bool evidence) const {
    for (const Rule* const rule : conditional_) {
      if (rule->from == text[at] && condition_of(*rule)->evidence == evidence &&
          conditions_.holds(rule->when, text, at)) {
        return rule;
      }
    }
    return nullptr;
  }

  std::vector<std::pair<Unmet, Range>> find_unmet() const {
    std::vector<std::pair<Unmet, Range>> out;
    for (const Item& item : items_) {
      for (const Rule* const rule : conditional_) {
        // Alefs are everywhere; that most of them write no tanween needs no saying.
        if (rule->from != item.c || rule->when == When::tanween_seat) continue;
        out.push_back({{rule->step, condition_of(*rule), item.c}, item.origin});
      }
    }
    return out;
  }

  // ---------------------------------------------------------------- squeeze

  std::size_t squeeze_step(std::string_view name) const {
    return *rule::find_step("squeeze", name);
  }

  void squeeze_space() {
    if (squeeze_.space) {
      squeeze(squeeze_step("space"), [](std::size_t begin, std::size_t end, const Tracer& self) {
        return self.items_[begin].c == U' ' ? std::size_t{1} : end - begin;
      });
    }
  }

  void squeeze_letters() {
    if (squeeze_.letters == 0) return;
    const std::size_t step = squeeze_step(squeeze_.letters == 1 ? "letters=1" : "letters=2");
    squeeze(step, [](std::size_t begin, std::size_t end, const Tracer& self) {
      const char32_t c = self.items_[begin].c;
      if (!unicode::is_arabic_letter(c)) return end - begin;
      const bool alone = (begin == 0 || !is_part_of_word(self.items_[begin - 1].c)) &&
                         (end == self.items_.size() || !is_part_of_word(self.items_[end].c));
      return letters_left(c, end - begin, alone, self.squeeze_.letters);
    });
  }

  // `bound(begin, end)`: how many of a run of one code point stay.
  template <class Bound>
  void squeeze(std::size_t step, Bound bound) {
    std::vector<Item> out;
    for (std::size_t begin = 0; begin < items_.size();) {
      std::size_t end = begin;
      Range origin = items_[begin].origin;
      for (; end < items_.size() && items_[end].c == items_[begin].c; ++end) {
        origin = joined(origin, items_[end].origin);
      }
      const std::size_t kept = bound(begin, end, *this);
      if (kept == end - begin) {
        out.insert(out.end(), items_.begin() + static_cast<std::ptrdiff_t>(begin),
                   items_.begin() + static_cast<std::ptrdiff_t>(end));
      } else {
        const char32_t c = items_[begin].c;
        record(step, nullptr, std::u32string(end - begin, c), std::u32string(kept, c), origin);
        out.insert(out.end(), kept, Item{c, origin});
      }
      begin = end;
    }
    items_ = std::move(out);
  }

  // ---------------------------------------------------------------- groups

  // The finest division of the input that cuts no origin.
  std::vector<Range> division(std::size_t length) const {
    std::vector<std::size_t> end_of(length);  // of the group that begins at the latest there
    for (std::size_t i = 0; i < length; ++i) end_of[i] = i + 1;
    const auto hold_together = [&](Range range) {
      for (std::size_t i = range.begin; i < range.end; ++i) {
        end_of[i] = std::max(end_of[i], range.end);
      }
    };
    for (const Item& item : items_) hold_together(item.origin);
    for (const Event& event : events_) hold_together(event.origin);
    std::vector<Range> out;
    for (std::size_t begin = 0; begin < length;) {
      std::size_t end = end_of[begin];
      for (std::size_t i = begin; i < end; ++i) end = std::max(end, end_of[i]);
      out.push_back({begin, end});
      begin = end;
    }
    return out;
  }

  Traced group(std::u32string_view text, Range range,
               const std::vector<std::pair<Unmet, Range>>& unmet) const {
    const auto within = [&](Range origin) {
      return origin.begin >= range.begin && origin.end <= range.end;
    };
    Traced out;
    out.input = text.substr(range.begin, range.end - range.begin);
    for (const Item& item : items_) {
      if (within(item.origin)) out.output += item.c;
    }
    for (const Event& event : events_) {
      if (within(event.origin)) out.changes.push_back(event.change);
    }
    for (const auto& [what, origin] : unmet) {
      if (within(origin)) out.unmet.push_back(what);
    }
    return out;
  }

  const rule::Spec& spec_;
  icu::UnicodeSet stripped_;
  std::unordered_map<char32_t, const Rule*> rules_;
  std::vector<const Rule*> conditional_;
  ReferenceConditions conditions_;
  rule::Squeeze squeeze_;
  std::vector<Item> items_;
  std::vector<Event> events_;
};

std::vector<Traced> trace(const rule::Spec& spec, std::u32string_view text) {
  return Tracer(spec).run(text);
}

Aligner::Aligner(const rule::Spec& spec) : tracer_(std::make_unique<Tracer>(spec)) {}
Aligner::~Aligner() = default;
std::vector<Aligned> Aligner::align(std::u32string_view text) { return tracer_->align(text); }

}  // namespace naqi::exec
