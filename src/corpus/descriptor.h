// Descriptor: an open file that closes itself, and what the system says of files.
#ifndef NAQI_CORPUS_DESCRIPTOR_H_
#define NAQI_CORPUS_DESCRIPTOR_H_

#include <sys/stat.h>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace naqi::corpus {

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { reset(); }

  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] explicit operator bool() const { return fd_ >= 0; }
  [[nodiscard]] int release();
  void reset();

 private:
  int fd_;
};

/// A directory, to reach what is in it by name. One that may be passed through and not listed is
/// opened, too, where the system can. `flags` are added: O_NOFOLLOW. errno if it is not open.
[[nodiscard]] Descriptor open_directory_at(int directory, const char* path, int flags = 0);

/// After a call that failed: whether it is to be repeated, because a signal came or because the
/// descriptor does not wait; then waits for `events` of poll.
[[nodiscard]] bool try_again(int fd, short events);

/// Waits for bytes and takes those that are there, up to bytes.size(). Returns their number, 0 at
/// the end, or -1 with errno set.
[[nodiscard]] std::ptrdiff_t read_some(int fd, std::span<char> bytes);

/// Writes all bytes, in one call if the system takes them, also to what does not wait. 0 or the
/// errno value of what failed.
[[nodiscard]] int write_all(int fd, std::string_view bytes);

/// Waits until a file is where a power cut cannot reach it. 0, also where a file system has nothing
/// to wait for, or an errno value.
[[nodiscard]] int sync(int fd);

/// The system's words for an errno value.
[[nodiscard]] std::string system_text(int error);

/// Which file it is, whatever its names.
struct FileId {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  friend auto operator<=>(const FileId&, const FileId&) = default;
};
[[nodiscard]] FileId id_of(const struct stat& info);

/// What tells one state of a file from another.
struct FileStamp {
  std::uint64_t size = 0;         // bytes
  std::int64_t seconds = 0;       // of the last change of its bytes, since 1970
  std::uint32_t nanoseconds = 0;  // less than 1e9
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};
[[nodiscard]] FileStamp stamp_of(const struct stat& info);

/// "d/", or "" if a path has no slash.
[[nodiscard]] std::string directory_part(std::string_view path);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_DESCRIPTOR_H_
