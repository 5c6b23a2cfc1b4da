// Output: standard output, or a file that changes only when all went well.
#ifndef NAQI_APPS_OUTPUT_H_
#define NAQI_APPS_OUTPUT_H_

#include <optional>
#include <string>
#include <string_view>

#include "corpus/byte_source.h"
#include "corpus/replace_file.h"
#include "options.h"

namespace naqi::cli {

/// A file that is to be replaced by what is made from it.
struct InPlace {
  std::string path;
  std::string backup;   // a suffix by which the old file is kept; none if empty
  bool follow = false;  // what a symbolic link leads to is replaced; else it is refused
};

/// Reports what goes wrong. Each output is used by one thread at a time.
class Output final : public corpus::ByteSink {
 public:
  /// Without a path (or with "-"), standard output.
  explicit Output(const std::optional<std::string>& path = std::nullopt);
  explicit Output(const InPlace& file);
  /// A place that OutputTree has chosen; `name` is for messages.
  Output(std::string name, corpus::FilePlace place, const corpus::ReplaceOptions& options = {});
  ~Output() override;  // without commit(), a regular file stays as it was

  /// False if one of the inputs, "-" being standard input, is where the output would go.
  [[nodiscard]] bool is_apart_from(const std::string& input) const;

  /// From now on, that nobody reads what is written is a failure like any other.
  void needs_reader() { needs_reader_ = true; }

  /// In place, to be called before the input is opened: commit() fails if the file was changed
  /// since.
  [[nodiscard]] bool open();
  /// Size and time of the file that is to be replaced, after open().
  [[nodiscard]] std::optional<corpus::FileStamp> old_stamp() const {
    return file_ ? file_->old_stamp() : std::nullopt;
  }

  [[nodiscard]] bool write(std::string_view bytes) override;
  /// Nothing follows. What is written to a file is then on the disk, and stamp() describes it; the
  /// file has its name only after commit(). False after a failure of write(), too.
  [[nodiscard]] bool finish() override;
  /// After finish(), if is_pending().
  [[nodiscard]] const corpus::FileStamp& stamp() const { return file_->stamp(); }

  /// finish(), closes, and puts the file in its place. False after a failure of write(), too. That
  /// nobody reads any more is none.
  [[nodiscard]] bool commit();
  /// Reports that the file is left as it was, for a reason that was reported before.
  void say_not_written() const;
  /// Leaves the file as it was. Its name is free for another try.
  void discard();

  /// Whether what is written here waits for commit().
  [[nodiscard]] bool is_pending() const { return file_ && file_->is_open(); }
  /// Whether nobody reads any more.
  [[nodiscard]] bool is_closed() const { return closed_; }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  [[nodiscard]] bool open_directly();
  void fail(std::string_view what);
  void fail(int error);

  std::string name_;  // as messages call it
  std::string path_;  // of a file, symbolic links resolved; empty if file_ was given
  bool is_stdout_ = false;
  bool is_in_place_ = false;
  std::string refusal_;  // why open() must fail
  std::optional<corpus::ReplaceFile> file_;
  int fd_ = -1;  // of what is written to directly
  bool failed_ = false;
  bool closed_ = false;  // nobody reads any more
  bool needs_reader_ = false;
};

/// Writes a text to standard output, and nothing else.
[[nodiscard]] ExitCode print(std::string_view text);

}  // namespace naqi::cli

#endif  // NAQI_APPS_OUTPUT_H_
