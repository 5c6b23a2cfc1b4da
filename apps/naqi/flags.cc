#include "flags.h"

#include <array>

#include "emit.h"
#include "engines.h"
#include "generate.h"
#include "list.h"
#include "naqi/catalog.h"
#include "token_options.h"

namespace naqi::cli {
namespace {

constexpr unsigned kTokenizers = kTokenize | kSentences;
constexpr unsigned kFilters = kNormalize | kTokenizers;
constexpr unsigned kBuilders = kFilters | kExplain;    // they compile a spec
constexpr unsigned kWriters = kFilters | kDetokenize;  // text in, text out
constexpr unsigned kAll = kNone | kBuilders | kDetokenize | kList;

template <class Rows>
std::vector<Choice> names_of(const Rows& rows) {
  std::vector<Choice> choices;
  for (const auto& row : rows) choices.push_back({row.name, row.help});
  return choices;
}

std::vector<Choice> preset_choices() { return names_of(presets()); }
std::vector<Choice> tokenizer_choices() { return names_of(tokenizers()); }
std::vector<Choice> format_choices() { return names_of(formats()); }
std::vector<Choice> sentence_format_choices() { return names_of(sentence_formats()); }
std::vector<Choice> offset_choices() { return names_of(offset_rows()); }
std::vector<Choice> split_choices() { return names_of(split_rows()); }
std::vector<Choice> engine_choices() { return names_of(engines()); }
std::vector<Choice> generator_choices() { return names_of(generators()); }
std::vector<Choice> color_choices() {
  return {{"auto", "on a terminal, unless NO_COLOR is set"}, {"always", ""}, {"never", ""}};
}

std::vector<Choice> invalid_choices() {
  std::vector<Choice> choices;
  for (const Step& step : steps()) {
    if (step.verb == "invalid") choices.push_back({step.name, step.help});
  }
  return choices;
}

constexpr std::array kCommands = {
    CommandRow{kNone, "", "COMMAND [OPTION...] [ARGUMENT...]",
               "repair, normalize and tokenize Arabic text",
               "Exit status: 0 if all is well, 2 after a usage, data or input/output error."},
    CommandRow{kNormalize, "normalize", "[OPTION...] [FILE...]", "normalize text",
               "Reads the files in order, `-` or no file meaning standard input, and writes\n"
               "them normalized to standard output. With both a preset and a spec, the words\n"
               "of the spec change the preset; with neither, the preset is `clean`.\n"
               "\n"
               "  naqi normalize -p search < news.txt\n"
               "  naqi normalize -p search -s '-fold:teh_marbuta digits:arabic_indic' a.txt\n"
               "\n"
               "Ill-formed UTF-8 is counted on standard error; byte offsets there begin at 0,\n"
               "lines at 1.\n"
               "\n"
               "With --edits, each line is a JSON object for one stretch that changed: its\n"
               "`offset` and `length` in the file, `output_offset` and `output_length` in the\n"
               "normalized text, all in bytes, and the texts, `from` and `to`. `bytes` is added\n"
               "if the stretch is ill-formed, in hexadecimal, and `file` if there are several."},
    CommandRow{kTokenize, "tokenize", "[OPTION...] [FILE...]", "split text into tokens",
               "Reads the files in order, `-` or no file meaning standard input, normalizes\n"
               "them and writes their tokens to standard output. Without a preset or a spec no\n"
               "character changes: the preset is `none`.\n"
               "\n"
               "  naqi tokenize -p search < news.txt\n"
               "  naqi tokenize --format lines news.txt | sort | uniq -c | sort -rn\n"
               "  naqi tokenize --format jsonl --offsets utf16 --with-source news.txt\n"
               "\n"
               "The formats jsonl, tsv and conllu say of each token what it is and where in its\n"
               "file it was: lines are counted from 1, offsets from 0.\n"
               "\n"
               "Ill-formed UTF-8 is counted on standard error; byte offsets there begin at 0,\n"
               "lines at 1."},
    CommandRow{kSentences, "sentences", "[OPTION...] [FILE...]", "split text into sentences",
               "Reads the files in order, `-` or no file meaning standard input, normalizes\n"
               "them and writes their sentences, one per line, to standard output. Without a\n"
               "preset or a spec no character changes: the preset is `none`. A sentence ends\n"
               "at a line end, if no full stop ends it before.\n"
               "\n"
               "  naqi sentences news.txt\n"
               "  naqi sentences --format jsonl --offsets codepoints --with-source news.txt\n"
               "\n"
               "The format jsonl has the line of a sentence, counted from 1, its number, and\n"
               "where in its file it begins and ends, counted from 0."},
    CommandRow{kDetokenize, "detokenize", "[OPTION...] [FILE...]",
               "restore the text from what tokenize --joiner wrote",
               "Reads the files in order, `-` or no file meaning standard input, takes away the\n"
               "spaces that --joiner put in, and the marks, and writes what was there before:\n"
               "all bytes of the input of tokenize, if nothing was normalized.\n"
               "\n"
               "  naqi tokenize --joiner a.txt | naqi detokenize | cmp - a.txt"},
    CommandRow{kExplain, "explain", "[OPTION...] WORD|U+XXXX...",
               "say what becomes of each code point of a word, and why",
               "Goes through a word, or through code points given by number, and says of each\n"
               "what it is, whether it stays, and which steps change it. With both a preset and\n"
               "a spec, the words of the spec change the preset; with neither, the preset is\n"
               "`clean`. Code points that follow one another are one text.\n"
               "\n"
               "  naqi explain -p search U+0627 U+0654\n"
               "\n"
               "A change is lossless if what was there can be told from what is left, or looks\n"
               "the same."},
    CommandRow{kList, "list", "[OPTION...] TOPIC",
               "list steps, presets, rules, conditions, tokenizers, kinds or formats",
               "Lists what specs and options are made of. The table is for people; programs\n"
               "read --json."},
};

const std::array kFlags = {
    Flag{kBuilders, 'p', "preset", "PRESET", "begin with this preset (see naqi list presets)",
         preset_choices, false, &Options::preset, Form::value},
    Flag{kBuilders, 's', "spec", "SPEC",
         "change it by these words, verb:name (see naqi list steps)", nullptr, false,
         &Options::spec, Form::value},
    Flag{kFilters, 0, "invalid", "POLICY", "what becomes of ill-formed UTF-8", invalid_choices,
         true, &Options::invalid, Form::value},
    Flag{kTokenize, 0, "format", "FORMAT", "how to write the tokens (text if not said)",
         format_choices, true, &Options::format, Form::value},
    Flag{kSentences, 0, "format", "FORMAT", "how to write the sentences (lines if not said)",
         sentence_format_choices, true, &Options::format, Form::value},
    Flag{kTokenizers, 0, "tokenizer", "TOKENIZER", "how to find them (see naqi list tokenizers)",
         tokenizer_choices, true, &Options::tokenizer, Form::value},
    Flag{kTokenize, 0, "offsets", "UNIT",
         "what offsets count (bytes if not said; in conllu codepoints)", offset_choices, true,
         &Options::offsets, Form::value},
    Flag{kSentences, 0, "offsets", "UNIT", "what offsets count (bytes if not said)", offset_choices,
         true, &Options::offsets, Form::value},
    Flag{kTokenizers, 0, "with-source", "", "add the original text of each", nullptr, false,
         &Options::with_source, Form::toggle},
    Flag{kTokenize, 0, "sentences", "", "number sentences as well (one thread)", nullptr, false,
         &Options::sentences, Form::toggle},
    Flag{kTokenize, 0, "split", "BOUNDARY",
         "split words further, at any of these, with commas between", split_choices, true,
         &Options::split, Form::list},
    Flag{kTokenize, 0, "joiner", "",
         "keep white space, and mark where no space was: detokenize restores the text", nullptr,
         false, &Options::joiner, Form::toggle},
    Flag{kTokenize | kDetokenize, 0, "joiner-text", "TEXT",
         "the mark of --joiner (U+FFED if not said)", nullptr, false, &Options::joiner_text,
         Form::value},
    Flag{kWriters, 'o', "output", "FILE", "write to this file; it changes only when all went well",
         nullptr, false, &Options::output, Form::value},
    Flag{kWriters, 'j', "jobs", "N",
         "work with N threads (as many as processors if not said); all write the same", nullptr,
         false, &Options::jobs, Form::value},
    Flag{kFilters, 'q', "quiet", "", "do not report what was ill-formed", nullptr, false,
         &Options::quiet, Form::toggle},
    Flag{kNormalize, 0, "stats", "", "report how many code points each step changed (slower)",
         nullptr, false, &Options::stats, Form::toggle},
    Flag{kNormalize, 0, "edits", "", "write what changed, and where, in place of the text", nullptr,
         false, &Options::edits, Form::toggle},
    Flag{kList | kExplain, 0, "json", "", "write one JSON array, with all fields", nullptr, false,
         &Options::json, Form::toggle},
    Flag{kFilters, 0, "show-spec", "", "print the canonical spec and its fingerprint, and exit",
         nullptr, false, &Options::show_spec, Form::action},
    Flag{kFilters, 0, "dump", "", "print the compiled tables, and exit", nullptr, false,
         &Options::dump, Form::action},
    Flag{kFilters, 0, "engine", "ENGINE", "for tests: what runs the tables; all write the same",
         engine_choices, true, &Options::engine, Form::value},
    Flag{kAll, 0, "color", "MODE", "color headings and errors", color_choices, true,
         &Options::color, Form::value},
    Flag{kNone, 0, "generate", "TARGET",
         "print the manual page, a shell's completions or the page of rules", generator_choices,
         true, &Options::generate, Form::value},
    Flag{kAll, 'h', "help", "", "print this help", nullptr, false, &Options::help, Form::action},
    Flag{kAll, 'V', "version", "", "print the version", nullptr, false, &Options::version,
         Form::action},
};

}  // namespace

std::span<const CommandRow> commands() { return kCommands; }
std::span<const Flag> flags() { return kFlags; }
std::vector<Choice> list_topics() { return names_of(topics()); }

const CommandRow& row_of(Command command) {
  for (const CommandRow& row : kCommands) {
    if (row.command == command) return row;
  }
  return kCommands.front();
}

std::string joined(const std::vector<Choice>& choices, std::string_view separator) {
  std::string out;
  for (const Choice& choice : choices) {
    if (!out.empty()) out += separator;
    out += choice.name;
  }
  return out;
}

std::string full_name(const CommandRow& row) {
  return row.name.empty() ? "naqi" : "naqi " + std::string(row.name);
}

}  // namespace naqi::cli
