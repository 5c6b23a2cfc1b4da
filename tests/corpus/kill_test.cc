// Runs that are killed at any moment, or have no room: what they leave, and how another goes on.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <random>
#include <thread>

#include "corpus/file_tree.h"
#include "corpus/manifest_set.h"
#include "corpus/output_tree.h"
#include "corpus/replace_file.h"
#include "support/engines.h"
#include "support/temporary_directory.h"

namespace naqi::corpus {
namespace {

using testing::TemporaryDirectory;

constexpr std::uint64_t kPrint = 7;
constexpr int kFiles = 200;

/// What a run makes of a file: not the same once more, and often of the same size.
std::string changed(std::string text) {
  for (char& c : text) ++c;
  if (text.size() % 3 == 0) text += '!';
  return text;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

FileStamp stamp_at(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 ? stamp_of(info) : FileStamp{};
}

/// Applies `work` to all files in four threads; whether all went well.
template <typename Work>
bool in_threads(const std::vector<SourceFile>& files, const Work& work) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> good{true};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (std::size_t i = 0; (i = next++) < files.size();) {
        if (!work(files[i])) good = false;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  return good;
}

/// In small pieces, so that there are many moments.
bool write_slowly(ReplaceFile& file, std::string_view bytes) {
  constexpr std::size_t kPiece = 1000;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(kPiece, bytes.size()))) {
    if (!file.write(bytes.substr(0, kPiece))) return false;
  }
  return file.finish();
}

bool run_in_place(const std::string& root, Manifest::Start start, const std::string& backup) {
  TreeOptions options;
  options.recursive = true;
  options.backup_suffix = backup;
  const FileTree tree = list_files({root}, options);
  ManifestSet manifests;
  if (tree.failed() || !manifests.open(tree.roots, kPrint, start)) return false;
  remove_stale_files(tree.directories);
  const bool good = in_threads(tree.files, [&](const SourceFile& source) {
    Manifest& manifest = *manifests.of(source.argument);
    const FileStamp before = stamp_at(source.path);
    if (manifest.is_done(source.relative, before)) return true;
    ReplaceFile file(place_of(source.path), {true, backup});
    return file.open() && write_slowly(file, changed(read_file(source.path))) &&
           manifest.append(source.relative, before, file.stamp()) && file.commit();
  });
  return good && manifests.remove();
}

bool run_to_directory(const std::string& root, const std::string& to, Manifest::Start start) {
  TreeOptions options;
  options.recursive = true;
  const FileTree tree = list_files({root}, options);
  OutputTree out(to, false);
  Manifest manifest;
  if (tree.failed() || !out.problems(tree).empty() || out.open() != 0 ||
      !manifest.open(to, kPrint, start, Manifest::Keep::loosely)) {
    return false;
  }
  out.remove_stale(tree.files);
  return in_threads(tree.files, [&](const SourceFile& source) {
    const FileStamp before = stamp_at(source.path);
    const std::optional<FileStamp> there = out.stamp(source);
    if (there && manifest.is_done(source.relative, before, *there)) return true;
    ReplaceFile file(out.place_of(source), {});
    return file.open() && write_slowly(file, changed(read_file(source.path))) &&
           manifest.append(source.relative, before, file.stamp()) && file.commit();
  });
}

std::string text_of(int i) { return std::string(static_cast<std::size_t>(i * 37), 'a'); }
std::string name_of(int i) { return "d" + std::to_string(i % 7) + "/f" + std::to_string(i); }

void make_files(const TemporaryDirectory& d) {
  for (int i = 0; i < kFiles; ++i) d.write("in/" + name_of(i), text_of(i));
}

/// Runs in a child and kills it after a while; whether it had ended well before.
template <typename Run>
bool is_killed_late(const Run& run, std::chrono::microseconds after) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(run() ? 0 : 1);
  std::this_thread::sleep_for(after);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << "the run failed";
  return WIFEXITED(status);
}

int scale() { return test::small_scale() ? 4 : 20; }

/// Moments over the time that a run takes.
template <typename Run>
std::vector<std::chrono::microseconds> moments(const Run& run) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_TRUE(run());
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begin);
  std::mt19937 random(20240601);
  std::uniform_int_distribution<std::int64_t> moment(0, took.count());
  std::vector<std::chrono::microseconds> all;
  for (int i = 0; i < scale(); ++i) all.emplace_back(moment(random));
  return all;
}

/// How many files a run in place has changed; each is as it was, or whole.
int changed_files(const TemporaryDirectory& d) {
  int count = 0;
  for (int i = 0; i < kFiles; ++i) {
    const std::string text = d.read("in/" + name_of(i));
    if (text == changed(text_of(i))) {
      ++count;
    } else {
      EXPECT_TRUE(text == text_of(i)) << name_of(i) << " is partial, or was changed twice";
    }
  }
  return count;
}

class KillTest : public ::testing::TestWithParam<std::string> {
 protected:
  /// A run that is killed. Whether all is done, by what it left.
  [[nodiscard]] bool is_done(const TemporaryDirectory& d, Manifest::Start start,
                             std::chrono::microseconds moment) {
    if (is_killed_late([&] { return run_in_place(d.path("in"), start, GetParam()); }, moment)) {
      return true;
    }
    ++killed_;
    const int count = changed_files(d);
    if (std::filesystem::exists(d.path("in/.naqi-manifest"))) return false;
    EXPECT_TRUE(count == 0 || count == kFiles) << "has forgotten " << count << " files";
    return count == kFiles;
  }

  int killed_ = 0;
};

