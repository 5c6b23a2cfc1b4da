// OutputTree: the directory in which the outputs of many sources mirror where the sources are.
#ifndef NAQI_CORPUS_OUTPUT_TREE_H_
#define NAQI_CORPUS_OUTPUT_TREE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/descriptor.h"
#include "corpus/file_tree.h"
#include "corpus/replace_file.h"

namespace naqi::corpus {

class OutputTree {
 public:
  /// `follow`: whether symbolic links below the directory are gone through. The directory itself
  /// may be one, or be reached through some.
  OutputTree(std::string directory, bool follow)
      : directory_(std::move(directory)), follow_(follow) {}

  /// Which directory it is, to leave it out of the trees that are read; nothing if it is not there.
  [[nodiscard]] std::optional<FileId> id() const;

  /// Why the sources cannot have their outputs here, in messages with paths; empty if they can.
  /// Nothing is written. Refused are: standard input, which has no name; a path that would leave
  /// the directory; names of temporary files and manifests; two sources with one output, or one
  /// whose output is a directory of another's; an output that is a source, or in a directory that
  /// is read, or is there and is no regular file, or behind a symbolic link.
  [[nodiscard]] std::vector<std::string> problems(const FileTree& tree) const;

  /// Makes the directory, and those above it, unless they are there. 0 or an errno value.
  [[nodiscard]] int open();

  /// Where a source's output goes, for people.
  [[nodiscard]] std::string path_of(const SourceFile& source) const;
  /// Where it goes, for ReplaceFile; makes directories as needed, with the permissions of those of
  /// the source, less the umask. If it cannot, the place has no directory. After open(); for many
  /// threads.
  [[nodiscard]] FilePlace place_of(const SourceFile& source) const;
  /// Size and time of the output that is there now, if it is a regular file.
  [[nodiscard]] std::optional<FileStamp> stamp(const SourceFile& source) const;
  /// Removes what killed runs have left in the directories of the outputs.
  std::size_t remove_stale(const std::vector<SourceFile>& sources) const;

 private:
  [[nodiscard]] Descriptor enter(std::string_view below, std::string_view source_directory,
                                 bool make) const;

  std::string directory_;
  bool follow_;
  Descriptor root_;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_OUTPUT_TREE_H_
