// RejectedLog: what a batch leaves out of its files, in a file that grows as they are done.
//
// A file's lines are on the disk before it gets its name, so that nothing that was left out of it
// is lost with the run; and they go again if it is not done.
#ifndef NAQI_APPS_REJECTED_LOG_H_
#define NAQI_APPS_REJECTED_LOG_H_

#include <sys/types.h>

#include <functional>
#include <string>
#include <string_view>

#include "corpus/byte_source.h"
#include "corpus/descriptor.h"

namespace naqi::cli {

/// Reports what goes wrong. For one thread.
class RejectedLog final : public corpus::ByteSink {
 public:
  /// "-" is standard output.
  explicit RejectedLog(std::string path);

  /// Opens or makes it. What is in it goes, unless `goes_on`: then lines stay, but for what a run
  /// that was killed had written of the file that it was at. Those are the lines at the end, if
  /// `is_to_do` says so of how they begin (beginning()).
  [[nodiscard]] bool open(bool goes_on,
                          const std::function<bool(std::string_view beginning)>& is_to_do);
  /// How the lines of a file begin.
  [[nodiscard]] static std::string beginning(std::string_view file);

  /// False, too, if nobody reads what is written.
  [[nodiscard]] bool write(std::string_view bytes) override;
  [[nodiscard]] bool finish() override { return true; }
  /// What is written from now on is of another file.
  void begin() { kept_ = end_; }
  /// Waits until all is on the disk.
  [[nodiscard]] bool sync();
  /// The lines since begin() go, if they are in a regular file.
  void undo();

 private:
  [[nodiscard]] bool open_file();
  /// Finds out how much of it stays.
  [[nodiscard]] bool look_through(const std::function<bool(std::string_view)>& is_to_do);
  bool fail(int error);

  std::string name_;  // as messages call it
  std::string path_;
  corpus::Descriptor file_;
  bool is_regular_ = false;
  off_t kept_ = 0;  // bytes
  off_t end_ = 0;
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_REJECTED_LOG_H_
