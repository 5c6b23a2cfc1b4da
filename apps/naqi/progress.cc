#include "progress.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <system_error>

#include "report.h"
#include "units.h"

namespace naqi::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kFirst(1000);  // what is done by then needs no line
constexpr std::chrono::milliseconds kInterval(200);

}  // namespace

std::string progress_text(const Totals& totals, const Progress::Expected& expected,
                          double seconds) {
  const std::uint64_t done = totals.bytes_in;
  const double rate = static_cast<double>(done) / seconds;
  std::string text = bytes_text(done);
  const bool knows_end = expected.bytes > done;
  if (knows_end) {
    text += fmt::format(" of {} ({} %)", bytes_text(expected.bytes), done * 100 / expected.bytes);
  }
  text += fmt::format(", {}/s", bytes_text(static_cast<std::uint64_t>(rate)));
  if (knows_end && rate > 0) {
    const double left = static_cast<double>(expected.bytes - done) / rate;
    text += fmt::format(", {} left", duration_text(static_cast<std::uint64_t>(std::llround(left))));
  }
  if (expected.files > 1) {
    text += fmt::format(", {} of {} files", with_commas(totals.files + totals.skipped),
                        with_commas(expected.files));
  }
  return text;
}

Progress::Progress(const Totals& totals, Expected expected, bool shown)
    : totals_(totals), expected_(expected) {
  if (!shown) return;
  try {
    thread_ = std::thread([this] { run(); });
  } catch (const std::system_error&) {
    // No thread to be had: no line.
  }
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  ending_.notify_all();
  thread_.join();
  show_status("");
}

void Progress::run() {
  const Clock::time_point begin = Clock::now();
  std::unique_lock lock(mutex_);
  for (auto wait = kFirst; !ending_.wait_for(lock, wait, [this] { return ends_; });
       wait = kInterval) {
    const std::chrono::duration<double> passed = Clock::now() - begin;
    show_status(progress_text(totals_, expected_, passed.count()));
  }
}

}  // namespace naqi::cli
