#include "explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "build.h"
#include "exec/reference_trace.h"
#include "explain_filters.h"
#include "json.h"
#include "markdown.h"
#include "names.h"
#include "naqi/catalog.h"
#include "output.h"
#include "report.h"
#include "rules/spec.h"
#include "text/utf8.h"
#include "unicode/reference_names.h"

namespace naqi::cli {
namespace {

using exec::Change;
using exec::Traced;
using exec::Unmet;

constexpr std::size_t kMaxLength = 1024;  // code points; more is a text and no word

/// A word and all that happens to it.
struct Explained {
  std::string word;
  std::vector<Traced> parts;
  FilterTrace filters;  // after them

  [[nodiscard]] const std::string& result() const { return filters.result; }
};

Explained explained(const rule::Spec& spec, const std::string& word) {
  std::vector<Traced> parts = exec::trace(spec, text::to_utf32(word));
  std::string rest;
  for (const Traced& part : parts) rest += text::to_utf8(part.output);
  return {word, std::move(parts), trace_filters(spec, rest)};
}

// ---------------------------------------------------------------- what to explain

bool looks_like_code_point(std::string_view word) {
  if (word.size() < 6 || word.size() > 8 || (word[0] != 'U' && word[0] != 'u') || word[1] != '+') {
    return false;
  }
  return word.find_first_not_of("0123456789abcdefABCDEF", 2) == std::string_view::npos;
}

std::optional<std::string> mistake_in(std::string_view word) {
  if (looks_like_code_point(word)) {
    const unsigned long c = std::strtoul(word.data() + 2, nullptr, 16);
    if (c > 0x10FFFF || text::is_surrogate(static_cast<char32_t>(c))) {
      return fmt::format("{} is not a code point of any text", word);
    }
  } else if (text::find_ill_formed(word)) {
    return "what is to be explained is not well-formed UTF-8";
  } else if (text::to_utf32(word).size() > kMaxLength) {
    return fmt::format("explain is for words, of at most {} code points", kMaxLength);
  }
  return std::nullopt;
}

/// Code points that follow one another are one word.
std::vector<std::string> words_of(const std::vector<std::string>& arguments) {
  std::vector<std::string> words;
  bool continues = false;
  for (const std::string& argument : arguments) {
    const bool by_number = looks_like_code_point(argument);
    if (!by_number || !continues) words.emplace_back();
    if (by_number) {
      text::append(static_cast<char32_t>(std::strtoul(argument.c_str() + 2, nullptr, 16)),
                   words.back());
    } else {
      words.back() = argument;
    }
    continues = by_number;
  }
  return words;
}

// ---------------------------------------------------------------- for people

std::string named(char32_t c) { return fmt::format("{} {}", shown(c), unicode::name_of(c)); }

std::string listed(std::u32string_view text, std::string (*show)(char32_t)) {
  std::string out;
  for (const char32_t c : text) {
    if (!out.empty()) out += show == code_point ? " " : ", ";
    out += show(c);
  }
  return out;
}

std::string outcome(const Traced& part) {
  const bool one = part.input.size() == 1;
  if (part.input == part.output) return one ? "stays" : "stay";
  if (part.output.empty()) return one ? "is deleted" : "are deleted";
  return fmt::format("{} {}", one ? "becomes" : "together become", listed(part.output, named));
}

std::string line_of(const Change& change, bool shows_change) {
  const Step& step = steps()[change.step];
  std::string line = fmt::format("    by {}: {}", name_of(step), step.help);
  if (shows_change) {
    line += fmt::format(" ({} -> {})", listed(change.from, code_point),
                        change.to.empty() ? "nothing" : listed(change.to, code_point));
  }
  if (change.condition != nullptr) line += fmt::format("; it {}", change.condition->help);
  return line + (change.lossless ? "; lossless\n" : "; lossy\n");
}

std::string line_of(const Unmet& unmet) {
  return fmt::format("    not by {}, which is only for one that {}\n", name_of(steps()[unmet.step]),
                     unmet.condition->help);
}

std::string line_of(const FilterTrace::Applied& filter) {
  const Step& step = steps()[filter.step];
  return fmt::format("\nthen, by {}: {} ({}x); {}\n", name_of(step), step.help, filter.count,
                     step.lossless ? "lossless" : "lossy");
}

std::string for_people(const Explained& explained, std::string_view spec) {
  std::string out = fmt::format("{}: {} becomes {}\n", spec, explained.word, explained.result());
  if (explained.result() == explained.word) {
    out = fmt::format("{}: {} stays as it is\n", spec, explained.word);
  } else if (explained.result().empty()) {
    out = fmt::format("{}: of {} nothing is left\n", spec, explained.word);
  }
  for (const Traced& part : explained.parts) {
    out += '\n';
    for (const char32_t c : part.input) out += named(c) + '\n';
    out += fmt::format("    {}\n", outcome(part));
    for (const Change& change : part.changes) {
      out += line_of(change, part.changes.size() > 1 || part.input.size() > 1);
    }
    for (const Unmet& unmet : part.unmet) out += line_of(unmet);
  }
  for (const FilterTrace::Applied& filter : explained.filters.applied) out += line_of(filter);
  return out;
}

// ---------------------------------------------------------------- for programs

Json code_point_array(std::u32string_view text) {
  std::vector<Json> values;
  for (const char32_t c : text) values.push_back(json_string(code_point(c)));
  return json_array(values);
}

Json to_json(const Change& change) {
  return json_object(
      {{"step", json_string(name_of(steps()[change.step]))},
       {"from", code_point_array(change.from)},
       {"to", code_point_array(change.to)},
       {"if", change.condition == nullptr ? Json{"null"} : json_string(change.condition->name)},
       {"lossless", json_bool(change.lossless)}});
}

Json to_json(const Traced& part) {
  std::vector<Json> names;
  for (const char32_t c : part.input) names.push_back(json_string(unicode::name_of(c)));
  std::vector<Json> changes;
  for (const Change& change : part.changes) changes.push_back(to_json(change));
  std::vector<Json> unmet;
  for (const Unmet& rule : part.unmet) {
    unmet.push_back(json_object({{"step", json_string(name_of(steps()[rule.step]))},
                                 {"if", json_string(rule.condition->name)}}));
  }
  return json_object({{"input", code_point_array(part.input)},
                      {"names", json_array(names)},
                      {"output", code_point_array(part.output)},
                      {"changes", json_array(changes)},
                      {"unmet", json_array(unmet)}});
}

Json to_json(const Explained& explained, const Pipeline& pipeline) {
  std::vector<Json> parts;
  for (const Traced& part : explained.parts) parts.push_back(to_json(part));
  std::vector<Json> filters;
  for (const FilterTrace::Applied& filter : explained.filters.applied) {
    filters.push_back(json_object({{"step", json_string(name_of(steps()[filter.step]))},
                                   {"count", {std::to_string(filter.count)}}}));
  }
  return json_object({{"word", json_string(explained.word)},
                      {"result", json_string(explained.result())},
                      {"spec", json_string(pipeline.spec())},
                      {"parts", json_array(parts)},
                      {"filters", json_array(filters)}});
}

}  // namespace

ExitCode run_explain(const Options& options) {
  constexpr std::string_view kDefaultPreset = "clean";
  for (const std::string& argument : options.arguments) {
    if (const auto mistake = mistake_in(argument)) {
      report_usage_error(kExplain, *mistake);
      return kFailed;
    }
  }
  const std::optional<Pipeline> pipeline = build_pipeline(options, kDefaultPreset);
  if (!pipeline) return kFailed;
  const rule::Spec spec = rule::parse_spec(pipeline->spec()).value();
  std::string out;
  std::vector<Json> values;
  for (const std::string& word : words_of(options.arguments)) {
    const Explained whole = explained(spec, word);
    if (options.json) {
      values.push_back(to_json(whole, *pipeline));
    } else {
      if (!out.empty()) out += '\n';
      out += for_people(whole, spec_of(options, kDefaultPreset));
    }
  }
  return print(options.json ? json_document(values) : out);
}

}  // namespace naqi::cli
