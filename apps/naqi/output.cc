#include "output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "descriptor.h"
#include "input.h"
#include "report.h"

namespace naqi::cli {
namespace {

constexpr std::array kFatalSignals = {SIGHUP, SIGINT, SIGTERM};

/// What a fatal signal is to remove; set before the handlers and cleared after them.
std::array<char, PATH_MAX> file_to_remove;

extern "C" void remove_file_and_die(int signal) {
  ::unlink(file_to_remove.data());
  ::raise(signal);  // the handler was for once, so this one ends the process
}

void set_handlers(bool on) {
  for (const int signal : kFatalSignals) {
    struct sigaction action {};
    ::sigaction(signal, nullptr, &action);
    if (action.sa_handler == SIG_IGN) continue;  // nohup
    action.sa_handler = on ? remove_file_and_die : SIG_DFL;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(signal, &action, nullptr);
  }
}

void remove_on_signal(const std::string& path) {
  if (path.size() >= file_to_remove.size()) return;
  path.copy(file_to_remove.data(), path.size());
  file_to_remove[path.size()] = '\0';
  set_handlers(true);
}

/// The directory of a path, with its last slash.
std::string directory_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

/// Where a chain of symbolic links ends, whether or not something is there.
std::string resolve_links(std::string path) {
  constexpr int kMaxLinks = 40;  // as the kernel has it
  for (int i = 0; i < kMaxLinks; ++i) {
    std::array<char, PATH_MAX> target{};
    const ssize_t length = ::readlink(path.c_str(), target.data(), target.size());
    if (length < 0) break;
    const std::string to(target.data(), static_cast<std::size_t>(length));
    path = to.starts_with('/') ? to : directory_of(path).append(to);
  }
  return path;
}

mode_t creation_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Output::Output(const std::optional<std::string>& path)
    : is_stdout_(!path || *path == "-"),
      name_(is_stdout_ ? "<stdout>" : *path),
      path_(is_stdout_ ? "" : resolve_links(*path)) {}

Output::~Output() { discard(); }

bool Output::is_apart_from(const std::string& input) const {
  struct stat info {};
  const int result = is_stdout_ ? ::fstat(STDOUT_FILENO, &info) : ::stat(path_.c_str(), &info);
  if (result != 0 || !S_ISREG(info.st_mode)) return true;
  return input_id(input) != FileId{info.st_dev, info.st_ino};
}

bool Output::open() {
  if (is_stdout_) {
    fd_ = STDOUT_FILENO;
    enlarge_pipe(fd_);
    return true;
  }
  struct stat info {};
  const bool exists = ::stat(path_.c_str(), &info) == 0;
  if (path_.empty()) {
    fail(ENOENT);
    return false;
  }
  if (exists && !S_ISREG(info.st_mode)) return open_directly();
  // Replacing a file that one may not write to would go behind its owner's back.
  if (exists && ::access(path_.c_str(), W_OK) != 0) {
    fail(errno);
    return false;
  }
  if (!open_temporary()) return false;
  // The owner is kept where that is allowed; giving a file away clears its special bits, so it
  // comes first.
  const bool keeps_owner = exists && ::fchown(fd_, info.st_uid, info.st_gid) == 0;
  const mode_t mode = exists ? info.st_mode & (keeps_owner ? 07777U : 0777U) : creation_mode();
  if (::fchmod(fd_, mode) != 0) {
    fail(errno);
    return false;
  }
  return true;
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

bool Output::open_temporary() {
  temporary_ = directory_of(path_) + ".naqi-XXXXXX";
  fd_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
  if (fd_ < 0) {
    temporary_.clear();
    fail(errno);
    return false;
  }
  remove_on_signal(temporary_);
  return true;
}

bool Output::write(std::string_view bytes) {
  if (failed_ || closed_) return false;
  const int error = write_all(fd_, bytes);
  if (error == 0) return true;
  if (error == EPIPE) {
    closed_ = true;
  } else {
    fail(error);
  }
  return false;
}

bool Output::commit() {
  if (failed_) return false;
  // Network and quota errors may wait for close.
  const int result = ::close(fd_);
  fd_ = -1;
  if (result != 0 && errno != EINTR) {
    fail(errno);
    return false;
  }
  if (temporary_.empty()) return true;
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) {
    fail(errno);
    return false;
  }
  temporary_.clear();
  set_handlers(false);
  return true;
}

void Output::fail(int error) {
  failed_ = true;
  report_system_error(name_, error);
}

void Output::discard() {
  if (fd_ > STDERR_FILENO) ::close(fd_);
  fd_ = -1;
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  temporary_.clear();
  set_handlers(false);
}

ExitCode print(std::string_view text) {
  Output output;
  if (!output.open()) return kFailed;
  (void)output.write(text);  // commit() knows whether it failed
  return output.commit() ? kOk : kFailed;
}

}  // namespace naqi::cli
