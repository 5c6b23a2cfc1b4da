#include "corpus/output_tree.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <set>

#include "corpus/output_problems.h"
#include "corpus/temporary_file.h"

namespace naqi::corpus {
namespace {

/// The part of a path up to its last slash, without it.
std::string_view parent(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

/// Permissions of a source's directory, in which its owner can work.
mode_t mode_like(const std::string& directory) {
  struct stat info {};
  if (::stat(directory.c_str(), &info) != 0) return 0777;
  return (info.st_mode & 0777U) | 0700U;
}

}  // namespace

std::optional<FileId> OutputTree::id() const {
  struct stat info {};
  if (::stat(directory_.c_str(), &info) != 0) return std::nullopt;
  return id_of(info);
}

std::vector<std::string> OutputTree::problems(const FileTree& tree) const {
  return output_problems(directory_, follow_, tree);
}

int OutputTree::open() {
  std::error_code error;
  std::filesystem::create_directories(directory_, error);
  root_ = open_directory_at(AT_FDCWD, directory_.c_str());
  if (root_) return 0;
  return error ? error.value() : errno;
}

std::string OutputTree::path_of(const SourceFile& source) const {
  return directory_ + (directory_.ends_with('/') ? "" : "/") + source.relative;
}

Descriptor OutputTree::enter(std::string_view below, std::string_view source_directory,
                             bool make) const {
  // Step by step: a path as a whole would go through links of its middle.
  const int flags = follow_ ? 0 : O_NOFOLLOW;
  Descriptor at = open_directory_at(root_.get(), ".");
  std::size_t end = 0;
  for (std::size_t begin = 0; at && begin < below.size(); begin = end + 1) {
    end = std::min(below.find('/', begin), below.size());
    const std::string name(below.substr(begin, end - begin));
    Descriptor next = open_directory_at(at.get(), name.c_str(), flags);
    if (!next && errno == ENOENT && make) {
      // Both paths end alike: what is left of one is left of the other.
      const std::string like(source_directory.substr(
          0, source_directory.size() - std::min(source_directory.size(), below.size() - end)));
      if (::mkdirat(at.get(), name.c_str(), mode_like(like)) != 0 && errno != EEXIST) return next;
      next = open_directory_at(at.get(), name.c_str(), flags);
    }
    at = std::move(next);
  }
  return at;
}

FilePlace OutputTree::place_of(const SourceFile& source) const {
  FilePlace place{enter(parent(source.relative), parent(source.path), true),
                  source.relative.substr(directory_part(source.relative).size())};
  if (!place.directory) {
    place.error = errno;
    return place;
  }
  struct stat info {};
  if (follow_ &&
      ::fstatat(place.directory.get(), place.name.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0 &&
      S_ISLNK(info.st_mode)) {
    return corpus::place_of(resolve_links(path_of(source)));
  }
  return place;
}

std::optional<FileStamp> OutputTree::stamp(const SourceFile& source) const {
  const Descriptor directory = enter(parent(source.relative), {}, false);
  const std::string name = source.relative.substr(directory_part(source.relative).size());
  struct stat info {};
  if (!directory ||
      ::fstatat(directory.get(), name.c_str(), &info, follow_ ? 0 : AT_SYMLINK_NOFOLLOW) != 0) {
    return std::nullopt;
  }
  return S_ISREG(info.st_mode) ? std::optional(stamp_of(info)) : std::nullopt;
}

std::size_t OutputTree::remove_stale(const std::vector<SourceFile>& sources) const {
  std::set<std::string_view> directories;
  for (const SourceFile& source : sources) directories.insert(parent(source.relative));
  std::size_t removed = 0;
  for (const std::string_view below : directories) {
    const Descriptor directory = enter(below, {}, false);
    if (directory) removed += remove_stale_files(directory.get());
  }
  return removed;
}

}  // namespace naqi::corpus
