#include "file_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

#include "corpus/descriptor.h"
#include "descriptor.h"
#include "line_ends.h"
#include "report.h"

namespace naqi::cli {
namespace {

constexpr std::size_t kBlock = 256 * 1024;  // bytes that are looked through at once for line ends

}  // namespace

std::optional<struct stat> regular_file(const std::string& name) {
  struct stat info {};
  const int result = name == "-" ? ::fstat(STDIN_FILENO, &info) : ::stat(name.c_str(), &info);
  if (result != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  return info;
}

FileSource::FileSource(std::string_view name) : name_(name) {
  if (name == "-") {
    name_ = "<stdin>";
    fd_ = STDIN_FILENO;
  }
}

FileSource::~FileSource() {
  if (owns_fd_) ::close(fd_);
}

bool FileSource::open() {
  if (fd_ < 0) {
    fd_ = ::open(name_.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd_ < 0) {
      report_system_error(name_, errno);
      return false;
    }
    owns_fd_ = true;
  }
  struct stat info {};
  if (::fstat(fd_, &info) == 0 && S_ISREG(info.st_mode)) {
    const off_t begin = ::lseek(fd_, 0, SEEK_CUR);
    if (begin >= 0) {
      file_begin_ = begin;
      file_size_ = static_cast<std::uint64_t>(std::max<off_t>(info.st_size - begin, 0));
    }
  }
  enlarge_pipe(fd_);
  return true;
}

std::ptrdiff_t FileSource::read(std::span<char> room) {
  const std::ptrdiff_t count = corpus::read_some(fd_, room);
  if (count < 0) error_ = errno;
  if (count > 0 && counted_ != nullptr) *counted_ += static_cast<std::uint64_t>(count);
  return count;
}

std::string FileSource::error() const { return corpus::system_text(error_); }

bool FileSource::is_ready() const { return is_file() || is_readable(fd_); }

std::optional<std::uint64_t> FileSource::line_in_file(std::uint64_t byte) const {
  std::vector<char> bytes(kBlock);
  std::uint64_t done = 0;
  std::uint64_t line = 1;
  while (done < byte) {
    const std::size_t wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(kBlock, byte - done));
    const ssize_t count =
        ::pread(fd_, bytes.data(), wanted, *file_begin_ + static_cast<off_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return std::nullopt;
    line += count_line_ends(std::string_view(bytes.data(), static_cast<std::size_t>(count)));
    done += static_cast<std::uint64_t>(count);
  }
  return line;
}

}  // namespace naqi::cli
