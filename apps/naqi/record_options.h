// What the options say of records and of those that are left out.
#ifndef NAQI_APPS_RECORD_OPTIONS_H_
#define NAQI_APPS_RECORD_OPTIONS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "options.h"
#include "record_filter.h"

namespace naqi::cli {

struct OnErrorRow {
  std::string_view name;
  std::string_view help;
  OnError on_error;
};
[[nodiscard]] std::span<const OnErrorRow> on_error_rows();

inline constexpr std::size_t kMaxRecord = std::size_t{64} << 20;           // if not said
inline constexpr std::size_t kDuplicatesMemory = std::size_t{1024} << 20;  // if not said

/// How records are done, or nothing if the text is not taken as such. Precondition: there is no
/// mistake in the options.
[[nodiscard]] std::optional<RecordSettings> record_settings_of(const Options& options,
                                                               const Pipeline* pipeline);
[[nodiscard]] std::size_t duplicates_memory_of(const Options& options);
[[nodiscard]] std::size_t max_record_of(const Options& options);

/// The first mistake in these options, or nothing.
[[nodiscard]] std::optional<std::string> check_record_options(const Options& options);

}  // namespace naqi::cli

#endif  // NAQI_APPS_RECORD_OPTIONS_H_
