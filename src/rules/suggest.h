// The nearest known word to a mistyped one.
#ifndef NAQI_SRC_RULES_SUGGEST_H_
#define NAQI_SRC_RULES_SUGGEST_H_

#include <span>
#include <string_view>

namespace naqi::rule {

/// The candidate with the fewest insertions, deletions, replacements and swaps of neighbours
/// (optimal string alignment), or an empty view if even that needs more than a third of the word's
/// letters (at least two). Of equals the one nearest in length, then the first.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> candidates);

}  // namespace naqi::rule

#endif  // NAQI_SRC_RULES_SUGGEST_H_
