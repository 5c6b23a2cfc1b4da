#include "corpus/replace_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <thread>

#include "corpus/backup.h"
#include "support/temporary_directory.h"

namespace naqi::corpus {
namespace {

using testing::TemporaryDirectory;
using Strings = std::vector<std::string>;

const ReplaceOptions kInPlace{true, ""};

/// The error, "" if it went well.
std::string replace(const std::string& path, std::string_view bytes,
                    const ReplaceOptions& options = {}) {
  ReplaceFile file(place_of(path), options);
  if (file.open() && file.write(bytes) && file.commit()) return "";
  EXPECT_FALSE(file.error().empty());
  EXPECT_FALSE(file.is_open());
  return file.error();
}

void set_time(const std::string& path, timespec time) {
  const std::array times = {time, time};
  ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), times.data(), 0), 0);
}

TEST(ReplaceFile, ChangesNothingBeforeItsEnd) {
  const TemporaryDirectory d;
  d.write("a", "old");
  {
    ReplaceFile file(place_of(d.path("a")), kInPlace);
    ASSERT_TRUE(file.open());
    ASSERT_TRUE(file.write("new, "));
    ASSERT_TRUE(file.write("longer"));
    EXPECT_EQ(d.read("a"), "old");
    EXPECT_EQ(file.old_stamp(), stamp_of(d.stat("a")));
    EXPECT_EQ(d.names().size(), 2U);
    ASSERT_TRUE(file.finish());
    EXPECT_FALSE(file.write("more"));
    EXPECT_TRUE(file.finish());
    EXPECT_EQ(d.read("a"), "old");
    const FileStamp stamp = file.stamp();
    ASSERT_TRUE(file.commit());
    EXPECT_EQ(stamp, stamp_of(d.stat("a")));
    EXPECT_FALSE(file.is_open());
  }
  EXPECT_EQ(d.read("a"), "new, longer");
  {
    ReplaceFile file(place_of(d.path("a")), kInPlace);
    ASSERT_TRUE(file.open());
    ASSERT_TRUE(file.write("given up"));
    ASSERT_TRUE(file.finish());
  }
  EXPECT_EQ(d.read("a"), "new, longer");
  EXPECT_EQ(d.names(), Strings{"a"});
}

TEST(ReplaceFile, MakesAFileThatIsNotThere) {
  const TemporaryDirectory d;
  const mode_t mask = ::umask(027);
  EXPECT_EQ(replace(d.path("a"), ""), "");
  EXPECT_EQ(replace(d.path("b"), "b", {false, ".bak", 0440}), "");
  ::umask(mask);
  EXPECT_EQ(d.stat("a").st_mode & 07777U, 0640U);
  EXPECT_EQ(d.stat("b").st_mode & 07777U, 0640U) << "can be written to again";
  EXPECT_EQ(d.names(), (Strings{"a", "b"})) << "nothing to keep";
}

TEST(ReplaceFile, KeepsPermissionsAndOwner) {
  const TemporaryDirectory d;
  d.write("a", "old");
  const bool is_root = ::geteuid() == 0;
  ASSERT_TRUE(!is_root || ::chown(d.path("a").c_str(), 12345, 54321) == 0);
  ASSERT_EQ(::chmod(d.path("a").c_str(), 04751), 0);
  EXPECT_EQ(replace(d.path("a"), "new", kInPlace), "");
  EXPECT_EQ(d.stat("a").st_mode & 07777U, 04751U);
  if (is_root) {
    EXPECT_EQ(d.stat("a").st_uid, 12345U);
    EXPECT_EQ(d.stat("a").st_gid, 54321U);
  }
}

TEST(ReplaceFile, NeverHasTheStampOfTheOldFile) {
  const TemporaryDirectory d;
  // One nanosecond more crosses into the next second.
  const timespec time{1700000000, 999999999};
  d.write("a", "old");
  set_time(d.path("a"), time);
  ReplaceFile file(place_of(d.path("a")), kInPlace);
  ASSERT_TRUE(file.open());
  ASSERT_TRUE(file.write("new"));
  for (const std::string& name : d.names()) set_time(d.path(name), time);
  ASSERT_TRUE(file.finish());
  EXPECT_NE(file.stamp(), stamp_of(d.stat("a")));
  EXPECT_EQ(file.stamp().size, 3U);
  const FileStamp stamp = file.stamp();
  ASSERT_TRUE(file.commit()) << file.error();
  EXPECT_EQ(stamp, stamp_of(d.stat("a")));
}

