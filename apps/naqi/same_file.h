// Whether what is written would meet something else.
#ifndef NAQI_APPS_SAME_FILE_H_
#define NAQI_APPS_SAME_FILE_H_

#include <string>

namespace naqi::cli {

/// Whether two paths lead to one regular file, or would if something were written to both. "-"
/// leads to none.
[[nodiscard]] bool is_same_file(const std::string& a, const std::string& b);

}  // namespace naqi::cli

#endif  // NAQI_APPS_SAME_FILE_H_
