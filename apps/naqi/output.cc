#include "output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "corpus/descriptor.h"
#include "descriptor.h"
#include "file_source.h"
#include "report.h"

namespace naqi::cli {
namespace {

/// Why a file cannot be replaced by what is made from it, if that can be seen from its path.
std::string refusal_of(const InPlace& file) {
  if (file.path == "-") return "standard input cannot be changed in place";
  struct stat info {};
  if (::lstat(file.path.c_str(), &info) != 0) return {};  // open() says why
  if (S_ISLNK(info.st_mode) && file.follow && ::stat(file.path.c_str(), &info) != 0) return {};
  if (S_ISLNK(info.st_mode)) return "is a symbolic link, and not changed in place without --follow";
  if (S_ISDIR(info.st_mode) || S_ISREG(info.st_mode)) return {};
  return "is not a regular file, and cannot be changed in place";
}

}  // namespace

Output::Output(const std::optional<std::string>& path) {
  is_stdout_ = !path || *path == "-";
  name_ = is_stdout_ ? "<stdout>" : *path;
  if (!is_stdout_) path_ = corpus::resolve_links(*path);
}

Output::Output(const InPlace& file)
    : name_(file.path == "-" ? "<stdin>" : file.path),
      path_(file.follow ? corpus::resolve_links(file.path) : file.path),
      is_in_place_(true),
      refusal_(refusal_of(file)) {
  file_.emplace(corpus::place_of(path_), corpus::ReplaceOptions{true, file.backup});
}

Output::Output(std::string name, corpus::FilePlace place, const corpus::ReplaceOptions& options)
    : name_(std::move(name)) {
  file_.emplace(std::move(place), options);
}

Output::~Output() { discard(); }

bool Output::is_apart_from(const std::string& input) const {
  if (is_in_place_) return true;
  struct stat info {};
  const int result = is_stdout_ ? ::fstat(STDOUT_FILENO, &info) : ::stat(path_.c_str(), &info);
  if (result != 0 || !S_ISREG(info.st_mode)) return true;
  const std::optional<struct stat> file = regular_file(input);
  return !file || corpus::id_of(*file) != corpus::id_of(info);
}

bool Output::open() {
  if (is_stdout_) {
    fd_ = STDOUT_FILENO;
    enlarge_pipe(fd_);
    return true;
  }
  if (!refusal_.empty()) {
    fail(refusal_);
    return false;
  }
  if (!file_) {
    struct stat info {};
    if (::stat(path_.c_str(), &info) == 0 && !S_ISREG(info.st_mode)) return open_directly();
    file_.emplace(corpus::place_of(path_), corpus::ReplaceOptions{});
  }
  if (file_->open()) return true;
  fail(file_->error());
  return false;
}

bool Output::open_directly() {
  fd_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  if (fd_ < 0) {
    fail(errno);
    return false;
  }
  enlarge_pipe(fd_);
  return true;
}

bool Output::write(std::string_view bytes) {
  if (failed_ || closed_) return false;
  if (file_) {
    if (file_->write(bytes)) return true;
    fail(file_->error());
    return false;
  }
  const int error = corpus::write_all(fd_, bytes);
  if (error == 0) return true;
  if (error == EPIPE && !needs_reader_) {
    closed_ = true;
  } else {
    fail(error);
  }
  return false;
}

bool Output::finish() {
  if (failed_) return false;
  if (!file_ || file_->finish()) return true;
  fail(file_->error());
  return false;
}

bool Output::commit() {
  if (!finish()) return false;
  if (file_) {
    if (file_->commit()) return true;
    fail(file_->error());
    return false;
  }
  // Network and quota errors may wait for close.
  const int result = ::close(fd_);
  fd_ = -1;
  if (result == 0 || errno == EINTR) return true;
  fail(errno);
  return false;
}

void Output::say_not_written() const {
  report(name_ + ": not written, because of the error above");
}

void Output::discard() {
  if (file_) file_->discard();
  if (fd_ > STDERR_FILENO) ::close(fd_);
  fd_ = -1;
}

void Output::fail(std::string_view what) {
  failed_ = true;
  report(std::string(name_).append(": ").append(what));
}

void Output::fail(int error) {
  failed_ = true;
  report_system_error(name_, error);
}

ExitCode print(std::string_view text) {
  Output output;
  if (!output.open()) return kFailed;
  (void)output.write(text);  // commit() knows whether it failed
  return output.commit() ? kOk : kFailed;
}

}  // namespace naqi::cli
