#include "options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>

#include "corpus/encoding.h"
#include "flags.h"
#include "names.h"
#include "record_options.h"
#include "report.h"
#include "rules/suggest.h"
#include "text_options.h"
#include "threads.h"
#include "token_options.h"

namespace naqi::cli {
namespace {

/// What main was given, cut up. CLI11 sees only `flags`: it would read a file named after a
/// subcommand, or one that follows `--` and begins with a dash, as something else.
struct Arguments {
  std::vector<std::string> flags;  // with arguments among them
  std::vector<std::string> rest;   // after `--`
};

/// Whether a word is the name of a flag whose value may be left out.
bool is_optional(std::string_view word) {
  const auto all = flags();
  return std::any_of(all.begin(), all.end(), [&](const Flag& flag) {
    return flag.form == Form::optional && word.starts_with("--") && word.substr(2) == flag.name;
  });
}

Arguments cut(int argc, const char* const* argv, int first) {
  Arguments arguments;
  int i = first;
  for (; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--") break;
    // A value that may be left out never is the next word.
    if (is_optional(word)) {
      arguments.flags.emplace_back(word);
      arguments.flags.emplace_back();
      continue;
    }
    // `--name=` is an empty value, which CLI11 would take for none.
    if (word.starts_with("--") && word.find('=') == word.size() - 1) {
      arguments.flags.emplace_back(word.substr(0, word.size() - 1));
      arguments.flags.emplace_back();
    } else {
      arguments.flags.emplace_back(word);
    }
  }
  for (++i; i < argc; ++i) arguments.rest.emplace_back(argv[i]);
  return arguments;
}

void add_flag(const Flag& flag, Options& options, CLI::App& app) {
  std::string names = flag.letter == 0 ? "" : fmt::format("-{},", flag.letter);
  names += fmt::format("--{}", flag.name);
  if (flag.form == Form::toggle) names += fmt::format(",!--no-{}", flag.name);
  if (const auto* field = std::get_if<bool Options::*>(&flag.field)) {
    app.add_flag(names, options.*(*field))->take_last();
  } else {
    auto& value = options.*std::get<std::optional<std::string> Options::*>(flag.field);
    app.add_option_function<std::string>(names, [&value](const std::string& v) { value = v; })
        ->take_last()
        ->type_name(std::string(flag.value));
  }
}

/// Whether a flag may be among the words. CLI11 takes 0.2 ms, an eighth of a short run, for a table
/// of 60 flags; it is told of those that were given.
bool may_be_given(const Flag& flag, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    if (!word.starts_with('-')) return false;
    if (!word.starts_with("--")) return word.find(flag.letter) != std::string_view::npos;
    word.remove_prefix(2);
    if (flag.form == Form::toggle && word.starts_with("no-")) word.remove_prefix(3);
    return word.starts_with(flag.name);
  });
}

/// `, did you mean "X"?` for the nearest of `known`, or nothing if none is near.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> known) {
  std::string_view nearest = rule::nearest(word, known);
  for (const std::string_view candidate : known) {
    if (word.size() > 2 && candidate.starts_with(word)) nearest = candidate;  // it stops short
  }
  return nearest.empty() ? std::string() : fmt::format(", did you mean \"{}\"?", nearest);
}

