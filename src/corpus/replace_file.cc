#include "corpus/replace_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <utility>

#include "corpus/backup.h"

namespace naqi::corpus {
namespace {

/// Closing may say what writing did not (network file systems, quotas). This closes another number
/// of the same file, which says it, too, and keeps the lock.
int try_to_close(int fd) {
  const int other = ::fcntl(fd, F_DUPFD_CLOEXEC, 0);
  if (other < 0) return errno;
  return ::close(other) != 0 && errno != EINTR ? errno : 0;
}

bool is_same_file(const struct stat& a, const struct stat& b) {
  return id_of(a) == id_of(b) && stamp_of(a) == stamp_of(b) && S_ISREG(b.st_mode);
}

}  // namespace

FilePlace place_of(const std::string& path) {
  const std::string directory = directory_part(path);
  FilePlace place{Descriptor(), path.substr(directory.size())};
  if (path.empty()) {
    place.error = ENOENT;
    return place;
  }
  place.directory = open_directory_at(AT_FDCWD, directory.empty() ? "." : directory.c_str());
  if (!place.directory) {
    place.error = errno;
  } else if (place.name.empty()) {
    place.directory.reset();
    place.error = EISDIR;
  }
  return place;
}

ReplaceFile::ReplaceFile(FilePlace place, ReplaceOptions options)
    : place_(std::move(place)), options_(std::move(options)) {}

bool ReplaceFile::open() {
  if (!place_.directory) return fail(place_.error);
  if (options_.backup.find('/') != std::string::npos) {
    return fail("a suffix for the old file has no slash");
  }
  if (!look_at_old()) return false;
  const int error =
      temporary_.create(place_.directory.get(), old_ ? mode_t{0600} : options_.mode | S_IWUSR);
  return error == 0 || fail(error);
}

bool ReplaceFile::look_at_old() {
  struct stat info {};
  const int directory = place_.directory.get();
  if (::fstatat(directory, place_.name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno == ENOENT && !options_.in_place) return true;
    return fail(errno);
  }
  if (S_ISDIR(info.st_mode)) return fail(EISDIR);
  if (S_ISLNK(info.st_mode)) return fail("is a symbolic link");
  if (!S_ISREG(info.st_mode)) return fail("is not a regular file");
  // Replacing a file that one may not write to would go behind its owner's back.
  if (::faccessat(directory, place_.name.c_str(), W_OK, 0) != 0) return fail(errno);
  old_ = info;
  return options_.backup.empty() || check_backup();
}

// An older backup would be lost: it is what was there before an earlier run. One that a killed run
// has just made of this file is the same file, or a copy with its time.
bool ReplaceFile::check_backup() {
  struct stat there {};
  const std::string backup = place_.name + options_.backup;
  if (::fstatat(place_.directory.get(), backup.c_str(), &there, AT_SYMLINK_NOFOLLOW) != 0) {
    return errno == ENOENT || fail(errno);  // too long
  }
  if (id_of(there) == id_of(*old_) || stamp_of(there) == stamp_of(*old_)) return true;
  return fail(backup + " is there already, and would be lost");
}

bool ReplaceFile::write(std::string_view bytes) {
  if (!temporary_.exists() || is_finished_) return false;
  const int error = write_all(temporary_.fd(), bytes);
  return error == 0 || fail(error);
}

int ReplaceFile::take_permissions() {
  if (!old_) return 0;
  // The owner is kept where that is allowed; giving a file away clears its special bits, so it
  // comes first.
  const bool keeps_owner = ::fchown(temporary_.fd(), old_->st_uid, old_->st_gid) == 0;
  const mode_t mode = old_->st_mode & (keeps_owner ? 07777U : 0777U);
  return ::fchmod(temporary_.fd(), mode) == 0 ? 0 : errno;
}

int ReplaceFile::read_stamp() {
  struct stat info {};
  if (::fstat(temporary_.fd(), &info) != 0) return errno;
  stamp_ = stamp_of(info);
  return 0;
}

int ReplaceFile::take_stamp() {
  int error = read_stamp();
  // The old file may have been made within the same tick of the clock. Not all file systems count
  // nanoseconds; none is coarser than two seconds.
  for (const std::int64_t step : {1L, 2'000'000'000L}) {
    if (error != 0 || !old_ || stamp_ != stamp_of(*old_)) return error;
    constexpr std::int64_t kSecond = 1'000'000'000;
    const std::int64_t next = stamp_.nanoseconds + step;
    const std::array times = {
        timespec{0, UTIME_OMIT},
        timespec{static_cast<time_t>(stamp_.seconds + next / kSecond), next % kSecond}};
    if (::futimens(temporary_.fd(), times.data()) != 0) return errno;
    error = sync(temporary_.fd());
    if (error == 0) error = read_stamp();
  }
  return error;
}

bool ReplaceFile::finish() {
  if (is_finished_ && temporary_.exists()) return true;
  if (!temporary_.exists()) return false;
  int error = take_permissions();
  // fdatasync() would do for the size, and not for the time that a manifest goes by.
  if (error == 0) error = sync(temporary_.fd());
  if (error == 0) error = try_to_close(temporary_.fd());
  if (error == 0) error = take_stamp();
  if (error != 0) return fail(error);
  is_finished_ = true;
  return true;
}

bool ReplaceFile::is_old_unchanged() {
  struct stat now {};
  const int result =
      ::fstatat(place_.directory.get(), place_.name.c_str(), &now, AT_SYMLINK_NOFOLLOW);
  return result == 0 && old_ && is_same_file(*old_, now);
}

bool ReplaceFile::commit() {
  if (!finish()) return false;
  if (options_.in_place && !is_old_unchanged()) return fail("was changed while it was read");
  if (old_ && !options_.backup.empty()) {
    const std::string backup = place_.name + options_.backup;
    const int error = keep_as(place_.directory.get(), place_.name, backup);
    if (error != 0) return fail("keeping it as " + backup + ": " + system_text(error));
  }
  const int error = temporary_.rename_to(place_.name);
  if (error != 0) return fail(error);
  // The file has its name by now; a disk that fails here is still worth a word.
  const int late = sync(place_.directory.get());
  return late == 0 || fail(late);
}

bool ReplaceFile::fail(int error) {
  error_ = error;
  return fail(system_text(error));
}

bool ReplaceFile::fail(std::string text) {
  wait_if_dying();
  text_ = std::move(text);
  temporary_.discard();
  return false;
}

std::string resolve_links(std::string path) {
  constexpr int kMaxLinks = 40;  // as the kernel has it
  for (int i = 0; i < kMaxLinks; ++i) {
    std::array<char, PATH_MAX> target{};
    const ssize_t length = ::readlink(path.c_str(), target.data(), target.size());
    if (length < 0) break;
    const std::string to(target.data(), static_cast<std::size_t>(length));
    path = to.starts_with('/') ? to : directory_part(path).append(to);
  }
  return path;
}

}  // namespace naqi::corpus