TEST_P(KillTest, InPlaceGoesOn) {
  const std::string& backup = GetParam();
  const TemporaryDirectory first(testing::fast_parent());
  make_files(first);
  const auto all_moments =
      moments([&] { return run_in_place(first.path("in"), Manifest::Start::fresh, backup); });
  const auto expected = first.files();
  ASSERT_EQ(expected.size(), static_cast<std::size_t>(backup.empty() ? kFiles : 2 * kFiles));
  for (const std::chrono::microseconds moment : all_moments) {
    const TemporaryDirectory d(testing::fast_parent());
    make_files(d);
    if (!is_done(d, Manifest::Start::fresh, moment) &&
        !is_done(d, Manifest::Start::resume, moment / 2)) {
      EXPECT_TRUE(run_in_place(d.path("in"), Manifest::Start::resume, backup));
    }
    EXPECT_EQ(changed_files(d), kFiles);
    EXPECT_TRUE(d.files() == expected);
  }
  EXPECT_GT(killed_, 0);
}

INSTANTIATE_TEST_SUITE_P(Backups, KillTest, ::testing::Values("", ".bak"),
                         [](const auto& info) { return info.param.empty() ? "none" : "kept"; });

TEST(Kill, OutputDirectoryGoesOn) {
  const TemporaryDirectory d(testing::fast_parent());
  make_files(d);
  const auto whole = moments(
      [&] { return run_to_directory(d.path("in"), d.path("whole"), Manifest::Start::fresh); });
  int killed = 0;
  int next = 0;
  for (const std::chrono::microseconds moment : whole) {
    const std::string out = "out" + std::to_string(next++);
    killed +=
        is_killed_late(
            [&] { return run_to_directory(d.path("in"), d.path(out), Manifest::Start::fresh); },
            moment)
            ? 0
            : 1;
    for (const auto& [name, text] : d.files()) {
      if (name.starts_with(out) && name.find(".naqi-") == std::string::npos) {
        EXPECT_TRUE(text == d.read("whole" + name.substr(out.size()))) << name;
      }
    }
    EXPECT_TRUE(run_to_directory(d.path("in"), d.path(out), Manifest::Start::resume));
    for (int i = 0; i < kFiles; ++i) {
      EXPECT_TRUE(d.read(out + '/' + name_of(i)) == changed(text_of(i))) << name_of(i);
    }
    std::map<std::string, FileStamp> stamps;
    std::size_t count = 0;
    for (const auto& [name, text] : d.files()) {
      if (!name.starts_with(out + '/')) continue;
      ++count;
      stamps[name] = stamp_of(d.stat(name));
    }
    EXPECT_EQ(count, static_cast<std::size_t>(kFiles + 1)) << "no temporary file is left";
    // Once more, nothing is to be done; a source that has changed is.
    EXPECT_TRUE(run_to_directory(d.path("in"), d.path(out), Manifest::Start::resume));
    for (const auto& [name, stamp] : stamps) EXPECT_EQ(stamp, stamp_of(d.stat(name))) << name;
  }
  EXPECT_GT(killed, 0);
  d.write("in/" + name_of(3), "changed");
  EXPECT_TRUE(run_to_directory(d.path("in"), d.path("whole"), Manifest::Start::resume));
  EXPECT_EQ(d.read("whole/" + name_of(3)), changed("changed"));
}

bool put(const char* path, const std::string& text) {
  return (std::ofstream(path) << text << std::flush).good();
}

/// A namespace in which this user may mount.
bool be_root_here() {
  const std::string user = "0 " + std::to_string(::geteuid()) + " 1";
  const std::string group = "0 " + std::to_string(::getegid()) + " 1";
  return ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && put("/proc/self/uid_map", user) &&
         put("/proc/self/setgroups", "deny") && put("/proc/self/gid_map", group);
}

/// A disk of 1 MiB, seen by this process alone.
bool mount_small_disk(const std::string& path) {
  if (::unshare(CLONE_NEWNS) != 0 && !be_root_here()) return false;
  return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         ::mount("tmpfs", path.c_str(), "tmpfs", 0, "size=1m") == 0 &&
         std::ofstream(path + "/test").good() && std::filesystem::remove(path + "/test");
}

constexpr int kNoMount = 77;

/// In a child: 0, or which expectation failed.
int fill_disk(const TemporaryDirectory& d) {
  if (!mount_small_disk(d.path())) return kNoMount;
  const std::string old(400'000, 'a');
  d.write("a", old);
  d.write("b", old);
  ReplaceFile file(place_of(d.path("a")), {true, ".bak"});
  if (!file.open() || file.write(std::string(400'000, 'b'))) return 1;
  if (file.error_number() != ENOSPC || file.error() != "No space left on device") return 2;
  if (file.commit() || file.finish() || file.write("c")) return 3;
  if (d.files() != std::map<std::string, std::string>{{"a", old}, {"b", old}}) return 4;
  if (run_in_place(d.path(), Manifest::Start::fresh, "")) return 5;
  auto files = d.files();
  if (files.erase(kManifestName) != 1) return 6;  // there is something to go on with
  if (files != std::map<std::string, std::string>{{"a", old}, {"b", old}}) return 7;
  std::filesystem::remove(d.path("b"));
  if (!run_in_place(d.path(), Manifest::Start::resume, "")) return 8;
  return d.files() == std::map<std::string, std::string>{{"a", changed(old)}} ? 0 : 9;
}

TEST(FullDisk, LeavesTheOldFiles) {
  const TemporaryDirectory d;
  const pid_t child = ::fork();
  if (child == 0) ::_exit(fill_disk(d));
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  if (WEXITSTATUS(status) == kNoMount) GTEST_SKIP() << "mounting a tmpfs is not allowed here";
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace naqi::corpus
