#include "threads.h"

#include <sched.h>

#include <algorithm>
#include <charconv>
#include <system_error>
#include <thread>

namespace naqi::cli {

std::optional<std::size_t> parse_jobs(std::string_view text) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number < 1 || number > kMaxThreads) {
    return std::nullopt;
  }
  return number;
}

std::size_t usable_processors() {
#ifdef CPU_COUNT  // hardware_concurrency() need not mind taskset and containers
  cpu_set_t set;
  CPU_ZERO(&set);
  if (::sched_getaffinity(0, sizeof set, &set) == 0) {
    return std::clamp<std::size_t>(static_cast<std::size_t>(CPU_COUNT(&set)), 1, kMaxThreads);
  }
#endif
  return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMaxThreads);
}

}  // namespace naqi::cli
