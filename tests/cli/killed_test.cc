// The command killed at random moments, again and again: at all times each file under its name is
// whole, and in the end all is as if nothing had happened.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <ostream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "support/engines.h"
#include "support/temporary_directory.h"

namespace naqi::test {
namespace {

namespace fs = std::filesystem;
using naqi::testing::TemporaryDirectory;
using Clock = std::chrono::steady_clock;
using Files = std::map<std::string, std::string>;

constexpr int kFiles = 200;
constexpr int kKills = 4;  // of a tree, at the most
constexpr char kManifest[] = ".naqi-manifest";

std::string command_path() {
  const char* other = std::getenv("NAQI_BIN");
  return fs::absolute(other != nullptr ? other : NAQI_BIN).string();
}

/// All of a file, or nothing if it is not there.
std::string read_file(const std::string& path) {
  std::string bytes;
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat info {};
  if (fd < 0 || ::fstat(fd, &info) != 0) return bytes;
  bytes.resize(static_cast<std::size_t>(info.st_size));
  const ssize_t count = ::read(fd, bytes.data(), bytes.size());
  ::close(fd);
  bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  return bytes;
}

/// A run of the command in a directory. Quiet, it says nothing: messages of one that is killed.
class Process {
 public:
  Process(const std::string& directory, std::vector<std::string> arguments, bool is_quiet) {
    arguments.insert(arguments.begin(), {"naqi", "normalize"});
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addchdir_np(&actions, directory.c_str());
    if (is_quiet) {
      ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    // What runs the tests may ignore signals.
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    sigset_t signals;
    ::sigfillset(&signals);
    ::posix_spawnattr_setsigdefault(&attributes, &signals);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    const std::string path = command_path();
    if (::posix_spawn(&child_, path.c_str(), &actions, &attributes, argv.data(), environ) != 0) {
      child_ = -1;
    }
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process() { (void)wait(); }

  void kill(int signal) const { ::kill(child_, signal); }
  /// The status of waitpid().
  int wait() {
    if (child_ > 0) ::waitpid(child_, &status_, 0);
    child_ = -1;
    return status_;
  }

 private:
  pid_t child_ = -1;
  int status_ = -1;
};

/// Of windows-1256, which cannot be decoded twice: what a run does twice is seen.
std::string legacy_text(std::mt19937& random, std::size_t size) {
  std::uniform_int_distribution<int> any(0, 99);
  std::uniform_int_distribution<int> letter(0xC7, 0xED);
  std::string text;
  while (text.size() < size) {
    const int kind = any(random);
    if (kind < 15) {
      text += kind < 13 ? ' ' : '\n';
    } else {
      text += static_cast<char>(kind < 25 ? 0xDC : letter(random));  // tatweel
    }
  }
  return text + '\n';
}

Files make_sources(bool with_large) {
  std::mt19937 random(20240601);
  std::uniform_int_distribution<std::size_t> size(0, 60'000);
  Files files;
  for (int i = 0; i < kFiles; ++i) {
    files["d" + std::to_string(i % 7) + "/f" + std::to_string(i)] =
        legacy_text(random, size(random));
  }
  if (!with_large) return files;
  std::string& large = files["d3/large"];
  const std::string part = legacy_text(random, 60'000);
  while (large.size() < std::size_t{9} << 20U) large += part;
  return files;
}

/// How a run is asked for; in/ has the sources.
struct Way {
  const char* name;
  std::vector<std::string> arguments;
  const char* to;      // where outputs are
  const char* backup;  // suffix of the old files
  bool with_large;     // a file that is done by all threads
  int kills;
};

std::ostream& operator<<(std::ostream& out, const Way& way) { return out << way.name; }

// NOLINTNEXTLINE(cert-err58-cpp)
const std::vector<Way> kWays = {
    {"in_place", {"--in-place"}, "in", "", false, 20},
    {"with_backups", {"--in-place=.bak"}, "in", ".bak", true, 8},
    {"to_a_directory", {"--output-dir", "out"}, "out", "", true, 8},
    {"with_what_is_left_out",
     {"--in-place", "--drop-empty", "--max-chars=40", "--rejected", "rejected"},
     "in",
     "",
     true,
     3},
};

class KilledTest : public ::testing::TestWithParam<Way> {
 protected:
  [[nodiscard]] static const Files& sources() {
    static const std::array kAll = {make_sources(false), make_sources(true)};
    return kAll[GetParam().with_large ? 1 : 0];
  }

  void SetUp() override {
    make(whole_);
    const Clock::time_point begin = Clock::now();
    ASSERT_EQ(start(whole_, false).wait(), 0);
    took_ = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
    expected_ = whole_.files();
    ASSERT_GE(expected_.size(), static_cast<std::size_t>(kFiles));
  }

  static void make(const TemporaryDirectory& d) {
    for (const auto& [name, text] : sources()) d.write("in/" + name, text);
  }

  static Process start(const TemporaryDirectory& d, bool resume) {
    std::vector<std::string> arguments = {"-q", "-j2", "--encoding=windows-1256", "-r", "in"};
    const std::vector<std::string>& more = GetParam().arguments;
    arguments.insert(arguments.end(), more.begin(), more.end());
    if (resume) arguments.emplace_back("--resume");
    return {d.path(), std::move(arguments), resume};
  }

  static std::string read_at(const TemporaryDirectory& d, const std::string& name) {
    return read_file(d.path(name));
  }
  [[nodiscard]] std::string output(const std::string& name) const {
    return std::string(GetParam().to) + '/' + name;
  }
  [[nodiscard]] const std::string& expected(const std::string& name) const {
    return expected_.at(output(name));
  }

  /// What is wrong with a tree at any moment, or nothing.
  [[nodiscard]] std::string torn(const TemporaryDirectory& d) const {
    const std::string backup = GetParam().backup;
    for (const auto& [name, text] : sources()) {
      const bool is_there = fs::exists(d.path(output(name)));
      const std::string now = read_at(d, output(name));
      const bool is_old = output(name) == "in/" + name ? now == text : !is_there;
      if (!is_old && now != expected(name)) return name;
      std::string kept = std::string("in/").append(name).append(backup);
      if (backup.empty() || !fs::exists(d.path(kept))) continue;
      if (read_at(d, kept) != text) return kept;
    }
    return "";
  }

  /// Whether all outputs are there.
  [[nodiscard]] bool is_done(const TemporaryDirectory& d) const {
    return std::all_of(sources().begin(), sources().end(), [&](const auto& source) {
      return read_at(d, output(source.first)) == expected(source.first);
    });
  }

  /// Runs once, and kills it after a while. Whether it had ended well before, or had nothing left
  /// to do but to end.
  bool run_and_kill(const TemporaryDirectory& d, int signal, bool resume) {
    Process run = start(d, resume);
    std::uniform_int_distribution<std::int64_t> moment(0, took_.count());
    std::this_thread::sleep_for(std::chrono::microseconds(moment(random_)));
    run.kill(signal);
    const int status = run.wait();
    if (WIFEXITED(status)) {
      EXPECT_EQ(WEXITSTATUS(status), 0);
      took_ = took_ * 3 / 4;  // it had been slow the first time
      return true;
    }
    EXPECT_EQ(WTERMSIG(status), signal);
    if (!is_done(d)) ++killed_inside_;
    return !fs::exists(d.path(output(kManifest))) && is_done(d);
  }

  /// Does one tree, with a kill in each run, while another thread looks at it.
  void do_tree(const TemporaryDirectory& d, int signal) {
    make(d);
    std::atomic<bool> ends = false;
    std::string what_is_torn;
    std::thread looking([&] {
      while (!ends && what_is_torn.empty()) {
        what_is_torn = torn(d);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));  // leaves it some of the time
      }
    });
    bool done = run_and_kill(d, signal, false);
    for (int i = 1; i < kKills && !done; ++i) done = run_and_kill(d, signal, true);
    ends = true;
    looking.join();
    EXPECT_EQ(what_is_torn, "") << "is neither as it was nor as it is to be";
    if (!done) {
      EXPECT_EQ(start(d, true).wait(), 0);
    }
    EXPECT_EQ(torn(d), "");
  }

  void expect_all_is_done(const TemporaryDirectory& d) const {
    const std::vector<std::string> names = d.names();
    EXPECT_EQ(names, whole_.names());
    for (const std::string& name : names) {
      if (name == std::string("out/") + kManifest) continue;  // has times in it
      EXPECT_TRUE(read_at(d, name) == read_at(whole_, name)) << name;
    }
  }

  TemporaryDirectory whole_{naqi::testing::fast_parent()};
  Files expected_;  // of a run that nobody kills
  std::chrono::microseconds took_{};
  std::mt19937 random_{42};
  int killed_inside_ = 0;
};

TEST_P(KilledTest, EndsAsIfNothingHadHappened) {
  const int kills = small_scale() ? 2 : GetParam().kills;
  for (int tree = 0; killed_inside_ < kills && !HasFailure(); ++tree) {
    SCOPED_TRACE(tree);
    ASSERT_LT(tree, 5 * kills) << "the runs end before they are killed";
    const TemporaryDirectory d(naqi::testing::fast_parent());
    do_tree(d, SIGKILL);
    expect_all_is_done(d);
  }
}

TEST_P(KilledTest, RemovesItsTemporaryFilesWhenAskedToEnd) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
    SCOPED_TRACE(signal);
    const TemporaryDirectory d(naqi::testing::fast_parent());
    make(d);
    (void)run_and_kill(d, signal, false);
    for (const std::string& name : d.names()) {
      const std::size_t own = name.find(".naqi-");
      EXPECT_TRUE(own == std::string::npos || name.substr(own) == kManifest) << name;
    }
    EXPECT_EQ(torn(d), "");
  }
}

INSTANTIATE_TEST_SUITE_P(Ways, KilledTest, ::testing::ValuesIn(kWays),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace naqi::test
