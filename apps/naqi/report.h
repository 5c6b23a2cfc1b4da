// Messages to people, on standard error: one write each, so that those of several processes do not
// mix.
#ifndef NAQI_APPS_REPORT_H_
#define NAQI_APPS_REPORT_H_

#include <optional>
#include <string>
#include <string_view>

#include "options.h"

namespace naqi::cli {

/// Whether text on this descriptor is colored, by `auto`, `always` or `never`.
[[nodiscard]] bool use_color(const std::optional<std::string>& mode, int fd);

/// From now on; before, no message is colored.
void color_messages(bool on);

/// "naqi: WHAT".
void report(std::string_view what);
/// "naqi: NAME: the system's words for errno value `error`".
void report_system_error(std::string_view name, int error);
/// "naqi: WHAT" and where to read more.
void report_usage_error(Command command, std::string_view what);
/// The text as it is.
void print_to_stderr(std::string_view text);
/// Shows a line that the next one replaces, and that messages come before; none if empty. For
/// terminals.
void show_status(std::string_view line);

}  // namespace naqi::cli

#endif  // NAQI_APPS_REPORT_H_
