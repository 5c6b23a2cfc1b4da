#include "help.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace naqi::cli {
namespace {

constexpr std::size_t kWidth = 80;   // columns
constexpr std::size_t kMargin = 28;  // where the help of a flag begins

/// Words of `text` in lines of kWidth, each but the first indented by kMargin.
std::string wrap(std::string_view text) {
  std::string out;
  std::size_t column = kMargin;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (column > kMargin && column + 1 + word.size() > kWidth) {
      out += fmt::format("\n{:{}}", "", kMargin);
      column = kMargin;
    } else if (column > kMargin) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string help_entry(std::string_view head, std::string_view help) {
  if (head.size() + 4 > kMargin) {
    return fmt::format("  {}\n{:{}}{}\n", head, "", kMargin, wrap(help));
  }
  return fmt::format("  {:<{}}{}\n", head, kMargin - 2, wrap(help));
}

}  // namespace

std::string usage_line(Command command) {
  const CommandRow& row = row_of(command);
  return fmt::format("Usage: {} {}\n", full_name(row), row.arguments);
}

std::string short_usage(Command command) {
  return usage_line(command) + fmt::format("Try '{} --help'.\n", full_name(row_of(command)));
}

std::string spelling(const Flag& flag) {
  std::string out = flag.letter == 0 ? "    " : fmt::format("-{}, ", flag.letter);
  out += flag.form == Form::toggle ? fmt::format("--[no-]{}", flag.name)
                                   : fmt::format("--{}", flag.name);
  if (flag.form == Form::optional) return out + fmt::format("[={}]", flag.value);
  if (takes_value(flag)) out += fmt::format(" {}", flag.value);
  return out;
}

std::string help_of(const Flag& flag) {
  std::string help(flag.help);
  if (flag.choices != nullptr && flag.show_choices) {
    help += ": " + joined(flag.choices(), ", ");
  }
  return help;
}

std::string help_text(Command command) {
  const CommandRow& row = row_of(command);
  std::string out = fmt::format("{}: {}\n\n{}\n{}\n", full_name(row), row.summary,
                                usage_line(command), row.about);
  if (command == kNone) {
    out += "\nCommands:\n";
    for (const CommandRow& other : commands()) {
      if (!other.name.empty()) out += help_entry(other.name, other.summary);
    }
  }
  if (command == kList) {
    out += "\nTopics:\n";
    for (const Choice& topic : list_topics()) out += help_entry(topic.name, topic.help);
  }
  for (const FlagGroup& group : flag_groups()) {
    std::string entries;
    for (const Flag& flag : group.flags) {
      if ((flag.commands & command) != 0) entries += help_entry(spelling(flag), help_of(flag));
    }
    if (!entries.empty()) out += fmt::format("\n{}:\n{}", group.title, entries);
  }
  return out;
}

}  // namespace naqi::cli
