// ReplaceFile: writes a file that changes only when all went well, and then at once.
#ifndef NAQI_CORPUS_REPLACE_FILE_H_
#define NAQI_CORPUS_REPLACE_FILE_H_

#include <sys/types.h>

#include <optional>
#include <string>

#include "corpus/byte_source.h"
#include "corpus/descriptor.h"
#include "corpus/temporary_file.h"

namespace naqi::corpus {

/// A name in an open directory.
struct FilePlace {
  Descriptor directory;
  std::string name;
  int error = 0;  // an errno value, if there is no directory
};

/// Opens the directory of a path.
[[nodiscard]] FilePlace place_of(const std::string& path);

struct ReplaceOptions {
  /// The file is there, and what is written was made from it: it must be a regular file, and the
  /// same when it is replaced as when open() was called.
  bool in_place = false;
  /// A suffix by which the old file is kept; none if empty. Has no slash. There must be no file of
  /// that name yet.
  std::string backup;
  /// Permissions of a new file; less the umask. That of an old file stay.
  mode_t mode = 0666;
};

/// The steps: open(), write() as often as needed, finish(), commit(). After finish(), the new file
/// is complete, on the disk and described by stamp(), and has yet to get its name: that is when to
/// note in a manifest that it is done. Whatever fails, error() says why, the old file is untouched,
/// and nothing of the new one is left; likewise without commit(). (One thing can fail later:
/// writing the new name to the disk.)
class ReplaceFile final : public ByteSink {
 public:
  ReplaceFile(FilePlace place, ReplaceOptions options);

  /// Refuses what is there and is no regular file, or may not be written to.
  [[nodiscard]] bool open();
  /// Size and time of the old file, if there is one, as open() found it.
  [[nodiscard]] std::optional<FileStamp> old_stamp() const {
    return old_ ? std::optional(stamp_of(*old_)) : std::nullopt;
  }
  [[nodiscard]] bool write(std::string_view bytes) override;
  /// Gives it the permissions and the owner of the old file, and writes it to the disk. Calling it
  /// again is no harm.
  [[nodiscard]] bool finish() override;
  /// Size and time of the new file as they will stay; never those of the old one.
  [[nodiscard]] const FileStamp& stamp() const { return stamp_; }
  /// finish(), keeps the old file if that is asked for, and gives the new one its name.
  [[nodiscard]] bool commit();
  void discard() { temporary_.discard(); }

  [[nodiscard]] bool is_open() const { return temporary_.exists(); }
  /// The errno value of what failed, or 0.
  [[nodiscard]] int error_number() const { return error_; }
  [[nodiscard]] std::string error() const override { return text_; }

 private:
  [[nodiscard]] bool look_at_old();
  [[nodiscard]] bool check_backup();
  [[nodiscard]] int take_permissions();
  [[nodiscard]] int take_stamp();
  [[nodiscard]] int read_stamp();
  [[nodiscard]] bool is_old_unchanged();
  bool fail(int error);
  bool fail(std::string text);

  FilePlace place_;
  ReplaceOptions options_;
  std::optional<struct stat> old_;
  TemporaryFile temporary_;  // after place_, whose directory it is in
  FileStamp stamp_;
  bool is_finished_ = false;
  int error_ = 0;
  std::string text_;
};

/// Where a chain of symbolic links ends, whether or not something is there.
[[nodiscard]] std::string resolve_links(std::string path);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_REPLACE_FILE_H_
