#include <fmt/format.h>

#include "flags.h"
#include "generate.h"

namespace naqi::cli {
namespace {

std::string flag_names(Command command) {
  std::string out;
  for (const Flag& flag : flags()) {
    if ((flag.commands & command) == 0) continue;
    if (flag.letter != 0) out += fmt::format("-{} ", flag.letter);
    out += fmt::format("--{} ", flag.name);
    if (flag.form == Form::toggle) out += fmt::format("--no-{} ", flag.name);
  }
  if (!out.empty()) out.pop_back();
  return out;
}

/// The command of a flag whose values depend on that, or `*`.
std::string command_of(const Flag& flag) {
  for (const Flag& other : flags()) {
    if (&other == &flag || other.name != flag.name) continue;
    for (const CommandRow& row : commands()) {
      if (row.command == flag.commands) return std::string(row.name);
    }
  }
  return "*";
}

/// The branch of a flag in `case $previous:COMMAND`.
std::string value_case(const Flag& flag) {
  const std::string command = command_of(flag);
  const std::string pattern =
      flag.letter == 0 ? fmt::format("--{}:{}", flag.name, command)
                       : fmt::format("-{}:{}|--{}:{}", flag.letter, command, flag.name, command);
  std::string words = "return";
  if (flag.choices != nullptr) {
    words = fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$current\")); return",
                        joined(flag.choices(), " "));
  } else if (flag.value == "FILE") {
    words = "COMPREPLY=($(compgen -f -- \"$current\")); return";
  }
  return fmt::format("    {}) {} ;;\n", pattern, words);
}

}  // namespace

std::string generate_bash() {
  std::string names;
  std::string options;
  for (const CommandRow& row : commands()) {
    if (!row.name.empty()) names += fmt::format("{}{}", names.empty() ? "" : " ", row.name);
    options += fmt::format("    {}) options='{}' ;;\n", row.name.empty() ? "*" : row.name,
                           flag_names(row.command));
    if (row.name.empty()) {
      options.clear();  // the branch of all others comes last
    }
  }
  options += fmt::format("    *) options='{}' ;;\n", flag_names(kNone));
  std::string values;
  for (const Flag& flag : flags()) {
    if (takes_value(flag)) values += value_case(flag);
  }
  return fmt::format(R"(# Completions of naqi for bash. Made by: naqi --generate bash
_naqi() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} options
  COMPREPLY=()
  case $previous:${{COMP_WORDS[1]}} in
{}  esac
  case ${{COMP_WORDS[1]}} in
{}  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif [[ $COMP_CWORD == 1 ]]; then
    COMPREPLY=($(compgen -W '{}' -- "$current"))
  elif [[ ${{COMP_WORDS[1]}} == list ]]; then
    COMPREPLY=($(compgen -W '{}' -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}}
complete -o filenames -F _naqi naqi
)",
                     values, options, names, joined(list_topics(), " "));
}

}  // namespace naqi::cli
