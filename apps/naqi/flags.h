// The table of subcommands and the table of flags. The parser, the help, the man page and the shell
// completions are all made from them: to add a flag, add one row to flags.cc and its field to
// Options; to add a subcommand, one row to commands.cc.
#ifndef NAQI_APPS_FLAGS_H_
#define NAQI_APPS_FLAGS_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "options.h"

namespace naqi::cli {

struct CommandRow {
  Command command;
  std::string_view name;       // empty for `naqi` alone
  std::string_view arguments;  // as the usage line shows them
  std::string_view summary;    // one line
  std::string_view about;      // paragraphs, wrapped by hand at 80 columns
};

/// A value that a flag or an argument takes.
struct Choice {
  std::string_view name;
  std::string_view help;
};

/// How a flag is written.
enum class Form : std::uint8_t {
  value,     // --name VALUE
  list,      // --name VALUE,VALUE
  optional,  // --name, --name=VALUE
  toggle,    // --name, --no-name
  action,    // --name, instead of what the command does otherwise
};

struct Flag {
  unsigned commands;       // those that have it: bits of Command
  char letter;             // of its short form, or 0
  std::string_view name;   // of its long form, without dashes
  std::string_view value;  // what the help calls its value; also names it in messages
  std::string_view help;
  std::vector<Choice> (*choices)();  // the values it takes; null where any will do
  bool show_choices;                 // whether the help lists them
  std::variant<std::optional<std::string> Options::*, bool Options::*> field;
  Form form;
  bool changes_output = true;  // what a file's output is may depend on it
};

/// Flags under a heading of the help.
struct FlagGroup {
  std::string_view title;
  std::span<const Flag> flags;
};

/// Whether something follows its name.
[[nodiscard]] constexpr bool takes_value(const Flag& flag) {
  return flag.form != Form::toggle && flag.form != Form::action;
}

[[nodiscard]] std::span<const CommandRow> commands();
[[nodiscard]] const CommandRow& row_of(Command command);
[[nodiscard]] std::span<const FlagGroup> flag_groups();  // in the order of the help
[[nodiscard]] std::span<const Flag> flags();             // of all groups, in that order
[[nodiscard]] std::vector<Choice> list_topics();
/// "always, never" for the separator ", ".
[[nodiscard]] std::string joined(const std::vector<Choice>& choices, std::string_view separator);

/// "naqi normalize", or "naqi" for kNone.
[[nodiscard]] std::string full_name(const CommandRow& row);

}  // namespace naqi::cli

#endif  // NAQI_APPS_FLAGS_H_
