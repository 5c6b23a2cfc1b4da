#include "corpus/file_tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "corpus/temporary_slots.h"

namespace naqi::corpus {
namespace {

std::string join(std::string_view directory, std::string_view name) {
  std::string path(directory);
  if (!path.empty() && path.back() != '/') path += '/';
  return path.append(name);
}

/// What is in one directory: files, then directories, each sorted by name.
struct Listing {
  struct File {
    std::string name;
    struct stat info;
  };
  std::vector<File> files;  // all that is no directory
  std::vector<std::string> directories;
};

class Walk {
 public:
  Walk(const TreeOptions& options, FileTree& tree) : options_(options), tree_(tree) {}

  void add_argument(const std::string& argument) {
    root_.clear();
    if (argument == "-") {
      tree_.files.push_back({argument, "", 0, {}, tree_.roots.size()});
    } else {
      add_path(argument);
    }
    tree_.roots.push_back(root_);
  }

 private:
  void add_path(const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return say(path, system_text(errno), true);
    if (!S_ISDIR(info.st_mode)) {
      const std::string directory = directory_part(path);
      root_ = directory.empty() ? std::string(1, '.') : directory;
      if (root_ != last_root_) tree_.directories.push_back(last_root_ = root_);
      return add_file(path, path.substr(directory.size()), info);
    }
    if (!options_.recursive) return say(path, "is a directory; -r reads what is in it", true);
    if (options_.leave_out == id_of(info)) return say(path, "is both input and output", true);
    root_ = path;
    tree_.trees.push_back(id_of(info));
    add_directory(path, "", 0);
  }

  void add_file(const std::string& path, std::string relative, const struct stat& info) {
    const bool is_regular = S_ISREG(info.st_mode);
    const std::uint64_t size = is_regular ? static_cast<std::uint64_t>(info.st_size) : 0;
    tree_.files.push_back(
        {path, std::move(relative), size, is_regular ? id_of(info) : FileId{}, tree_.roots.size()});
  }

  /// `below` is its path below the argument, "" for the argument itself.
  void add_directory(const std::string& path, const std::string& below, int flags) {
    Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags));
    struct stat info {};
    if (!directory || ::fstat(directory.get(), &info) != 0) {
      return say(path, system_text(errno), true);
    }
    const FileId id = id_of(info);
    if (options_.leave_out == id) return say(path, "not read: it is where the output goes", false);
    if (std::find(above_.begin(), above_.end(), id) != above_.end()) {
      return say(path, "not read: it leads back to a directory above it", false);
    }
    tree_.directories.push_back(path);
    Listing listing;
    list(std::move(directory), path, listing);
    for (const Listing::File& file : listing.files) {
      add_found(join(path, file.name), below.empty() ? file.name : join(below, file.name),
                file.info);
    }
    listing.files = {};
    above_.push_back(id);
    for (const std::string& name : listing.directories) {
      add_directory(join(path, name), below.empty() ? name : join(below, name),
                    options_.follow ? 0 : O_NOFOLLOW);
    }
    above_.pop_back();
  }

  /// No directory is open while another is read: trees may be deeper than a process may have files.
  void list(Descriptor directory, const std::string& path, Listing& listing) {
    const int fd = directory.get();
    DIR* const stream = ::fdopendir(fd);
    if (stream == nullptr) return say(path, system_text(errno), true);
    (void)directory.release();
    const std::unique_ptr<DIR, int (*)(DIR*)> closing(stream, ::closedir);
    for (;;) {
      errno = 0;
      const dirent* const entry = ::readdir(stream);
      if (entry == nullptr) break;
      add_entry(fd, path, entry->d_name, listing);
    }
    if (errno != 0) say(path, system_text(errno), true);
    std::sort(listing.files.begin(), listing.files.end(),
              [](const Listing::File& a, const Listing::File& b) { return a.name < b.name; });
    std::sort(listing.directories.begin(), listing.directories.end());
  }

  void add_entry(int directory, const std::string& path, std::string_view name, Listing& listing) {
    if (name == "." || name == ".." || name.starts_with(kOwnPrefix)) return;
    struct stat info {};
    const std::string copy(name);
    const int flags = options_.follow ? 0 : AT_SYMLINK_NOFOLLOW;
    if (::fstatat(directory, copy.c_str(), &info, flags) != 0) {
      if (errno == ENOENT && !options_.follow) return;  // gone since it was listed
      return say(join(path, name), system_text(errno), true);
    }
    if (S_ISLNK(info.st_mode)) {
      ++tree_.links;
    } else if (S_ISDIR(info.st_mode)) {
      listing.directories.push_back(copy);
    } else {
      listing.files.push_back({copy, info});
    }
  }

  void add_found(const std::string& path, std::string relative, const struct stat& info) {
    if (!options_.backup_suffix.empty() && relative.ends_with(options_.backup_suffix)) {
      ++tree_.backups;
    } else if (!is_included(relative)) {
      ++tree_.excluded;
    } else if (!S_ISREG(info.st_mode)) {
      say(path, "not read: it is not a regular file", false);
    } else {
      add_file(path, std::move(relative), info);
    }
  }

  [[nodiscard]] bool is_included(const std::string& relative) const {
    if (options_.include.empty()) return true;
    const std::string name = relative.substr(directory_part(relative).size());
    return std::any_of(
        options_.include.begin(), options_.include.end(), [&](const std::string& pattern) {
          const bool is_path = pattern.find('/') != std::string::npos;
          return ::fnmatch(pattern.c_str(), is_path ? relative.c_str() : name.c_str(), 0) == 0;
        });
  }

  void say(const std::string& path, const std::string& what, bool is_error) {
    tree_.messages.push_back({path + ": " + what, is_error});
  }

  const TreeOptions& options_;
  FileTree& tree_;
  std::string root_;           // of the argument under way
  std::string last_root_;      // of the last argument that was a file
  std::vector<FileId> above_;  // the directories that are being read
};

std::string real_path(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), std::free);
  return real ? std::string(real.get()) : path;
}

}  // namespace

bool FileTree::failed() const {
  return std::any_of(messages.begin(), messages.end(),
                     [](const TreeMessage& message) { return message.is_error; });
}

FileTree list_files(const std::vector<std::string>& arguments, const TreeOptions& options) {
  FileTree tree;
  Walk walk(options, tree);
  for (const std::string& argument : arguments) walk.add_argument(argument);
  return tree;
}

void drop_repeated(std::vector<SourceFile>& files) {
  std::map<FileId, std::size_t> count;
  for (const SourceFile& file : files) ++count[file.id];
  std::set<std::string> seen;
  std::erase_if(files, [&](const SourceFile& file) {
    return file.id != FileId{} && count[file.id] > 1 && !seen.insert(real_path(file.path)).second;
  });
}

}  // namespace naqi::corpus
