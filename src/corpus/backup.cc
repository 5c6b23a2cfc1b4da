#include "corpus/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <vector>

#include "corpus/descriptor.h"
#include "corpus/temporary_file.h"

namespace naqi::corpus {
namespace {

int copy_bytes(int from, int to) {
  std::vector<char> bytes(std::size_t{256} * 1024);
  for (;;) {
    const std::ptrdiff_t count = read_some(from, bytes);
    if (count == 0) return 0;
    if (count < 0) return errno;
    const int error = write_all(to, {bytes.data(), static_cast<std::size_t>(count)});
    if (error != 0) return error;
  }
}

int copy_properties(int from, int to) {
  struct stat info {};
  if (::fstat(from, &info) != 0) return errno;
  const bool keeps_owner = ::fchown(to, info.st_uid, info.st_gid) == 0;
  if (::fchmod(to, info.st_mode & (keeps_owner ? 07777U : 0777U)) != 0) return errno;
#ifdef __APPLE__
  const std::array times = {info.st_atimespec, info.st_mtimespec};
#else
  const std::array times = {info.st_atim, info.st_mtim};
#endif
  return ::futimens(to, times.data()) == 0 ? 0 : errno;
}

int copy_as(int directory, const std::string& name, const std::string& backup) {
  const Descriptor from(::openat(directory, name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!from) return errno;
  TemporaryFile copy;
  int error = copy.create(directory, 0600);
  if (error == 0) error = copy_bytes(from.get(), copy.fd());
  if (error == 0) error = copy_properties(from.get(), copy.fd());
  if (error == 0) error = sync(copy.fd());
  return error != 0 ? error : copy.rename_to(backup);
}

}  // namespace

int keep_as(int directory, const std::string& name, const std::string& backup) {
  if (::linkat(directory, name.c_str(), directory, backup.c_str(), 0) == 0) return 0;
  if (errno == EEXIST) {
    TemporaryFile link;
    const int error = link.link(directory, name);
    if (error == 0) return link.rename_to(backup);
    errno = error;
  }
  switch (errno) {
    case EPERM:  // FAT; and a file of another owner where the kernel protects hard links
    case EMLINK:
    case ENOTSUP:
    case ENOSYS:
    case EXDEV:
      return copy_as(directory, name, backup);
    default:
      return errno;
  }
}

}  // namespace naqi::corpus
