#include "corpus/manifest.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

#include "corpus/manifest_line.h"

namespace naqi::corpus {
namespace {

constexpr std::string_view kHeader = "naqi-manifest 1\n";
constexpr std::string_view kInPlaceHeader = "naqi-manifest 1 in place\n";

/// All of a file; -1 and errno if it cannot be read.
int read_all(int fd, std::string& text) {
  std::vector<char> bytes(std::size_t{256} * 1024);
  for (;;) {
    const std::ptrdiff_t count = read_some(fd, bytes);
    if (count == 0) return 0;
    if (count < 0) return -1;
    text.append(bytes.data(), static_cast<std::size_t>(count));
  }
}

/// Whether an open file is still what its name means: a run that ends may have removed it.
bool is_current(int directory, int fd) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(fd, &opened) == 0 &&
         ::fstatat(directory, kManifestName, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
         id_of(opened) == id_of(named);
}

}  // namespace

bool Manifest::open(const std::string& directory, std::uint64_t fingerprint, Start start,
                    Keep keep) {
  path_ = directory + (directory.ends_with('/') ? "" : "/") + kManifestName;
  fingerprint_ = fingerprint;
  keep_ = keep;
  return hold(directory) && load(start);
}

bool Manifest::hold(const std::string& directory) {
  directory_ = open_directory_at(AT_FDCWD, directory.c_str());
  if (!directory_) return fail(system_text(errno));
  do {
    constexpr int kFlags = O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    file_ = Descriptor(::openat(directory_.get(), kManifestName, kFlags, 0666));
    struct stat info {};
    if (!file_ || ::fstat(file_.get(), &info) != 0) return fail(system_text(errno));
    if (!S_ISREG(info.st_mode)) return fail("is not a regular file");
    // Where a file system has no locks, two runs are not kept apart.
    if (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      file_.reset();
      return fail("another run is at work here");
    }
  } while (!is_current(directory_.get(), file_.get()));
  return true;
}

bool Manifest::load(Start start) {
  std::string text;
  if (read_all(file_.get(), text) != 0) return fail(system_text(errno));
  const std::string_view all(text);
  const bool in_place = keep_ == Keep::firmly;
  const std::string_view header = in_place ? kInPlaceHeader : kHeader;
  begin_ = static_cast<off_t>(header.size());
  if (!in_place && all.starts_with(kInPlaceHeader) && all.size() > kInPlaceHeader.size()) {
    return fail(
        "an earlier run in place has not ended here: go on with that, and --resume; or "
        "remove this file");
  }
  const bool is_known = all.starts_with(header);
  // A last line that was cut short by the end of a run is no line.
  const std::size_t end = all.rfind('\n') + 1;
  if (is_known) load_lines(all.substr(header.size(), end - header.size()), start);
  const bool goes_on = is_known && start == Start::resume;
  end_ = goes_on ? static_cast<off_t>(end) : 0;
  if (text.size() != static_cast<std::size_t>(end_) && ::ftruncate(file_.get(), end_) != 0) {
    return fail(system_text(errno));
  }
  if (goes_on) return true;
  const int error = write_all(file_.get(), header);
  end_ = begin_;
  return error == 0 || fail(system_text(error));
}

void Manifest::load_lines(std::string_view lines, Start start) {
  while (!lines.empty()) {
    const std::size_t size = lines.find('\n');
    const std::optional<ManifestLine> line = parse_manifest_line(lines.substr(0, size));
    lines.remove_prefix(size + 1);
    if (!line) continue;
    ++found_;
    if (line->fingerprint != fingerprint_) {
      ++found_otherwise_;
      entries_.erase(line->relative);  // the last line about a file counts
    } else if (start == Start::resume) {
      entries_.insert_or_assign(line->relative, Entry{line->source, line->output});
    }
  }
}

std::string Manifest::error() const {
  const std::lock_guard lock(mutex_);
  return error_;
}

const Manifest::Entry* Manifest::find(std::string_view relative) const {
  const auto found = entries_.find(relative);
  return found == entries_.end() ? nullptr : &found->second;
}

bool Manifest::is_done(std::string_view relative, const FileStamp& now) const {
  const Entry* const entry = find(relative);
  return entry != nullptr && entry->output == now;
}

bool Manifest::is_done(std::string_view relative, const FileStamp& source,
                       const FileStamp& output) const {
  const Entry* const entry = find(relative);
  return entry != nullptr && entry->source == source && entry->output == output;
}

bool Manifest::append(std::string_view relative, const FileStamp& source, const FileStamp& output) {
  const std::string line = to_text({fingerprint_, source, output, std::string(relative)});
  {
    const std::lock_guard lock(mutex_);
    if (const int error = write_all(file_.get(), line); error != 0) {
      (void)::ftruncate(file_.get(), end_);  // or the next line would not begin a line
      error_ = path_ + ": " + system_text(error);
      return false;
    }
    end_ += static_cast<off_t>(line.size());
  }
  if (keep_ == Keep::loosely) return true;
  // Others may note more meanwhile: the disk is then waited for together.
  const int error = sync(file_.get());
  return error == 0 || fail(system_text(error));
}

bool Manifest::is_empty() const {
  const std::lock_guard lock(mutex_);
  return file_ && end_ == begin_;
}

bool Manifest::remove() {
  // Not synced: after a power cut it may be there again, and then it says that all is done.
  if (::unlinkat(directory_.get(), kManifestName, 0) != 0) return fail(system_text(errno));
  file_.reset();  // lets go of it
  return true;
}

bool Manifest::fail(const std::string& why) {
  const std::lock_guard lock(mutex_);
  error_ = path_ + ": " + why;
  return false;
}

}  // namespace naqi::corpus
