#include "rules/spec.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "rules/mask_text.h"
#include "rules/suggest.h"

namespace naqi::rule {
namespace {

constexpr std::string_view kFormVerb = "form";
constexpr std::string_view kInvalidVerb = "invalid";
constexpr std::string_view kReplaceVerb = "replace";
constexpr std::string_view kWhiteSpace = " \t\r\n";  // a spec may come from a file

// Of these only one step can hold; a later one takes the place of an earlier.
bool holds_one(std::string_view verb) {
  return verb == kFormVerb || verb == kInvalidVerb || verb == "digits" || verb == "punctuation" ||
         verb == "separators";
}

// What stands before `=`: the steps letters=1 and letters=2 are one family, of which one can hold.
std::string_view family(std::string_view name) { return name.substr(0, name.find('=')); }

bool takes_value(std::string_view name) { return name.find('=') != std::string_view::npos; }

bool excludes(const Step& a, const Step& b) {
  if (a.verb != b.verb) return false;
  return holds_one(a.verb) || (takes_value(a.name) && family(a.name) == family(b.name));
}

// The place of a step among those of its verb: the enumerators of Form and Invalid are in table
// order (tests/unit/spec_test.cc).
std::uint8_t ordinal(std::size_t step) {
  std::size_t first = step;
  while (first > 0 && steps()[first - 1].verb == steps()[step].verb) --first;
  return static_cast<std::uint8_t>(step - first);
}

std::vector<std::string_view> names_of(std::string_view verb) {
  std::vector<std::string_view> names;
  for (const Step& step : steps()) {
    if (step.verb == verb) names.push_back(step.name);
  }
  return names;
}

std::vector<std::string_view> names_and_aliases_of(std::string_view verb) {
  std::vector<std::string_view> names = names_of(verb);
  for (const Step& step : steps()) {
    if (step.verb != verb) continue;
    for_each_alias(step, [&](std::string_view alias) { names.push_back(alias); });
  }
  return names;
}

std::vector<std::string_view> all_verbs() {
  std::vector<std::string_view> verbs;
  for (const Step& step : steps()) {
    if (verbs.empty() || verbs.back() != step.verb) verbs.push_back(step.verb);
  }
  return verbs;
}

std::vector<std::string_view> bare_words() {
  std::vector<std::string_view> words;
  for (const Preset& preset : presets()) words.push_back(preset.name);
  for (const std::string_view form : names_of(kFormVerb)) words.push_back(form);
  return words;
}

// Whether a verb has steps with values.
bool has_values(std::string_view verb) {
  const std::vector<std::string_view> names = names_of(verb);
  return std::any_of(names.begin(), names.end(), takes_value);
}

Error error_at(std::size_t where, ErrorCode code, std::string message,
               std::string_view suggestion = {}) {
  return {code, std::move(message), where, std::string(suggestion)};
}

std::string quoted(std::string_view word) { return '"' + std::string(word) + '"'; }

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::optional<Error> run() {
    bool first = true;
    for (std::size_t at = 0; at < text_.size();) {
      if (kWhiteSpace.find(text_[at]) != std::string_view::npos) {
        ++at;
        continue;
      }
      const std::size_t end = std::min(text_.find_first_of(kWhiteSpace, at), text_.size());
      if (auto error = word(at, text_.substr(at, end - at), first)) return error;
      first = false;
      at = end;
    }
    return std::nullopt;
  }

  [[nodiscard]] Spec result() const {
    Spec spec = spec_;
    if (!form_named_ && spec.steps.any()) spec.form = unicode::Form::nfc;
    return spec;
  }

 private:
  std::optional<Error> word(std::size_t at, std::string_view word, bool first) {
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos) return bare(at, word, first);
    const bool remove = word[0] == '-';
    const std::string_view verb = word.substr(remove ? 1 : 0, colon - (remove ? 1 : 0));
    const std::size_t verb_at = at + (remove ? 1 : 0);
    if (!is_verb(verb)) {
      return error_at(verb_at, ErrorCode::unknown_verb, "unknown verb " + quoted(verb),
                      nearest(verb, all_verbs()));
    }
    for (std::size_t from = colon + 1;;) {
      const std::size_t comma = std::min(word.find(',', from), word.size());
      if (auto error = name(at + from, verb, word.substr(from, comma - from), remove)) return error;
      if (comma == word.size()) return std::nullopt;
      from = comma + 1;
    }
  }

  std::optional<Error> bare(std::size_t at, std::string_view word, bool first) {
    if (const auto form = find_step(kFormVerb, word)) return select(*form);
    if (const Preset* preset = find_preset(word)) {
      if (first) return use(*preset);
      return error_at(at, ErrorCode::malformed_spec,
                      "the preset " + quoted(word) + " can only be the first word");
    }
    if (first) {
      return error_at(at, ErrorCode::unknown_preset, "unknown preset " + quoted(word),
                      nearest(word, bare_words()));
    }
    return error_at(at, ErrorCode::malformed_spec,
                    quoted(word) + " is neither a form nor of the form verb:name",
                    nearest(word, names_of(kFormVerb)));
  }

  std::optional<Error> use(const Preset& preset) {
    Parser inner(preset.spec);
    if (auto error = inner.run()) return error;
    spec_ = inner.spec_;
    form_named_ = inner.form_named_;
    return std::nullopt;
  }

