#include "rejected_log.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>
#include <vector>

#include "emit_fields.h"
#include "json.h"
#include "report.h"

namespace naqi::cli {
namespace {

/// Of lines one after another: where those of the last file begin, and how.
class LastFile {
 public:
  void take(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t end = bytes.find('\n');
      const bool is_whole = end != std::string_view::npos;
      line_.append(bytes.substr(0, is_whole ? end + 1 : end));
      bytes.remove_prefix(is_whole ? end + 1 : bytes.size());
      if (is_whole) end_line();
    }
  }
  [[nodiscard]] std::uint64_t begin() const { return begin_; }
  [[nodiscard]] std::uint64_t end() const { return end_; }  // of the last whole line
  [[nodiscard]] const std::string& beginning() const { return beginning_; }

 private:
  void end_line() {
    constexpr std::string_view kNext = R"(, "line": )";
    const std::size_t next = line_.find(kNext);
    const std::string_view beginning =
        std::string_view(line_).substr(0, next == std::string::npos ? 0 : next + kNext.size());
    if (beginning != beginning_) {
      begin_ = end_;
      beginning_ = beginning;
    }
    end_ += line_.size();
    line_.clear();
  }

  std::string line_;
  std::string beginning_;
  std::uint64_t begin_ = 0;
  std::uint64_t end_ = 0;
};

}  // namespace

RejectedLog::RejectedLog(std::string path)
    : name_(path == "-" ? "<stdout>" : path), path_(std::move(path)) {}

std::string RejectedLog::beginning(std::string_view file) {
  return R"({"file": )" + json_string(repaired(file)).text + R"(, "line": )";
}

bool RejectedLog::open(bool goes_on, const std::function<bool(std::string_view)>& is_to_do) {
  if (!open_file()) return false;
  if (!is_regular_) return true;
  if (goes_on && !look_through(is_to_do)) return false;
  end_ = -1;  // whatever there is more
  undo();
  return end_ == kept_ || fail(errno);
}

bool RejectedLog::open_file() {
  if (path_ == "-") {
    file_ = corpus::Descriptor(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0));
    return file_ || fail(errno);
  }
  struct stat info {};
  is_regular_ = ::stat(path_.c_str(), &info) != 0 || S_ISREG(info.st_mode);
  // A FIFO must not be open for reading: that nobody else reads would not be noticed.
  const int flags = is_regular_ ? O_RDWR | O_CREAT : O_WRONLY;
  file_ = corpus::Descriptor(::open(path_.c_str(), flags | O_CLOEXEC, 0666));
  return file_ || fail(errno);
}

bool RejectedLog::look_through(const std::function<bool(std::string_view)>& is_to_do) {
  LastFile last;
  std::vector<char> bytes(std::size_t{256} * 1024);
  for (;;) {
    const std::ptrdiff_t count = corpus::read_some(file_.get(), bytes);
    if (count < 0) return fail(errno);
    if (count == 0) break;
    last.take({bytes.data(), static_cast<std::size_t>(count)});
  }
  kept_ = static_cast<off_t>(is_to_do(last.beginning()) ? last.begin() : last.end());
  return true;
}

bool RejectedLog::write(std::string_view bytes) {
  end_ += static_cast<off_t>(bytes.size());
  const int error = corpus::write_all(file_.get(), bytes);
  return error == 0 || fail(error);
}

bool RejectedLog::sync() {
  if (!is_regular_ || end_ == kept_) return true;
  const int error = corpus::sync(file_.get());
  return error == 0 || fail(error);
}

void RejectedLog::undo() {
  if (!is_regular_ || end_ == kept_) return;
  if (::ftruncate(file_.get(), kept_) == 0 && ::lseek(file_.get(), kept_, SEEK_SET) == kept_) {
    end_ = kept_;
  }
}

bool RejectedLog::fail(int error) {
  report_system_error(name_, error);
  return false;
}

}  // namespace naqi::cli
