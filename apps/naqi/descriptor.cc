#include "descriptor.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace naqi::cli {
namespace {

/// After a failed call: whether it is to be repeated. Waits where the descriptor does not.
bool try_again(int fd, short events) {
  if (errno == EINTR) return true;
  if (errno != EAGAIN) return false;
  pollfd waited{fd, events, 0};
  return ::poll(&waited, 1, -1) >= 0 || errno == EINTR;
}

}  // namespace

std::ptrdiff_t read_some(int fd, std::span<char> bytes) {
  for (;;) {
    const ssize_t count = ::read(fd, bytes.data(), bytes.size());
    if (count >= 0 || !try_again(fd, POLLIN)) return count;
  }
}

bool is_readable(int fd) {
  pollfd asked{fd, POLLIN, 0};
  return ::poll(&asked, 1, 0) != 0;
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

void enlarge_pipe(int fd) {
  constexpr int kCapacity = 1 << 20;
#ifdef F_SETPIPE_SZ
  (void)::fcntl(fd, F_SETPIPE_SZ, kCapacity);  // no pipe, or more than the user may have: no harm
#endif
}

void reserve_standard_descriptors() {
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
    if (::fcntl(fd, F_GETFD) != -1 || errno != EBADF) continue;
    // The wrong way round: reading standard input and writing the others must still fail. The
    // lowest free number is taken, which is fd.
    (void)::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace naqi::cli