  std::optional<Error> name(std::size_t at, std::string_view verb, std::string_view name,
                            bool remove) {
    const std::size_t equals = name.find('=');
    if (name.empty()) {
      return error_at(at, ErrorCode::malformed_spec, "a name is missing after " + quoted(verb));
    }
    if (const auto step = find_step(verb, name)) {
      return remove ? deselect(at, *step) : select(*step);
    }
    if (verb == kReplaceVerb && !remove && equals != std::string_view::npos) {
      if (const auto step = find_step(verb, name.substr(0, equals))) {
        return mask(at + equals + 1, *step, name.substr(equals + 1));
      }
    }
    if (equals == std::string_view::npos || !find_step(verb, name.substr(0, equals)) ||
        has_values(verb)) {
      return error_at(
          at, ErrorCode::unknown_step,
          "unknown step " + quoted(std::string(verb) + ':' + std::string(name)),
          nearest(has_values(verb) ? name : name.substr(0, equals), names_and_aliases_of(verb)));
    }
    return error_at(
        at + equals, ErrorCode::malformed_spec,
        quoted(std::string(verb) + ':' + std::string(name.substr(0, equals))) + " takes no value");
  }

  // Selects a step of replace with the text that its tokens become.
  std::optional<Error> mask(std::size_t at, std::size_t index, std::string_view text) {
    if (const auto mistake = mistake_in_mask(text)) {
      return error_at(at, ErrorCode::malformed_spec, quoted(text) + ": " + std::string(*mistake),
                      default_mask(steps()[index]));
    }
    spec_.steps.set(index);
    spec_.masks[index] = text;
    return std::nullopt;
  }

  std::optional<Error> select(std::size_t index) {
    const Step& step = steps()[index];
    if (step.verb == kFormVerb) {
      spec_.form = static_cast<unicode::Form>(ordinal(index));
      form_named_ = true;
      return std::nullopt;
    }
    if (step.verb == kInvalidVerb) {
      spec_.invalid = static_cast<Invalid>(ordinal(index));
      return std::nullopt;
    }
    for (std::size_t i = 0; i < steps().size(); ++i) {
      if (excludes(step, steps()[i])) spec_.steps.reset(i);
    }
    if (step.members.empty()) spec_.steps.set(index);
    for (const std::uint8_t member : step.members) spec_.steps.set(member);
    if (step.verb == kReplaceVerb) spec_.masks[index] = default_mask(step);
    return std::nullopt;
  }

  std::optional<Error> deselect(std::size_t at, std::size_t index) {
    const Step& step = steps()[index];
    if (step.verb == kFormVerb || step.verb == kInvalidVerb) {
      return error_at(at, ErrorCode::not_selected,
                      quoted(step.verb) + " cannot be removed; choose another");
    }
    const std::bitset<kMaxSteps> before = spec_.steps;
    if (step.members.empty()) spec_.steps.reset(index);
    spec_.masks.erase(index);
    for (const std::uint8_t member : step.members) spec_.steps.reset(member);
    for (std::size_t i = 0; i < steps().size(); ++i) {
      if (takes_value(step.name) && excludes(step, steps()[i])) spec_.steps.reset(i);
    }
    if (spec_.steps != before) return std::nullopt;
    return error_at(at, ErrorCode::not_selected,
                    quoted(std::string(step.verb) + ':' + std::string(step.name)) +
                        " is not part of the spec so far",
                    selected_kin(step));
  }

  // A selected step whose name has the name of the step in it: the preset strips bare_tatweel, not
  // tatweel.
  [[nodiscard]] std::string_view selected_kin(const Step& step) const {
    for (std::size_t i = 0; i < steps().size(); ++i) {
      const Step& other = steps()[i];
      const bool is_kin = other.verb == step.verb && other.name.ends_with(step.name);
      if (spec_.steps[i] && is_kin) return other.name;
    }
    return {};
  }

  std::string_view text_;
  Spec spec_;
  bool form_named_ = false;
};

std::string_view name_at(std::string_view verb, std::size_t ordinal) {
  return names_of(verb)[ordinal];
}

}  // namespace

Result<Spec> parse_spec(std::string_view text) {
  Parser parser(text);
  if (auto error = parser.run()) return *std::move(error);
  return parser.result();
}

std::string to_text(const Spec& spec) {
  std::string out = "form:";
  out += name_at(kFormVerb, static_cast<std::size_t>(spec.form));
  if (spec.invalid != Invalid::replace) {
    out += " invalid:";
    out += name_at(kInvalidVerb, static_cast<std::size_t>(spec.invalid));
  }
  std::string_view verb;
  for (std::size_t i = 0; i < steps().size(); ++i) {
    if (!spec.steps[i]) continue;
    const Step& step = steps()[i];
    out += step.verb == verb ? "," : ' ' + std::string(step.verb) + ':';
    out += step.name;
    if (const auto mask = spec.masks.find(i); mask != spec.masks.end()) out += '=' + mask->second;
    verb = step.verb;
  }
  return out;
}

std::size_t form_step(unicode::Form form) {
  return *find_step(kFormVerb, name_at(kFormVerb, static_cast<std::size_t>(form)));
}

Squeeze squeeze_of(const Spec& spec) {
  const auto has = [&](std::string_view name) { return spec.steps[*find_step("squeeze", name)]; };
  return {has("space"), has("letters=1") ? 1U : has("letters=2") ? 2U : 0U};
}

std::size_t html_step() { return *find_step("strip", "html"); }
bool strips_html(const Spec& spec) { return spec.steps[html_step()]; }

}  // namespace naqi::rule
