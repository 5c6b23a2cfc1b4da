// Runs another program on bytes, for tests that compare with it.
#ifndef NAQI_TESTS_SUPPORT_RUN_TOOL_H_
#define NAQI_TESTS_SUPPORT_RUN_TOOL_H_

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace naqi::testing {

/// What `command` writes when it reads `bytes`; nothing if it fails or is not installed.
inline std::optional<std::string> run_tool(const std::string& command, std::string_view bytes) {
  const std::string stem =
      (std::filesystem::path(::testing::TempDir()) / ("naqi_tool_" + std::to_string(getpid())))
          .string();
  std::ofstream(stem + ".in", std::ios::binary) << bytes;
  const int status =
      std::system((command + " < '" + stem + ".in' > '" + stem + ".out' 2> /dev/null").c_str());
  std::ifstream file(stem + ".out", std::ios::binary);
  std::string out((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  std::filesystem::remove(stem + ".in");
  std::filesystem::remove(stem + ".out");
  if (status != 0) return std::nullopt;
  return out;
}

inline bool has_tool(const std::string& command) {
  return run_tool("command -v " + command, "").has_value();
}

}  // namespace naqi::testing

#endif  // NAQI_TESTS_SUPPORT_RUN_TOOL_H_
