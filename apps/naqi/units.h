// Numbers as people read them.
#ifndef NAQI_APPS_UNITS_H_
#define NAQI_APPS_UNITS_H_

#include <cstdint>
#include <string>

namespace naqi::cli {

/// 1,234,567.
[[nodiscard]] std::string with_commas(std::uint64_t number);
/// "999 B", "1.0 kB", "12 MB": powers of 1,000, two digits at least.
[[nodiscard]] std::string bytes_text(std::uint64_t bytes);
/// "7 s", "3:05", "1:02:03".
[[nodiscard]] std::string duration_text(std::uint64_t seconds);

}  // namespace naqi::cli

#endif  // NAQI_APPS_UNITS_H_
