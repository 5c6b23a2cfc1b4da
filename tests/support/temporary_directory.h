// A directory for a test, gone after it.
#ifndef NAQI_TESTS_SUPPORT_TEMPORARY_DIRECTORY_H_
#define NAQI_TESTS_SUPPORT_TEMPORARY_DIRECTORY_H_

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace naqi::testing {

/// For tests that write much and wait for each file: a disk in memory, if there is one.
inline std::filesystem::path fast_parent() {
  return ::access("/dev/shm", W_OK) == 0 ? "/dev/shm" : std::filesystem::temp_directory_path();
}

class TemporaryDirectory {
 public:
  explicit TemporaryDirectory(
      const std::filesystem::path& parent = std::filesystem::temp_directory_path()) {
    std::string name = (parent / "naqi-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
    path_ = name;
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  /// Of what is in it; of itself, without a name.
  [[nodiscard]] std::string path(std::string_view name = "") const {
    return name.empty() ? path_ : path_ + '/' + std::string(name);
  }

  /// Writes a file, and makes the directories that it is in.
  void write(std::string_view name, std::string_view bytes) const {
    const std::filesystem::path file(path(name));
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string read(std::string_view name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  void make(std::string_view name) const { std::filesystem::create_directories(path(name)); }
  /// A symbolic link that holds `to`, as it is.
  void link(std::string_view name, std::string_view to) const {
    std::filesystem::create_symlink(to, path(name));
  }
  [[nodiscard]] struct stat stat(std::string_view name) const {
    struct stat info {};
    if (::lstat(path(name).c_str(), &info) != 0) throw std::runtime_error("no " + path(name));
    return info;
  }

  /// All files by their paths below it: what is in them.
  [[nodiscard]] std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
      if (entry.is_directory()) continue;
      const std::string name = entry.path().string().substr(path_.size() + 1);
      all[name] = entry.is_regular_file() ? read(name) : "";
    }
    return all;
  }
  /// The names of files().
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
      if (!entry.is_directory()) all.push_back(entry.path().string().substr(path_.size() + 1));
    }
    std::sort(all.begin(), all.end());
    return all;
  }

 private:
  std::string path_;
};

}  // namespace naqi::testing

#endif  // NAQI_TESTS_SUPPORT_TEMPORARY_DIRECTORY_H_
