// Output: standard output, or a file that changes only when all went well.
#ifndef NAQI_APPS_OUTPUT_H_
#define NAQI_APPS_OUTPUT_H_

#include <optional>
#include <string>
#include <string_view>

#include "options.h"

namespace naqi::cli {

class Output {
 public:
  /// Without a path (or with "-"), standard output.
  explicit Output(const std::optional<std::string>& path = std::nullopt);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();  // without commit(), a regular file stays as it was

  /// False if one of the inputs, "-" being standard input, is where the output would go.
  [[nodiscard]] bool is_apart_from(const std::string& input) const;

  /// Reports a failure.
  [[nodiscard]] bool open();

  /// False when there is no use in going on: nobody reads any more, or writing has failed, which is
  /// reported.
  [[nodiscard]] bool write(std::string_view bytes);

  /// Closes, and puts the file in its place. Reports a failure; false after one of write(), too.
  /// That nobody reads any more is none.
  [[nodiscard]] bool commit();

  /// Whether what is written here waits for commit().
  [[nodiscard]] bool is_pending() const { return !temporary_.empty(); }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  [[nodiscard]] bool open_directly();
  [[nodiscard]] bool open_temporary();
  void fail(int error);
  void discard();

  bool is_stdout_;
  std::string name_;       // as messages call it
  std::string path_;       // of a file, symbolic links resolved
  std::string temporary_;  // what is renamed to path_ in the end
  int fd_ = -1;
  bool failed_ = false;
  bool closed_ = false;  // nobody reads any more
};

/// Writes a text to standard output, and nothing else.
[[nodiscard]] ExitCode print(std::string_view text);

}  // namespace naqi::cli

#endif  // NAQI_APPS_OUTPUT_H_
