// --help and usage lines, from the tables in flags.h.
#ifndef NAQI_APPS_HELP_H_
#define NAQI_APPS_HELP_H_

#include <string>

#include "flags.h"

namespace naqi::cli {

/// "Usage: naqi normalize [OPTION...] [FILE...]" with its line end.
[[nodiscard]] std::string usage_line(Command command);
/// What to say when nothing was asked for: the usage line and where to read more.
[[nodiscard]] std::string short_usage(Command command);
[[nodiscard]] std::string help_text(Command command);

/// "-p, --preset PRESET"; without a letter, its place is left blank.
[[nodiscard]] std::string spelling(const Flag& flag);
/// The help of a flag, with the values it takes where they are to be shown.
[[nodiscard]] std::string help_of(const Flag& flag);

}  // namespace naqi::cli

#endif  // NAQI_APPS_HELP_H_
