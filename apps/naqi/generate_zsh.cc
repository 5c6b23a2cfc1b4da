#include <fmt/format.h>

#include "flags.h"
#include "generate.h"

namespace naqi::cli {
namespace {

/// Text between single quotes, inside which _arguments and _describe give ':' and brackets a
/// meaning.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
      continue;
    }
    if (c == ':' || c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// What follows the option in an _arguments specification.
std::string value_of(const Flag& flag) {
  if (!takes_value(flag)) return "";
  std::string action = " ";
  if (flag.choices != nullptr) {
    action = fmt::format("({})", joined(flag.choices(), " "));
  } else if (flag.value == "FILE") {
    action = "_files";
  }
  return fmt::format(":{}:{}", flag.value, action);
}

std::string arguments_of(const CommandRow& row) {
  std::string out;
  for (const Flag& flag : flags()) {
    if ((flag.commands & row.command) == 0) continue;
    const std::string help = fmt::format("[{}]{}", escaped(flag.help), value_of(flag));
    if (flag.letter != 0) out += fmt::format("        '-{}{}' \\\n", flag.letter, help);
    out += fmt::format("        '--{}{}' \\\n", flag.name, help);
    if (flag.form == Form::toggle) {
      out += fmt::format("        '--no-{}[not --{}]' \\\n", flag.name, flag.name);
    }
  }
  return out;
}

}  // namespace

std::string generate_zsh() {
  std::vector<Choice> all;
  std::string names;
  std::string cases;
  for (const CommandRow& row : commands()) {
    if (row.name.empty()) continue;
    all.push_back({row.name, row.summary});
    names += fmt::format("    '{}:{}'\n", row.name, escaped(row.summary));
    cases += fmt::format("    {})\n      _arguments \\\n{}", row.name, arguments_of(row));
    cases += row.command == kList
                 ? fmt::format("        ':topic:({})'\n", joined(list_topics(), " "))
                 : "        '*:file:_files'\n";
    cases += "      ;;\n";
  }
  return fmt::format(R"(#compdef naqi
# Completions of naqi for zsh. Made by: naqi --generate zsh
_naqi() {{
  local -a commands=(
{}  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe command commands
    return
  fi
  local command=$words[2]
  case $command in
    {}) shift words; (( CURRENT-- )) ;;
  esac
  case $command in
{}    *)
      _arguments \
{}        '1:command:({})'
      ;;
  esac
}}
_naqi "$@"
)",
                     names, joined(all, "|"), cases, arguments_of(row_of(kNone)), joined(all, " "));
}

}  // namespace naqi::cli
