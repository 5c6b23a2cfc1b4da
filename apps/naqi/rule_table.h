// The rules of a step as a table in Markdown. Neighbours that fare alike share a row, and a step
// with very many rows shows them by target, or the longest of them.
#ifndef NAQI_APPS_RULE_TABLE_H_
#define NAQI_APPS_RULE_TABLE_H_

#include <cstddef>
#include <string>

namespace naqi::cli {

/// Empty for a step without rules. Precondition: an index into steps().
[[nodiscard]] std::string rule_table(std::size_t step);

}  // namespace naqi::cli

#endif  // NAQI_APPS_RULE_TABLE_H_
