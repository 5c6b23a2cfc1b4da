// TemporaryFile: a file beside the one that it will replace, gone unless it gets its final name.
#ifndef NAQI_CORPUS_TEMPORARY_FILE_H_
#define NAQI_CORPUS_TEMPORARY_FILE_H_

#include <sys/types.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "corpus/descriptor.h"
#include "corpus/temporary_slots.h"

namespace naqi::corpus {

/// All functions that return int return 0 or an errno value.
class TemporaryFile {
 public:
  TemporaryFile() = default;
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { discard(); }

  /// Makes an empty file in a directory, which has to stay open as long as there is the file.
  /// `mode` is reduced by the umask. Holds a flock() on it, by which remove_stale_files() knows
  /// that it is in use.
  [[nodiscard]] int create(int directory, mode_t mode);
  /// Makes it one more name of a file in the directory.
  [[nodiscard]] int link(int directory, const std::string& name);
  /// Gives it its final name in its directory, over what is there.
  [[nodiscard]] int rename_to(const std::string& name);
  void discard();

  [[nodiscard]] bool exists() const { return slot_ != nullptr; }
  [[nodiscard]] int fd() const { return file_.get(); }

 private:
  int directory_ = -1;
  std::string name_;
  Descriptor file_;
  std::unique_ptr<TemporarySlot> slot_;
};

/// Removes from a directory the temporary files that no process is writing to: those of a run that
/// was killed. Returns their number.
std::size_t remove_stale_files(int directory);

/// The same for many directories by path; one that cannot be listed is left out.
std::size_t remove_stale_files(const std::vector<std::string>& directories);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_TEMPORARY_FILE_H_
