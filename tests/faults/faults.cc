// A library to preload: read(), write() and fsync() as they are on a bad day. Environment:
//   NAQI_FAULTS_SHORT=1        read and write take 1 to 7 bytes at a time
//   NAQI_FAULTS_EINTR=P        P percent of the calls of read, write and fsync are interrupted
//   NAQI_FAULTS_READ_AFTER=N   reading fails with EIO after N bytes
//   NAQI_FAULTS_WRITE_AFTER=N  writing fails after N bytes to anything but standard error
//   NAQI_FAULTS_FSYNC=1        fsync fails
//   NAQI_FAULTS_ERROR=E        errno of writing and fsync (a number); EIO otherwise
//   NAQI_FAULTS_SEED=N         of the random numbers
//   NAQI_FAULTS_PROBE=N        the process ends at once with status N: it can be preloaded
#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace {

std::int64_t number(const char* name, std::int64_t otherwise) {
  const char* const text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoll(text, nullptr, 10);
}

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

struct Faults {
  bool is_short = number("NAQI_FAULTS_SHORT", 0) != 0;
  std::int64_t interrupted = number("NAQI_FAULTS_EINTR", 0);
  bool fails_fsync = number("NAQI_FAULTS_FSYNC", 0) != 0;
  int error = static_cast<int>(number("NAQI_FAULTS_ERROR", EIO));
  std::atomic<std::int64_t> to_read{number("NAQI_FAULTS_READ_AFTER", kNever)};
  std::atomic<std::int64_t> to_write{number("NAQI_FAULTS_WRITE_AFTER", kNever)};
  std::atomic<std::uint64_t> state{static_cast<std::uint64_t>(number("NAQI_FAULTS_SEED", 1)) *
                                   0x9E3779B97F4A7C15U};
};

Faults& faults() {
  static Faults all;
  return all;
}

std::uint64_t random_below(std::uint64_t limit) {  // splitmix64
  std::uint64_t x = faults().state += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return (x ^ (x >> 31U)) % limit;
}

bool is_interrupted() {
  if (static_cast<std::int64_t>(random_below(100)) >= faults().interrupted) return false;
  errno = EINTR;
  return true;
}

/// How many of `size` bytes are taken; of `left`, so many are taken away. 0 if none are left.
std::size_t share(std::size_t size, std::atomic<std::int64_t>& left) {
  if (faults().is_short) size = std::min<std::size_t>(size, 1 + random_below(7));
  std::int64_t before = left;
  std::int64_t count = 0;
  do {
    count = std::min(static_cast<std::int64_t>(size), std::max<std::int64_t>(before, 0));
  } while (before != kNever && !left.compare_exchange_weak(before, before - count));
  return static_cast<std::size_t>(count);
}

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

[[gnu::constructor]] void probe() {
  const std::int64_t status = number("NAQI_FAULTS_PROBE", -1);
  if (status >= 0) ::_exit(static_cast<int>(status));
}

}  // namespace

extern "C" {

ssize_t read(int fd, void* room, std::size_t size) {
  static auto* const kReal = next<ssize_t(int, void*, std::size_t)>("read");
  if (size == 0) return kReal(fd, room, size);
  if (is_interrupted()) return -1;
  const std::size_t count = share(size, faults().to_read);
  if (count != 0) {
    const ssize_t taken = kReal(fd, room, count);
    const std::size_t left = count - static_cast<std::size_t>(std::max<ssize_t>(taken, 0));
    if (faults().to_read != kNever) faults().to_read += static_cast<std::int64_t>(left);
    return taken;
  }
  errno = EIO;
  return -1;
}

ssize_t write(int fd, const void* bytes, std::size_t size) {
  static auto* const kReal = next<ssize_t(int, const void*, std::size_t)>("write");
  if (size == 0) return kReal(fd, bytes, size);
  if (is_interrupted()) return -1;
  std::atomic<std::int64_t> no_limit{kNever};
  const std::size_t count = share(size, fd == STDERR_FILENO ? no_limit : faults().to_write);
  if (count != 0) return kReal(fd, bytes, count);
  errno = faults().error;
  return -1;
}

int fsync(int fd) {
  static auto* const kReal = next<int(int)>("fsync");
  if (is_interrupted()) return -1;
  if (!faults().fails_fsync) return kReal(fd);
  errno = faults().error;
  return -1;
}

}  // extern "C"
