// Finding rows of the catalog by name. The rows themselves: include/naqi/catalog.h.
#ifndef NAQI_SRC_RULES_LOOKUP_H_
#define NAQI_SRC_RULES_LOOKUP_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "naqi/catalog.h"

namespace naqi::rule {

inline constexpr std::size_t kMaxSteps = 256;  // Step::members and Rule::step hold 8 bits

/// Index into steps() by verb and name or alias.
[[nodiscard]] std::optional<std::size_t> find_step(std::string_view verb, std::string_view name);
[[nodiscard]] bool is_verb(std::string_view word);
/// Calls `f` with each alias of a step.
template <class F>
void for_each_alias(const Step& step, F f) {
  for (std::string_view rest = step.aliases; !rest.empty();) {
    const std::size_t comma = rest.find(',');
    f(rest.substr(0, comma));
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + 1);
  }
}
/// Null if there is none.
[[nodiscard]] const Preset* find_preset(std::string_view name);
/// The rules of one step, by code point. Precondition: step < steps().size().
[[nodiscard]] std::span<const Rule> rules_of(std::size_t step);

/// The row of a condition. Precondition: not When::always.
[[nodiscard]] const Condition& condition(When when);

}  // namespace naqi::rule

#endif  // NAQI_SRC_RULES_LOOKUP_H_