TEST(ReplaceFile, RefusesWhatIsNoFile) {
  const TemporaryDirectory d;
  d.make("dir");
  d.write("a", "old");
  d.link("link", "a");
  ASSERT_EQ(::mkfifo(d.path("fifo").c_str(), 0600), 0);
  EXPECT_EQ(replace(d.path("dir"), "", kInPlace), "Is a directory");
  EXPECT_EQ(replace(d.path("dir/"), "", kInPlace), "Is a directory");
  EXPECT_EQ(replace(d.path("link"), "", kInPlace), "is a symbolic link");
  EXPECT_EQ(replace(d.path("fifo"), "", kInPlace), "is not a regular file");
  EXPECT_EQ(replace("/dev/null", "", kInPlace), "is not a regular file");
  EXPECT_EQ(replace(d.path("none"), "", kInPlace), "No such file or directory");
  EXPECT_EQ(replace(d.path("none/a"), ""), "No such file or directory");
  EXPECT_EQ(replace(d.path("a/b"), ""), "Not a directory");
  EXPECT_EQ(replace("", ""), "No such file or directory");
  EXPECT_EQ(replace(d.path(std::string(256, 'x')), ""), "File name too long");
  EXPECT_EQ(d.names(), (Strings{"a", "fifo", "link"}));
  EXPECT_EQ(replace(resolve_links(d.path("link")), "new", kInPlace), "");
  EXPECT_EQ(d.read("a"), "new");
  EXPECT_TRUE(S_ISLNK(d.stat("link").st_mode));
}

TEST(ReplaceFile, RefusesWhatIsNotItsToChange) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may change all";
  const TemporaryDirectory d;
  d.write("a", "old");
  ASSERT_EQ(::chmod(d.path("a").c_str(), 0400), 0);
  EXPECT_EQ(replace(d.path("a"), "new"), "Permission denied");
  ASSERT_EQ(::chmod(d.path("a").c_str(), 0600), 0);
  ASSERT_EQ(::chmod(d.path().c_str(), 0500), 0);
  EXPECT_EQ(replace(d.path("a"), "new"), "Permission denied");
  ::chmod(d.path().c_str(), 0700);
  EXPECT_EQ(d.read("a"), "old");
}

TEST(ReplaceFile, LeavesAFileThatChangedMeanwhile) {
  const TemporaryDirectory d;
  d.write("a", "old");
  for (const bool removes : {false, true}) {
    ReplaceFile file(place_of(d.path("a")), kInPlace);
    ASSERT_TRUE(file.open());
    ASSERT_TRUE(file.write("new"));
    if (removes) std::filesystem::remove(d.path("a"));
    if (!removes) d.write("a", "somebody's");
    EXPECT_FALSE(file.commit());
    EXPECT_EQ(file.error(), "was changed while it was read");
    EXPECT_EQ(d.names(), removes ? Strings() : Strings{"a"});
    EXPECT_EQ(d.read("a"), removes ? "" : "somebody's");
  }
}

TEST(ReplaceFile, KeepsTheOldFile) {
  const TemporaryDirectory d;
  d.write("a", "one");
  const ReplaceOptions options{true, ".bak"};
  const auto inode = d.stat("a").st_ino;
  EXPECT_EQ(replace(d.path("a"), "two", options), "");
  EXPECT_EQ(d.read("a.bak"), "one");
  EXPECT_EQ(d.stat("a.bak").st_ino, inode);
  EXPECT_EQ(replace(d.path("a"), "three", options), "a.bak is there already, and would be lost");
  EXPECT_EQ(d.read("a.bak"), "one");
  EXPECT_EQ(d.read("a"), "two");
  // As after a kill between the two names.
  std::filesystem::remove(d.path("a.bak"));
  ASSERT_EQ(::link(d.path("a").c_str(), d.path("a.bak").c_str()), 0);
  EXPECT_EQ(replace(d.path("a"), "four", options), "");
  EXPECT_EQ(d.read("a.bak"), "two");
  EXPECT_EQ(d.read("a"), "four");
  EXPECT_EQ(d.names(), (Strings{"a", "a.bak"}));
}

