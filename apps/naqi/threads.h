// How many threads work: the flag --jobs and what the machine has.
#ifndef NAQI_APPS_THREADS_H_
#define NAQI_APPS_THREADS_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace naqi::cli {

inline constexpr std::size_t kMaxThreads = 256;

/// The value of --jobs, or nothing if it is not a number from 1 to kMaxThreads.
[[nodiscard]] std::optional<std::size_t> parse_jobs(std::string_view text);

/// The processors that this process may use, from 1 to kMaxThreads.
[[nodiscard]] std::size_t usable_processors();

}  // namespace naqi::cli

#endif  // NAQI_APPS_THREADS_H_
