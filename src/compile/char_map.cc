#include "compile/char_map.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <optional>
#include <utility>

#include "rules/lookup.h"

namespace naqi::compile {
namespace {

std::string step_name(std::size_t step) {
  return std::string(steps()[step].verb) + ':' + std::string(steps()[step].name);
}

std::string code_point_name(char32_t c) {
  char text[16];
  std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(c));
  return text;
}

}  // namespace

std::u32string_view CharMap::fold(char32_t c) const {
  const Row* const row = find(c);
  return row == nullptr ? std::u32string_view() : row->to;
}

bool CharMap::apply(std::u32string& text) const {
  const auto is_changed = [&](char32_t c) { return has(c) || c == kStrippedStarter; };
  const auto first = std::find_if(text.begin(), text.end(), is_changed);
  if (first == text.end()) return false;  // the last time for every text, and often the first
  if (text.size() == 1) {
    text = fold(text.front());  // a strip row's is empty
    return true;
  }
  std::u32string out(text.begin(), first);
  for (auto at = first; at != text.end(); ++at) {
    if (const Row* const row = find(*at)) {
      out += row->to;
    } else if (*at != kStrippedStarter) {
      out += *at;
    }
  }
  text.swap(out);
  return true;
}

namespace {

// By code point; of one code point, rows that strip come first, because strip is the earlier phase,
// then the order they came in. Two rounds of counting: comparing took ten times as long, 40 us for
// `search`.
void sort(std::vector<CharMap::SelectedRow>& rows) {
  constexpr unsigned kBits = 11;  // twice that holds a code point and one bit more
  constexpr std::size_t kMask = (std::size_t{1} << kBits) - 1;
  std::vector<CharMap::SelectedRow> sorted(rows.size());
  for (const unsigned shift : {0U, kBits}) {
    const auto digit = [&](const CharMap::SelectedRow& row) {
      return (std::size_t{row.from} << 1 | (row.to.empty() ? 0U : 1U)) >> shift & kMask;
    };
    std::array<std::uint32_t, kMask + 2> place{};
    for (const CharMap::SelectedRow& row : rows) ++place[digit(row) + 1];
    std::partial_sum(place.begin(), place.end(), place.begin());
    for (const CharMap::SelectedRow& row : rows) sorted[place[digit(row)]++] = row;
    rows.swap(sorted);
  }
}

// Follows folds to their end. More steps than there are rows mean a cycle.
std::optional<std::u32string> end_of(const CharMap& map, std::u32string_view text) {
  std::u32string end(text);
  for (std::size_t i = 0; i <= map.rows().size(); ++i) {
    if (!map.apply(end)) return end;
    if (end.size() > map.rows().size() + text.size() + 64) break;
  }
  return std::nullopt;
}

Error cycle_error(const CharMap::SelectedRow& row) {
  return {ErrorCode::fold_cycle,
          "the folds of this spec form a cycle through " + code_point_name(row.from) + " (" +
              step_name(row.step) + ')',
          0, std::string()};
}

Error conflict_error(const CharMap::SelectedRow& a, const CharMap::SelectedRow& b) {
  return {ErrorCode::conflict,
          step_name(a.step) + " and " + step_name(b.step) + " disagree on " +
              code_point_name(a.from) + "; remove one of them",
          0, std::string()};
}

}  // namespace

Result<CharMap> CharMap::build(const rule::Spec& spec) {
  std::vector<SelectedRow> rows;
  for (std::size_t step = 0; step < steps().size(); ++step) {
    if (!spec.steps[step]) continue;
    for (const Rule& rule : rule::rules_of(step)) {
      if (rule.when == When::always) rows.push_back({rule.from, rule.to, step});
    }
  }
  return from_rows(std::move(rows));
}

Result<CharMap> CharMap::from_rows(std::vector<SelectedRow> rows) {
  sort(rows);
  CharMap map;
  map.rows_.reserve(rows.size());
  for (const SelectedRow& row : rows) {
    if (map.rows_.empty() || map.rows_.back().from != row.from) {
      map.rows_.push_back({row.from, row.to, row.step});
    }
  }
  map.index_ = RowIndex(map.rows_);
  // Only a row whose target is folded again can be part of a cycle; most specs have few.
  for (const SelectedRow& row : rows) {
    const bool chained =
        std::any_of(row.to.begin(), row.to.end(), [&](char32_t c) { return map.has(c); });
    if (chained && !end_of(map, row.to)) return cycle_error(row);
  }
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const SelectedRow& a = rows[i - 1];
    const SelectedRow& b = rows[i];
    if (a.from != b.from || a.to == b.to || a.to.empty()) continue;
    if (end_of(map, a.to) != end_of(map, b.to)) return conflict_error(a, b);
  }
  return map;
}

}  // namespace naqi::compile
