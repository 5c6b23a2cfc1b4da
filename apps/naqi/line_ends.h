// LFs in a text.
#ifndef NAQI_APPS_LINE_ENDS_H_
#define NAQI_APPS_LINE_ENDS_H_

#include <cstdint>
#include <string_view>

namespace naqi::cli {

[[nodiscard]] std::uint64_t count_line_ends(std::string_view text);

}  // namespace naqi::cli

#endif  // NAQI_APPS_LINE_ENDS_H_