std::string lower_case(std::string_view ascii) {
  std::string lower(ascii);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

/// What is wrong with a value of which only some are known, or nothing.
std::optional<std::string> check_choice(std::string_view noun, std::string_view value,
                                        const std::vector<Choice>& choices) {
  std::vector<std::string_view> names;
  for (const Choice& choice : choices) names.push_back(choice.name);
  if (std::find(names.begin(), names.end(), value) != names.end()) return std::nullopt;
  std::string suggestion = did_you_mean(value, names);
  if (suggestion.empty() && names.size() <= 8) {
    suggestion = fmt::format(" (known: {})", joined(choices, ", "));
  }
  return fmt::format("unknown {} \"{}\"{}", noun, value, suggestion);
}

std::optional<std::string> check_value(const Flag& flag, std::string_view value) {
  const std::vector<Choice> choices = flag.choices();
  const std::string noun = lower_case(flag.value);
  if (flag.form != Form::list || value.empty()) return check_choice(noun, value, choices);
  for (const std::string_view part : split_at_commas(value)) {
    if (auto mistake = check_choice(noun, part, choices)) return mistake;
  }
  return std::nullopt;
}

/// What is wrong with where the output goes, or nothing.
std::optional<std::string> check_file_options(const Options& options) {
  const int outputs =
      (options.output ? 1 : 0) + (options.output_dir ? 1 : 0) + (options.in_place ? 1 : 0);
  if (outputs > 1) return "--output, --output-dir and --in-place exclude one another";
  const bool batch = is_batch(options);
  if (batch && options.arguments.empty()) return "--output-dir and --in-place need files";
  if (options.resume && !batch) return "--resume needs --output-dir or --in-place";
  if (options.resume && options.drop_duplicates) {
    return "--drop-duplicates has to read all files, and --resume leaves out some";
  }
  if (options.include && !options.recursive) return "--include needs --recursive";
  if (options.recursive && options.arguments.empty()) return "--recursive needs directories";
  return std::nullopt;
}

std::optional<std::string> check_values(const Options& options) {
  for (const Flag& flag : flags()) {
    const auto* field = std::get_if<std::optional<std::string> Options::*>(&flag.field);
    if ((flag.commands & options.command) == 0) continue;
    if (flag.choices == nullptr || field == nullptr || !(options.*(*field))) continue;
    if (auto mistake = check_value(flag, *(options.*(*field)))) return mistake;
  }
  if (options.jobs && !parse_jobs(*options.jobs)) {
    return fmt::format("no number of jobs: \"{}\" (1 to {})", *options.jobs, kMaxThreads);
  }
  if (auto mistake = check_text_options(options)) return mistake;
  if (auto mistake = check_record_options(options)) return mistake;
  if (auto mistake = check_file_options(options)) return mistake;
  return check_token_options(options);
}

std::string unknown_flag(const std::string& word, Command command) {
  std::vector<std::string> known;
  for (const Flag& flag : flags()) {
    if ((flag.commands & command) == 0) continue;
    known.push_back(fmt::format("--{}", flag.name));
    if (flag.form == Form::toggle) known.push_back(fmt::format("--no-{}", flag.name));
  }
  const std::vector<std::string_view> views(known.begin(), known.end());
  const std::string name = word.substr(0, word.find('='));
  return fmt::format("unknown option \"{}\"{}", name,
                     word.starts_with("--") ? did_you_mean(name, views) : "");
}

std::optional<std::string> check_topic(const Options& options) {
  const std::vector<Choice> topics = list_topics();
  if (options.arguments.size() > 1) {
    return fmt::format("unexpected argument \"{}\"", options.arguments[1]);
  }
  if (options.arguments.size() == 1) return check_choice("topic", options.arguments[0], topics);
  return fmt::format("list what? One of {}", joined(topics, ", "));
}

/// The first mistake in what CLI11 has read, or nothing.
std::optional<std::string> check(const Options& options) {
  if (auto mistake = check_values(options)) return mistake;
  if (options.help || options.version) return std::nullopt;
  if (options.command == kList) return check_topic(options);
  if (options.command == kExplain && options.arguments.empty()) {
    return "explain what? A word, or code points such as U+0671";
  }
  return std::nullopt;
}

std::string unknown_command(std::string_view word) {
  std::vector<std::string_view> names;
  for (const CommandRow& row : commands()) names.push_back(row.name);
  return fmt::format("unknown command \"{}\"{}", word, did_you_mean(word, names));
}

/// The names of encodings for their aliases.
void use_names(Options& options) {
  for (auto* const name : {&options.encoding, &options.to}) {
    const corpus::Encoding* const encoding = *name ? corpus::find_encoding(**name) : nullptr;
    if (encoding != nullptr) *name = encoding->name;
  }
}

/// Fills `options` with what CLI11 makes of the flags, and the arguments among them. Returns a
/// mistake.
std::optional<std::string> read_flags(std::vector<std::string> words, Options& options) {
  CLI::App app;
  app.set_help_flag();  // --help is a row like any other
  app.allow_extras();
  for (const Flag& flag : flags()) {
    if ((flag.commands & options.command) == 0 || !may_be_given(flag, words)) continue;
    add_flag(flag, options, app);
  }
  std::reverse(words.begin(), words.end());  // as CLI11 wants them
  try {
    app.parse(words);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string name = error.what();
    return fmt::format("option \"{}\" needs a value", name.substr(0, name.find(':')));
  } catch (const CLI::ParseError& error) {
    return error.what();
  }
  for (std::string& word : app.remaining()) {
    if (word.size() > 1 && word[0] == '-') return unknown_flag(word, options.command);
    options.arguments.push_back(std::move(word));
  }
  use_names(options);
  return std::nullopt;
}

}  // namespace

bool is_batch(const Options& options) { return options.output_dir || options.in_place; }

std::optional<Options> parse_options(int argc, const char* const* argv) {
  Options options;
  int first = 1;
  if (argc > 1 && argv[1][0] != '\0' && argv[1][0] != '-') {
    const auto rows = commands();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const CommandRow& r) { return r.name == argv[1]; });
    if (row == rows.end()) {
      report_usage_error(kNone, unknown_command(argv[1]));
      return std::nullopt;
    }
    options.command = row->command;
    first = 2;
  }
  Arguments arguments = cut(argc, argv, first);
  std::optional<std::string> mistake = read_flags(std::move(arguments.flags), options);
  options.arguments.insert(options.arguments.end(), arguments.rest.begin(), arguments.rest.end());
  if (!mistake) mistake = check(options);
  if (!mistake && options.command == kNone && !options.arguments.empty()) {
    mistake = unknown_command(options.arguments[0]);
  }
  if (mistake) {
    report_usage_error(options.command, *mistake);
    return std::nullopt;
  }
  return options;
}

}  // namespace naqi::cli
