#include "compile/conditional.h"

#include <algorithm>

#include "rules/lookup.h"
#include "unicode/properties.h"

namespace naqi::compile {
namespace {

bool reads_evidence(When when) { return rule::condition(when).evidence; }

}  // namespace

ConditionalRows::ConditionalRows(const rule::Spec& spec, const CharMap& map)
    : squeeze_(rule::squeeze_of(spec)) {
  for (std::size_t step = 0; step < steps().size(); ++step) {
    if (!spec.steps[step]) continue;
    for (const Rule& rule : rule::rules_of(step)) {
      if (rule.when == When::always) continue;
      const bool taken = reads_evidence(rule.when) ? map.strips(rule.from) : map.has(rule.from);
      if (!taken) rows_.push_back({rule.from, rule.when, rule.to, step});
    }
  }
  // Of one code point evidence comes first, then the order of the table.
  std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
    return a.from != b.from ? a.from < b.from : reads_evidence(a.when) && !reads_evidence(b.when);
  });
  index_ = RowIndex(rows_);
  looks_at_context_ = squeeze_.space || squeeze_.letters != 0 ||
                      std::any_of(rows_.begin(), rows_.end(),
                                  [](const Row& row) { return !reads_evidence(row.when); });
}

bool ConditionalRows::has(When when) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) { return row.when == when; });
}

std::span<const ConditionalRows::Row> ConditionalRows::context_of(char32_t c) const {
  if (!index_.has(c)) return {};
  auto begin = std::lower_bound(rows_.begin(), rows_.end(), c,
                                [](const Row& row, char32_t value) { return row.from < value; });
  while (begin != rows_.end() && begin->from == c && reads_evidence(begin->when)) ++begin;
  auto end = begin;
  while (end != rows_.end() && end->from == c) ++end;
  return {begin, end};
}

bool ConditionalRows::is_evidence(char32_t c) const {
  return index_.has(c) && std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
           return row.from == c && reads_evidence(row.when) && row.when != When::tanween_seat;
         });
}

bool ConditionalRows::is_squeezed(char32_t c) const {
  return (squeeze_.space && c == U' ') || (squeeze_.letters != 0 && unicode::is_arabic_letter(c));
}

}  // namespace naqi::compile
