#include <fmt/format.h>

#include "flags.h"
#include "generate.h"
#include "help.h"
#include "naqi/catalog.h"
#include "text/utf8.h"

namespace naqi::cli {
namespace {

std::string escaped(char32_t c) {
  switch (c) {
    case '\\':
      return "\\e";
    case '-':
      return "\\-";
    case '\'':
      return "\\(aq";
    case '`':
      return "\\(ga";
    case '~':
      return "\\(ti";
    case '^':
      return "\\(ha";
    default:
      return c < 0x80 ? std::string(1, static_cast<char>(c))
                      : fmt::format("\\[u{:04X}]", static_cast<unsigned>(c));
  }
}

/// Text as roff reads it: no escapes, no requests, hyphens that are hyphens, all of it ASCII.
std::string escaped(std::string_view utf8) {
  std::string out;
  bool at_line_start = true;
  for (const char32_t c : text::to_utf32(utf8)) {
    if (at_line_start && (c == '.' || c == '\'')) out += "\\&";
    out += escaped(c);
    at_line_start = c == '\n';
  }
  return out;
}

/// Paragraphs; lines that are indented are set as they are.
std::string paragraphs(std::string_view text) {
  std::string out = ".PP\n";
  bool is_literal = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool literal_line = line.starts_with("  ");
    if (literal_line && !is_literal) out += ".nf\n";
    if (!literal_line && is_literal) out += ".fi\n";
    is_literal = literal_line;
    out += line.empty() ? ".PP\n" : escaped(line) + "\n";
  }
  return out + (is_literal ? ".fi\n" : "");
}

std::string options_of(Command command) {
  std::string out;
  for (const Flag& flag : flags()) {
    if ((flag.commands & command) == 0) continue;
    out += ".TP\n.B ";
    if (flag.letter != 0) out += fmt::format("\\-{}, ", flag.letter);
    const std::string no_form = flag.form == Form::toggle ? "[no\\-]" : "";
    out += fmt::format("\\-\\-{}{}", no_form, escaped(flag.name));
    if (flag.form == Form::optional) {
      out += fmt::format("[=\\fI{}\\fP]", flag.value);
    } else if (takes_value(flag)) {
      out += fmt::format(" \\fI{}\\fP", escaped(flag.value));
    }
    out += fmt::format("\n{}\n", escaped(help_of(flag)));
    if (!flag.show_choices) continue;
    for (const Choice& choice : flag.choices()) {
      if (choice.help.empty()) continue;
      out += fmt::format(".br\n\\fI{}\\fP: {}\n", escaped(choice.name), escaped(choice.help));
    }
  }
  return out;
}

}  // namespace

std::string generate_man() {
  const CommandRow& top = row_of(kNone);
  std::string out = fmt::format(".TH NAQI 1 \"\" \"naqi {}\" \"User Commands\"\n", version());
  out += fmt::format(".SH NAME\nnaqi \\- {}\n.SH SYNOPSIS\n", escaped(top.summary));
  for (const CommandRow& row : commands()) {
    if (row.command == kNone) continue;
    out += fmt::format(".B {}\n{}\n.br\n", full_name(row), escaped(row.arguments));
  }
  out += fmt::format(".SH DESCRIPTION\n{}", paragraphs(top.about));
  for (const CommandRow& row : commands()) {
    if (row.command == kNone) continue;
    out += fmt::format(".SH COMMAND: {}\n{}{}", row.name, paragraphs(row.about),
                       options_of(row.command));
  }
  out += ".SH OTHER OPTIONS\n" + options_of(kNone);
  out += ".SH PRESETS\n";
  for (const Preset& preset : presets()) {
    out += fmt::format(".TP\n.B {}\n{}\n.br\n.I {}\n", escaped(preset.name), escaped(preset.help),
                       escaped(preset.spec));
  }
  out += ".SH STEPS\n";
  for (const Step& step : steps()) {
    out += fmt::format(".TP\n.B {}\n{}\n", escaped(fmt::format("{}:{}", step.verb, step.name)),
                       escaped(step.help));
  }
  return out;
}

}  // namespace naqi::cli
