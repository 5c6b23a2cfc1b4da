// FileTree: the files that the arguments of a command name, directories read through, in an order
// that is always the same.
#ifndef NAQI_CORPUS_FILE_TREE_H_
#define NAQI_CORPUS_FILE_TREE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/descriptor.h"

namespace naqi::corpus {

struct SourceFile {
  std::string path;          // to open it by; "-" is standard input
  std::string relative;      // its path below its root; empty for standard input
  std::uint64_t size = 0;    // bytes; 0 unless it is a regular file
  FileId id;                 // of a regular file
  std::size_t argument = 0;  // which argument named it, or a directory that it is in
};

struct TreeOptions {
  /// Whether directories are read; otherwise one is an error.
  bool recursive = false;
  /// Patterns of fnmatch(3): of what is in a directory, files are left out unless one matches. One
  /// with a slash is for the path below the argument, where * and ? stand for slashes, too; any
  /// other is for the name alone. In the C locale, ? is one byte. None: all files.
  std::vector<std::string> include;
  /// Whether symbolic links in a directory are followed. Those that are arguments always are.
  bool follow = false;
  /// A directory that is not entered: where the output goes.
  std::optional<FileId> leave_out;
  /// Names in a directory that end so are left out: what --in-place has kept. None if empty.
  std::string backup_suffix;
};

struct TreeMessage {
  std::string text;       // with the path, for people
  bool is_error = false;  // the run is to end as failed; else it just says what was left out
};

/// Arguments are in their order; in a directory, its files are before its directories, each in the
/// order of the bytes of their names.
struct FileTree {
  std::vector<SourceFile> files;
  std::vector<TreeMessage> messages;
  /// Of each argument, to what `relative` is relative: the directory, or that of the file ("." if
  /// its path has none). Empty for standard input and for what cannot be read.
  std::vector<std::string> roots;
  /// The identity of the directories among the arguments.
  std::vector<FileId> trees;
  /// All that files may be in: where temporary files of an in-place run would be.
  std::vector<std::string> directories;
  std::size_t links = 0;     // symbolic links that were not followed
  std::size_t excluded = 0;  // files that no pattern matches
  std::size_t backups = 0;   // files with the suffix of backups

  [[nodiscard]] bool failed() const;
};

/// What is in a directory and is no regular file is left out with a message (FIFOs, sockets,
/// devices), as are directories that a followed link leads back to. A directory that cannot be read
/// is an error that does not stop the others. Files that begin with ".naqi-" are never read from a
/// directory: they are those of runs, finished or not. An argument that is a FIFO or a device is
/// there to be read, and is kept.
[[nodiscard]] FileTree list_files(const std::vector<std::string>& arguments,
                                  const TreeOptions& options);

/// Leaves only the first of files that were named more than once, by whatever paths. Hard links are
/// files of their own. For work in place, which is to be done once.
void drop_repeated(std::vector<SourceFile>& files);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_FILE_TREE_H_
