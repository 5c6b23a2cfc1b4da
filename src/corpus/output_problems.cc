#include "corpus/output_problems.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "corpus/relative_path.h"
#include "corpus/temporary_slots.h"

namespace naqi::corpus {
namespace {

class Check {
 public:
  Check(const std::string& directory, bool follow, const FileTree& tree)
      : directory_(directory + (directory.ends_with('/') ? "" : "/")),
        follow_(follow),
        tree_(tree) {}

  std::vector<std::string> run() {
    struct stat info {};
    const bool is_there = ::stat(directory_.c_str(), &info) == 0;
    if (!is_there && errno != ENOENT) return {directory_ + ": " + system_text(errno)};
    for (const SourceFile& source : tree_.files) check_name(source);
    for (const SourceFile& source : tree_.files) check_above(source);
    if (!is_there || !problems_.empty()) return std::move(problems_);
    for (const SourceFile& source : tree_.files) sources_.insert(source.id);
    trees_.insert(tree_.trees.begin(), tree_.trees.end());
    check_directory("");
    for (const SourceFile& source : tree_.files) check_disk(source);
    return std::move(problems_);
  }

 private:
  void check_name(const SourceFile& source) {
    const std::string& relative = source.relative;
    if (relative.empty()) {
      return say(source.path == "-" ? "<stdin>" : source.path,
                 "has no name for an output in a directory");
    }
    if (!is_safe_relative(relative)) {
      return say(source.path, "its output would not be in the output directory");
    }
    if (relative.starts_with(kOwnPrefix) ||
        relative.find('/' + std::string(kOwnPrefix)) != std::string::npos) {
      return say(source.path, "names that begin with .naqi- are kept for temporary files");
    }
    const auto [first, is_new] = by_output_.emplace(relative, &source);
    if (is_new) return;
    say(first->second->path,
        "would be written to " + directory_ + relative + ", and so would " + source.path);
  }

  /// An output cannot be a directory of another one.
  void check_above(const SourceFile& source) {
    const std::string_view relative(source.relative);
    for (std::size_t slash = relative.find('/'); slash != std::string_view::npos;
         slash = relative.find('/', slash + 1)) {
      const auto found = by_output_.find(relative.substr(0, slash));
      if (found == by_output_.end()) continue;
      say(source.path, "its output would be in a directory with the name of the output of " +
                           found->second->path);
    }
  }

  void check_disk(const SourceFile& source) {
    const std::string_view relative(source.relative);
    for (std::size_t slash = relative.find('/'); slash != std::string_view::npos;
         slash = relative.find('/', slash + 1)) {
      if (!check_directory(relative.substr(0, slash))) return;
    }
    struct stat info {};
    const std::string path = directory_ + source.relative;
    if (!look(path, info)) return;
    if (S_ISLNK(info.st_mode)) return say(path, "is a symbolic link");
    if (!S_ISREG(info.st_mode)) {
      return say(path, S_ISDIR(info.st_mode) ? "is a directory" : "is not a regular file");
    }
    if (sources_.contains(id_of(info))) say(path, "is both input and output");
  }

  /// False if there is nothing more to look at below it: it is not there, or was said to be wrong.
  bool check_directory(std::string_view below) {
    const auto [known, is_new] = directories_.emplace(below, false);
    if (!is_new) return known->second;
    struct stat info {};
    const std::string path = directory_ + std::string(below);
    if (!look(path, info)) return false;
    if (S_ISLNK(info.st_mode)) {
      say(path, "is a symbolic link");
    } else if (!S_ISDIR(info.st_mode)) {
      say(path, "is not a directory");
    } else if (trees_.contains(id_of(info))) {
      say(path, "is both read and written to");
    } else {
      known->second = true;
    }
    return known->second;
  }

  bool look(const std::string& path, struct stat& info) {
    const int result = follow_ ? ::stat(path.c_str(), &info) : ::lstat(path.c_str(), &info);
    if (result == 0) return true;
    if (errno != ENOENT) say(path, system_text(errno));
    return false;
  }

  void say(const std::string& path, const std::string& what) {
    problems_.push_back(path + ": " + what);
  }

  std::string directory_;  // with a slash
  bool follow_;
  const FileTree& tree_;
  std::vector<std::string> problems_;
  std::unordered_map<std::string_view, const SourceFile*> by_output_;
  std::set<FileId> sources_;
  std::set<FileId> trees_;
  std::unordered_map<std::string_view, bool> directories_;
};

}  // namespace

std::vector<std::string> output_problems(const std::string& directory, bool follow,
                                         const FileTree& tree) {
  return Check(directory, follow, tree).run();
}

}  // namespace naqi::corpus
