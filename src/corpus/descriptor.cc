#include "corpus/descriptor.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace naqi::corpus {

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    reset();
    fd_ = other.release();
  }
  return *this;
}

int Descriptor::release() { return std::exchange(fd_, -1); }

void Descriptor::reset() {
  if (fd_ < 0) return;
  const int error = errno;  // of what this descriptor is given up for
  ::close(std::exchange(fd_, -1));
  errno = error;
}

Descriptor open_directory_at(int directory, const char* path, int flags) {
  flags |= O_DIRECTORY | O_CLOEXEC;
  Descriptor opened(::openat(directory, path, O_RDONLY | flags));
#ifdef O_PATH
  if (!opened && errno == EACCES) opened = Descriptor(::openat(directory, path, O_PATH | flags));
#endif
  return opened;
}

bool try_again(int fd, short events) {
  if (errno == EINTR) return true;
  if (errno != EAGAIN) return false;
  pollfd waited{fd, events, 0};
  return ::poll(&waited, 1, -1) >= 0 || errno == EINTR;
}

std::ptrdiff_t read_some(int fd, std::span<char> bytes) {
  for (;;) {
    const ssize_t count = ::read(fd, bytes.data(), bytes.size());
    if (count >= 0 || !try_again(fd, POLLIN)) return count;
  }
}

int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(fd, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (!try_again(fd, POLLOUT)) {
      return errno;
    }
  }
  return 0;
}

int sync(int fd) {
  while (::fsync(fd) != 0) {
    if (errno == EINTR) continue;
    // A file system without it, or a directory that may not be read.
    if (errno == EINVAL || errno == ENOTSUP || errno == ENOSYS || errno == EBADF) return 0;
    return errno;
  }
  return 0;
}

std::string system_text(int error) { return std::generic_category().message(error); }

FileId id_of(const struct stat& info) {
  return {static_cast<std::uint64_t>(info.st_dev), static_cast<std::uint64_t>(info.st_ino)};
}

FileStamp stamp_of(const struct stat& info) {
#ifdef __APPLE__
  const timespec& time = info.st_mtimespec;
#else
  const timespec& time = info.st_mtim;
#endif
  return {static_cast<std::uint64_t>(info.st_size), static_cast<std::int64_t>(time.tv_sec),
          static_cast<std::uint32_t>(time.tv_nsec)};
}

std::string directory_part(std::string_view path) {
  return std::string(path.substr(0, path.rfind('/') + 1));  // npos + 1 is 0
}

}  // namespace naqi::corpus
