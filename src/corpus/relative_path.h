// Paths that stay below a directory.
#ifndef NAQI_CORPUS_RELATIVE_PATH_H_
#define NAQI_CORPUS_RELATIVE_PATH_H_

#include <string_view>

namespace naqi::corpus {

/// Whether a path has one or more names, none of them empty, "." or "..", and no zero byte: so it
/// names something below the directory that it is taken from, in one way only.
[[nodiscard]] inline bool is_safe_relative(std::string_view path) {
  if (path.find('\0') != std::string_view::npos) return false;
  for (;;) {
    const std::size_t slash = path.find('/');
    const std::string_view name = path.substr(0, slash);
    if (name.empty() || name == "." || name == "..") return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_RELATIVE_PATH_H_
