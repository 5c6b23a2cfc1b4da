#include "generate.h"

#include <algorithm>
#include <array>

#include "output.h"

namespace naqi::cli {
namespace {

constexpr std::array kGenerators = {
    Generator{"man", "manual page, in roff", generate_man},
    Generator{"bash", "completions of bash", generate_bash},
    Generator{"zsh", "completions of zsh", generate_zsh},
    Generator{"fish", "completions of fish", generate_fish},
    Generator{"rules", "docs/rules.md, in Markdown", generate_rules},
};

}  // namespace

std::span<const Generator> generators() { return kGenerators; }

ExitCode run_generate(const Options& options) {
  const auto generator =
      std::find_if(kGenerators.begin(), kGenerators.end(),
                   [&](const Generator& g) { return g.name == options.generate; });
  return print(generator->generate());
}

}  // namespace naqi::cli
