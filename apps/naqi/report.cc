#include "report.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <mutex>
#include <string>

#include "corpus/descriptor.h"
#include "flags.h"

namespace naqi::cli {
namespace {

bool color_is_on = false;

const std::string kClearLine = "\r\033[K";
std::mutex mutex;    // of the status, and of what is written
std::string status;  // the line that is shown

bool environment_has(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

std::string message(std::string_view what) {
  const std::string_view prefix = color_is_on ? "\033[1;31mnaqi:\033[0m" : "naqi:";
  return fmt::format("{} {}\n", prefix, what);
}

}  // namespace

bool use_color(const std::optional<std::string>& mode, int fd) {
  if (mode == "always") return true;
  if (mode == "never") return false;
  return ::isatty(fd) == 1 && !environment_has("NO_COLOR") && environment("TERM") != "dumb";
}

void color_messages(bool on) { color_is_on = on; }

void print_to_stderr(std::string_view text) {
  const std::lock_guard lock(mutex);
  std::string bytes;
  if (!status.empty()) bytes = kClearLine;
  bytes += text;
  bytes += status;
  (void)corpus::write_all(STDERR_FILENO, bytes);  // there is nowhere left to say that this failed
}

void show_status(std::string_view line) {
  const std::lock_guard lock(mutex);
  if (status.empty() && line.empty()) return;
  status = line;
  (void)corpus::write_all(STDERR_FILENO, kClearLine + status);
}

void report(std::string_view what) { print_to_stderr(message(what)); }

void report_system_error(std::string_view name, int error) {
  report(fmt::format("{}: {}", name, corpus::system_text(error)));
}

void report_usage_error(Command command, std::string_view what) {
  print_to_stderr(message(what) + fmt::format("Try '{} --help'.\n", full_name(row_of(command))));
}

}  // namespace naqi::cli
