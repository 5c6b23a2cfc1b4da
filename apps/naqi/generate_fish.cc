#include <fmt/format.h>

#include "flags.h"
#include "generate.h"

namespace naqi::cli {
namespace {

/// A single-quoted word.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string condition_of(const CommandRow& row) {
  return row.name.empty() ? "__fish_use_subcommand"
                          : fmt::format("__fish_seen_subcommand_from {}", row.name);
}

std::string completion_of(const Flag& flag, const std::string& condition) {
  std::string out = fmt::format("complete -c naqi -n {}", quoted(condition));
  if (flag.letter != 0) out += fmt::format(" -s {}", flag.letter);
  out += fmt::format(" -l {} -d {}", flag.name, quoted(flag.help));
  if (flag.choices != nullptr) {
    out += fmt::format(" -x -a {}", quoted(joined(flag.choices(), " ")));
  } else if (takes_value(flag)) {
    out += flag.value == "FILE" ? " -r" : " -x";
  }
  out += '\n';
  if (flag.form == Form::toggle) {
    out += fmt::format("complete -c naqi -n {} -l no-{}\n", quoted(condition), flag.name);
  }
  return out;
}

}  // namespace

std::string generate_fish() {
  std::string out = "# Completions of naqi for fish. Made by: naqi --generate fish\n";
  for (const CommandRow& row : commands()) {
    if (!row.name.empty()) {
      out += fmt::format("complete -c naqi -f -n __fish_use_subcommand -a {} -d {}\n", row.name,
                         quoted(row.summary));
    }
  }
  for (const CommandRow& row : commands()) {
    for (const Flag& flag : flags()) {
      if ((flag.commands & row.command) != 0) out += completion_of(flag, condition_of(row));
    }
  }
  out += fmt::format("complete -c naqi -f -n {} -a {}\n", quoted(condition_of(row_of(kList))),
                     quoted(joined(list_topics(), " ")));
  return out;
}

}  // namespace naqi::cli
