#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "generate.h"
#include "markdown.h"
#include "names.h"
#include "naqi/catalog.h"
#include "naqi/pipeline.h"
#include "rule_table.h"

namespace naqi::cli {
namespace {

constexpr std::string_view kIntroduction = R"(
What a spec can switch on: every step with its rules, the conditions that some rules hold under, and the presets.
[architecture.md](architecture.md) has the phases that steps belong to, and their order.

*Lossless* is a step after which the text that was there can be told from what is left, or looks the same; any
other is *lossy*. *Peers* do the same, or nearly. An example shows what the step does alone, with code points where
they do not show. In the tables a combining mark stands on a dotted circle, U+25CC, and consecutive code points that
fare alike share a row.
)";

struct Verb {
  std::string_view name;
  std::string_view introduction;
};

constexpr std::array kVerbs = {
    Verb{"invalid",
         "Phase decode: what becomes of bytes that are not well-formed UTF-8. A spec holds one "
         "choice, the last one wins; a spec without one has `invalid:replace`."},
    Verb{"form",
         "Phases compose and form: the normalization form in which rules see the text, composed, "
         "and that of the output. A spec holds one choice, the last one wins; the name alone will "
         "do: `nfc`. Without one, a spec that names a step of the verbs below has `form:nfc`, any "
         "other `form:raw`."},
    Verb{"strip",
         "Phase strip: deletes code points; `strip:html` deletes tags, after the form. Steps add "
         "up."},
    Verb{"fold", "Phase fold: replaces code points. Steps add up."},
    Verb{"digits",
         "Phase fold: writes decimal digits in one of three systems. A spec holds one choice, the "
         "last one wins."},
    Verb{"punctuation",
         "Phase fold, and after it what looks at digits: punctuation in one of two systems. A spec "
         "holds one choice, the last one wins."},
    Verb{"separators",
         "After fold: the separators inside numbers. A spec holds one choice, the last one wins."},
    Verb{"squeeze",
         "Phase squeeze: shortens runs of one code point, after all else but decomposing. Steps "
         "add up; of those that differ after `=` only, the last one wins."},
    Verb{
        "replace",
        "Phase replace, the last: writes a text in place of each token of a kind, as the tokenizer "
        "`naqi` finds them in the text that the other phases leave. `replace:url=[LINK]` says "
        "which text; it is in round, square or curly brackets, with no white space, comma or "
        "bracket inside, and is itself written as the rest of the spec asks. Where the text holds "
        "it already, it stays. Steps add up."},
};

/// The texts that show the presets: examples of these steps, one after the other.
constexpr std::array<std::array<std::string_view, 6>, 2> kSamples = {{
    {"strip:marks", "strip:tatweel", "fold:hamza", "fold:alef_maksura", "fold:teh_marbuta",
     "strip:honorific"},
    {"fold:quotes", "digits:ascii", "separators:ascii", "punctuation:ascii", "fold:case",
     "strip:bidi"},
}};

std::string sentence(std::string_view text) {
  std::string out = markdown_text(text) + '.';
  if (out.front() >= 'a' && out.front() <= 'z') out.front() += 'A' - 'a';
  return out;
}

/// As GitHub makes it of a heading.
std::string anchor_of(const Step& step) {
  std::string anchor = fmt::format("#{}{}", step.verb, step.name);
  anchor.erase(std::remove(anchor.begin(), anchor.end(), '='), anchor.end());
  return anchor;
}

std::string link_to(const Step& step, std::string_view text) {
  return fmt::format("[{}]({})", markdown_code(text), anchor_of(step));
}

std::string contents() {
  std::string out;
  std::string_view verb;
  for (const Step& step : steps()) {
    if (step.verb != verb) {
      verb = step.verb;
      out += fmt::format("\n- [{}](#{}):", verb, verb);
    }
    out += ' ' + link_to(step, step.name);
  }
  return out + "\n- [conditions](#conditions)\n- [presets](#presets)\n";
}

std::string members_of(const Step& step) {
  std::vector<std::string> members;
  for (const std::uint8_t member : step.members) {
    members.push_back(link_to(steps()[member], name_of(steps()[member])));
  }
  return fmt::format("{}", fmt::join(members, ", "));
}

std::string aliases_of(const Step& step) {
  std::vector<std::string> aliases;
  for (const std::string_view alias : split_at_commas(step.aliases)) {
    aliases.push_back(markdown_code(alias));
  }
  return fmt::format("{}", fmt::join(aliases, ", "));
}

std::string example_of(const Step& step) {
  if (step.example_in.empty()) return "";
  std::string out =
      fmt::format("{} becomes {}", markdown_code(step.example_in), markdown_code(step.example_out));
  if (step.lossless || hides_code_points(step.example_in) || hides_code_points(step.example_out)) {
    out +=
        fmt::format("; {} becomes {}", code_points(step.example_in), code_points(step.example_out));
  }
  return out;
}

std::string item(std::string_view name, const std::string& value) {
  return value.empty() ? "" : fmt::format("- {}: {}\n", name, value);
}

std::string describe_step(std::size_t index) {
  const Step& step = steps()[index];
  std::string out = fmt::format("\n### `{}`\n\n{}\n\n", name_of(step), sentence(step.help));
  out += item("also called", aliases_of(step));
  out += item("stands for", members_of(step));
  out += step.lossless ? "- lossless\n" : "- lossy\n";
  out += item("reference", markdown_text(step.reference));
  out += item("peers", markdown_text(step.peers));
  out += item("example", example_of(step));
  const std::string table = rule_table(index);
  return table.empty() ? out : out + '\n' + table;
}

std::string describe_verb(std::string_view name) {
  const auto verb = std::find_if(kVerbs.begin(), kVerbs.end(),
                                 [&](const Verb& candidate) { return candidate.name == name; });
  assert(verb != kVerbs.end());
  return fmt::format("\n## {}\n\n{}\n", name, verb->introduction);
}

std::string all_steps() {
  std::string out;
  for (std::size_t i = 0; i < steps().size(); ++i) {
    if (i == 0 || steps()[i].verb != steps()[i - 1].verb) out += describe_verb(steps()[i].verb);
    out += describe_step(i);
  }
  return out;
}

std::string all_conditions() {
  std::string out =
      "\n## conditions\n\nA rule under a condition holds where the code point meets it. "
      "*Evidence* is read in the composed text, before\nanything is deleted; *context* after strip "
      "and fold.\n\n";
  out += markdown_row({"condition", "read", "the code point ...", "reference"});
  out += markdown_row({"---", "---", "---", "---"});
  for (const Condition& condition : conditions()) {
    out += markdown_row({markdown_code(condition.name), condition.evidence ? "evidence" : "context",
                         markdown_text(condition.help), markdown_text(condition.reference)});
  }
  return out;
}

std::string sample_of(std::span<const std::string_view> names) {
  std::string out;
  for (const std::string_view name : names) {
    const auto step = std::find_if(steps().begin(), steps().end(),
                                   [&](const Step& s) { return name_of(s) == name; });
    assert(step != steps().end());
    if (!out.empty()) out += ' ';
    out += step->example_in;
  }
  return out;
}

std::string describe_preset(const Preset& preset) {
  const auto pipeline = Pipeline::compile(preset.name);
  assert(pipeline);
  std::string out = fmt::format("\n### `{}`\n\n{}\n\n", preset.name, sentence(preset.help));
  out += item("spec", markdown_code(preset.spec));
  out += item("canonical", markdown_code(pipeline->spec()));
  for (const auto& names : kSamples) {
    const std::string sample = sample_of(names);
    out += fmt::format("- {} becomes {}\n", markdown_code(sample),
                       markdown_code(pipeline->normalize(sample)));
  }
  return out;
}

std::string all_presets() {
  std::string out =
      "\n## presets\n\nA preset is a spec with a name. Its spec may begin with another preset; the "
      "canonical spec says it in full.\n";
  for (const Preset& preset : presets()) out += describe_preset(preset);
  return out;
}

}  // namespace

std::string generate_rules() {
  std::string out =
      "<!-- Made by `naqi --generate rules` from the tables in data/: do not edit, run `./dev "
      "generate`. -->\n# Rules\n\n";
  out += fmt::format(
      "Made by `naqi --generate rules` from the tables in `data/`, version {} for Unicode {}. Do "
      "not edit it: change a\ntable, and run `./dev generate`.\n",
      table_version(), unicode_version());
  out += kIntroduction;
  return out + contents() + all_steps() + all_conditions() + all_presets();
}

}  // namespace naqi::cli
