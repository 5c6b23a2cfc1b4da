// Whether what is written would meet something else.
#ifndef NAQI_APPS_SAME_FILE_H_
#define NAQI_APPS_SAME_FILE_H_

#include <sys/stat.h>

#include <filesystem>
#include <optional>
#include <string>

namespace naqi::cli {

/// A file to compare others with, which is looked at once.
class SameFile {
 public:
  explicit SameFile(const std::string& path);

  /// Whether another path leads to the same regular file, or would if something were written to
  /// both. "-" leads to none.
  [[nodiscard]] bool operator()(const std::string& other) const;

 private:
  bool is_stdout_;
  std::optional<struct stat> info_;  // if it is there
  std::filesystem::path canonical_;  // if it is not
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_SAME_FILE_H_