TEST(ReplaceFile, LeavesAFileThatItCannotKeep) {
  const TemporaryDirectory d;
  d.write("a", "old");
  d.make("a.bak");
  EXPECT_EQ(replace(d.path("a"), "new", {true, ".bak"}),
            "a.bak is there already, and would be lost");
  EXPECT_EQ(replace(d.path("a"), "new", {true, "/../x"}), "a suffix for the old file has no slash");
  EXPECT_EQ(replace(d.path("a"), "new", {true, std::string(255, 'x')}), "File name too long");
  EXPECT_EQ(d.read("a"), "old");
  EXPECT_EQ(d.names(), Strings{"a"});
}

TEST(Backup, CopiesWhatHasEnoughNames) {
  const TemporaryDirectory d;
  const std::string bytes(300'000, 'x');
  d.write("a", bytes);
  ASSERT_EQ(::chmod(d.path("a").c_str(), 0640), 0);
  set_time(d.path("a"), {1000000000, 123456789});
  const Descriptor directory = open_directory_at(AT_FDCWD, d.path().c_str());
  // ext4 gives a file 65,000 names.
  d.make("names");
  int names = 0;
  constexpr int kMost = 70'000;
  while (names < kMost &&
         ::link(d.path("a").c_str(), d.path("names/" + std::to_string(names)).c_str()) == 0) {
    ++names;
  }
  if (names == kMost) GTEST_SKIP() << "a file may have any number of names here";
  ASSERT_EQ(errno, EMLINK);
  EXPECT_EQ(keep_as(directory.get(), "a", "a.bak"), 0);
  EXPECT_EQ(d.read("a.bak"), bytes);
  EXPECT_NE(d.stat("a.bak").st_ino, d.stat("a").st_ino);
  EXPECT_EQ(d.stat("a.bak").st_mode, d.stat("a").st_mode);
  EXPECT_EQ(stamp_of(d.stat("a.bak")), stamp_of(d.stat("a")));
}

TEST(ReplaceFile, WorksInManyThreads) {
  const TemporaryDirectory d;
  constexpr int kThreads = 8;
  constexpr int kFiles = 25;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&d, t] {
      for (int i = 0; i < kFiles; ++i) {
        const std::string name = std::to_string(t) + '-' + std::to_string(i);
        EXPECT_EQ(replace(d.path(name), name), "");
        EXPECT_EQ(replace(d.path("common"), std::string(1000, static_cast<char>('a' + t))), "");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const auto files = d.files();
  EXPECT_EQ(files.size(), static_cast<std::size_t>(kThreads * kFiles + 1));
  for (const auto& [name, bytes] : files) {
    EXPECT_EQ(bytes, name == "common" ? std::string(1000, bytes[0]) : name);
  }
}

/// A child that has four files under way in four threads and says so.
pid_t start_child(const TemporaryDirectory& d, int ready) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&d, t, ready] {
      ReplaceFile file(place_of(d.path("dir" + std::to_string(t) + "/file")), {});
      if (file.open() && file.write("new") && ::write(ready, "x", 1) == 1) {
        for (;;) ::pause();
      }
      ::_exit(1);
    });
  }
  for (;;) ::pause();
}

TEST(ReplaceFile, LeavesNothingWhenASignalComes) {
  for (const int signal : {SIGHUP, SIGINT, SIGTERM}) {
    const TemporaryDirectory d;
    for (const char* name : {"dir0/file", "dir1/file", "dir2/file", "dir3/file"})
      d.write(name, "old");
    std::array<int, 2> ready{};
    ASSERT_EQ(::pipe(ready.data()), 0);
    const pid_t child = start_child(d, ready[1]);
    std::array<char, 1> byte{};
    for (int i = 0; i < 4; ++i) ASSERT_EQ(::read(ready[0], byte.data(), 1), 1);
    EXPECT_EQ(d.names().size(), 8U);
    ASSERT_EQ(::kill(child, signal), 0);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == signal);
    EXPECT_EQ(d.names(), (Strings{"dir0/file", "dir1/file", "dir2/file", "dir3/file"}));
    EXPECT_EQ(d.read("dir0/file"), "old");
    ::close(ready[0]);
    ::close(ready[1]);
  }
}

}  // namespace
}  // namespace naqi::corpus
