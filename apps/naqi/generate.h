// naqi --generate: the manual page and the completions of shells, from the tables in flags.h, and
// docs/rules.md, from the catalog.
#ifndef NAQI_APPS_GENERATE_H_
#define NAQI_APPS_GENERATE_H_

#include <span>
#include <string>
#include <string_view>

#include "options.h"

namespace naqi::cli {

struct Generator {
  std::string_view name;
  std::string_view help;
  std::string (*generate)();
};

[[nodiscard]] std::span<const Generator> generators();

/// Prints what options.generate names. Precondition: one of generators().
[[nodiscard]] ExitCode run_generate(const Options& options);

/// Each is a file of its own: generate_man.cc, generate_bash.cc, ...
[[nodiscard]] std::string generate_man();
[[nodiscard]] std::string generate_bash();
[[nodiscard]] std::string generate_zsh();
[[nodiscard]] std::string generate_fish();
[[nodiscard]] std::string generate_rules();

}  // namespace naqi::cli

#endif  // NAQI_APPS_GENERATE_H_
