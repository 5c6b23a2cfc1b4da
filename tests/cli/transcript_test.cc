// Runs the transcripts of this folder (transcript.h has their format), one test a case. NAQI_BIN in
// the environment names another command to run. A test that fails prints what there was as a
// transcript.
#include "cli/transcript.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

namespace naqi::test {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kPatience{120};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

void append_to_file(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::app) << bytes;
}

fs::path command_path() {
  const char* other = std::getenv("NAQI_BIN");
  return fs::absolute(other != nullptr ? other : NAQI_BIN);
}

/// A folder of its own with `work/`, in which commands run, beside it their three streams.
class Sandbox {
 public:
  Sandbox() {
    std::string name = (fs::temp_directory_path() / "naqi-cli-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    root_ = name;
    fs::create_directory(work());
  }
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;
  ~Sandbox() {
    std::error_code ignored;
    fs::remove_all(root_, ignored);
  }

  [[nodiscard]] fs::path work() const { return root_ / "work"; }

  struct Result {
    int code;
    std::string output;
    std::string errors;
  };
  Result run(const std::string& command, std::string_view input) {
    for (const char* stream : {"in", "out", "err"}) fs::remove(root_ / stream);
    append_to_file(root_ / "in", input);
    const pid_t child = start(command);
    const int code = wait_for(child);
    ::kill(-child, SIGKILL);  // what it may have left running
    return {code, read_file(root_ / "out"), read_file(root_ / "err")};
  }

 private:
  pid_t start(const std::string& command) {
    const std::string path = command_path().parent_path().string() + ":/usr/bin:/bin";
    const pid_t child = ::fork();
    if (child != 0) return child;
    ::setpgid(0, 0);
    const std::string in = root_ / "in";
    const std::string out = root_ / "out";
    const std::string err = root_ / "err";
    ::dup2(::open(in.c_str(), O_RDONLY), STDIN_FILENO);
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), STDERR_FILENO);
    for (int fd = STDERR_FILENO + 1; fd < 64; ++fd) ::close(fd);
    ::signal(SIGPIPE, SIG_DFL);  // some runners of tests ignore it
    ::setenv("PATH", path.c_str(), 1);
    ::setenv("LC_ALL", "C", 1);
#ifdef NAQI_FAULTS
    ::setenv("FAULTS", NAQI_FAULTS, 1);  // what it does is said in tests/faults/faults.cc
#endif
    ::unsetenv("NO_COLOR");
    ::setenv("TERM", "xterm", 1);
    if (::chdir(work().c_str()) == 0) {
      ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
    }
    ::_exit(127);
  }

  static int wait_for(pid_t child) {
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
      if (std::chrono::steady_clock::now() > deadline) {
        ::kill(-child, SIGKILL);
        ::waitpid(child, &status, 0);
        return -1;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  fs::path root_;
};

class TranscriptTest : public testing::Test {
 public:
  explicit TranscriptTest(Case c) : case_(std::move(c)) {}
  void TestBody() override {
    ASSERT_FALSE(case_.command.empty()) << case_.input;
    Sandbox sandbox;
    for (const auto& [name, bytes] : case_.files) append_to_file(sandbox.work() / name, bytes);
    if (!case_.condition.empty() && sandbox.run(case_.condition, "").code != 0) {
      GTEST_SKIP() << "not here: " << case_.condition;
    }
    const auto actual = sandbox.run(case_.command, case_.input);
    const bool as_expected = actual.code == case_.code && case_.output.matches(actual.output) &&
                             case_.errors.matches(actual.errors);
    EXPECT_TRUE(as_expected) << "line " << case_.line << ":\n$ " << case_.command << "\ngave\n"
                             << to_transcript('>', actual.output)
                             << to_transcript('!', actual.errors) << "? " << actual.code
                             << (actual.code == -1 ? " (it did not end)" : "");
  }

 private:
  Case case_;
};

/// A file that is no transcript gives one case without a command, whose input says why.
std::vector<Case> cases_of(const fs::path& path) {
  try {
    return parse_transcript(read_file(path));
  } catch (const std::exception& error) {
    Case broken;
    broken.name = "is_a_transcript";
    broken.input = error.what();
    return {broken};
  }
}

void register_test([[maybe_unused]] const fs::path& path, [[maybe_unused]] const std::string& name,
                   [[maybe_unused]] const Case& c) {
#ifndef __clang_analyzer__  // it does not know that GoogleTest keeps the factory
  testing::RegisterTest(path.stem().c_str(), name.c_str(), nullptr, nullptr, path.c_str(), c.line,
                        [c]() -> testing::Test* { return new TranscriptTest(c); });
#endif
}

bool register_all() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(fs::path(NAQI_SOURCE_DIR) / "tests" / "cli")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) {
    std::set<std::string> names;
    for (const Case& c : cases_of(path)) {
      std::string name = c.name;
      while (!names.insert(name).second) name += "_too";
      register_test(path, name, c);
    }
  }
  return true;
}

[[maybe_unused]] const bool kRegistered = register_all();

}  // namespace
}  // namespace naqi::test
