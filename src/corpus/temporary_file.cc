#include "corpus/temporary_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <random>
#include <string_view>

namespace naqi::corpus {
namespace {

constexpr int kTries = 100;  // at names that are all taken; one of 62^6 is rarely

std::string new_name() {
  constexpr std::string_view kLetters =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  // Not of a time or a process number: a child after fork() must not go the way of its parent.
  thread_local std::random_device random;
  std::uniform_int_distribution<std::size_t> letter(0, kLetters.size() - 1);
  std::string name = kOwnPrefix;
  for (std::size_t i = 0; i < kOwnLetters; ++i) name += kLetters[letter(random)];
  return name;
}

/// Whether a new file is this process's: one that cleans up may have taken it for stale before.
bool hold(int fd) {
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return false;
  struct stat info {};
  return ::fstat(fd, &info) != 0 || info.st_nlink != 0;
}

/// A name that was there a moment ago, if it is a regular file that nobody holds.
bool is_stale(int directory, const char* name) {
  constexpr int kFlags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  Descriptor file(::openat(directory, name, O_RDONLY | kFlags));
  if (!file) file = Descriptor(::openat(directory, name, O_WRONLY | kFlags));
  struct stat info {};
  return file && ::fstat(file.get(), &info) == 0 && S_ISREG(info.st_mode) &&
         ::flock(file.get(), LOCK_EX | LOCK_NB) == 0 && ::unlinkat(directory, name, 0) == 0;
}

}  // namespace

int TemporaryFile::create(int directory, mode_t mode) {
  discard();
  directory_ = directory;
  for (int i = 0; i < kTries; ++i) {
    auto slot = std::make_unique<TemporarySlot>();
    if (!slot->is_taken()) return EMFILE;
    name_ = new_name();
    file_ = Descriptor(::openat(directory, name_.c_str(),
                                O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    if (!file_ && errno == EEXIST) continue;
    if (!file_) return errno;
    slot->set(directory, name_);
    slot_ = std::move(slot);
    if (hold(file_.get())) return 0;
    discard();
  }
  return EEXIST;
}

int TemporaryFile::link(int directory, const std::string& name) {
  discard();
  directory_ = directory;
  for (int i = 0; i < kTries; ++i) {
    auto slot = std::make_unique<TemporarySlot>();
    if (!slot->is_taken()) return EMFILE;
    name_ = new_name();
    if (::linkat(directory, name.c_str(), directory, name_.c_str(), 0) == 0) {
      slot->set(directory, name_);
      slot_ = std::move(slot);
      return 0;
    }
    if (errno != EEXIST) return errno;
  }
  return EEXIST;
}

int TemporaryFile::rename_to(const std::string& name) {
  if (::renameat(directory_, name_.c_str(), directory_, name.c_str()) != 0) {
    const int error = errno;
    wait_if_dying();
    return error;
  }
  // POSIX: of two names of one file, rename() keeps both.
  if (!file_) ::unlinkat(directory_, name_.c_str(), 0);
  slot_.reset();
  file_.reset();
  return 0;
}

void TemporaryFile::discard() {
  if (slot_ != nullptr) ::unlinkat(directory_, name_.c_str(), 0);
  slot_.reset();
  file_.reset();
}

std::size_t remove_stale_files(int directory) {
  // A description of its own: the place in the list is not shared.
  Descriptor list = open_directory_at(directory, ".");
  DIR* const stream = list ? ::fdopendir(list.get()) : nullptr;
  if (stream == nullptr) return 0;
  (void)list.release();  // the stream closes it
  std::size_t removed = 0;
  while (const dirent* const entry = ::readdir(stream)) {
    if (is_temporary_name(entry->d_name) && is_stale(directory, entry->d_name)) ++removed;
  }
  ::closedir(stream);
  return removed;
}

std::size_t remove_stale_files(const std::vector<std::string>& directories) {
  std::size_t removed = 0;
  for (const std::string& path : directories) {
    const Descriptor directory = open_directory_at(AT_FDCWD, path.c_str());
    if (directory) removed += remove_stale_files(directory.get());
  }
  return removed;
}

}  // namespace naqi::corpus
