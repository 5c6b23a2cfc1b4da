// ManifestSet: the manifests of a run in place, one in each directory that its arguments name or
// are in.
//
// Each lies where the temporary files lie, too, so nothing but the trees that are worked on has to
// be writable, and a later run finds it whatever the other arguments are.
#ifndef NAQI_CORPUS_MANIFEST_SET_H_
#define NAQI_CORPUS_MANIFEST_SET_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "corpus/descriptor.h"
#include "corpus/manifest.h"

namespace naqi::corpus {

class ManifestSet {
 public:
  /// Opens those of the roots of a FileTree, where "" has none.
  [[nodiscard]] bool open(const std::vector<std::string>& roots, std::uint64_t fingerprint,
                          Manifest::Start start);
  /// Why open() or remove() failed.
  [[nodiscard]] const std::string& error() const { return error_; }

  /// That of the files of an argument, SourceFile::argument; null if the argument has no root.
  [[nodiscard]] Manifest* of(std::size_t argument) const { return by_argument_[argument]; }

  /// Removes them all: the last thing that a run does, if it ended well.
  [[nodiscard]] bool remove();
  /// Removes those in which nothing is noted, as well as it can.
  void remove_empty();

  [[nodiscard]] std::size_t found() const;
  [[nodiscard]] std::size_t found_otherwise() const;

 private:
  std::map<FileId, std::unique_ptr<Manifest>> by_directory_;
  std::vector<Manifest*> by_argument_;
  std::string error_;
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_MANIFEST_SET_H_
