#include "flags.h"

#include <array>
#include <vector>

#include "corpus/compression.h"
#include "corpus/encoding.h"
#include "emit.h"
#include "engines.h"
#include "generate.h"
#include "list.h"
#include "naqi/catalog.h"
#include "record_options.h"
#include "run_summary.h"
#include "text_options.h"
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
std::vector<Choice> progress_choices() {
  return {{"auto", "on a terminal that nothing else is written to"}, {"always", ""}, {"never", ""}};
}
std::vector<Choice> to_choices() { return names_of(corpus::encodings()); }
std::vector<Choice> encoding_choices() {
  std::vector<Choice> choices = to_choices();
  choices.push_back({kAutoEncoding, "what the beginning looks like"});
  return choices;
}
std::vector<Choice> unencodable_choices() { return names_of(unencodable_rows()); }
std::vector<Choice> compression_choices() { return names_of(corpus::compressions()); }
std::vector<Choice> on_error_choices() { return names_of(on_error_rows()); }
std::vector<Choice> summary_choices() { return names_of(summary_rows()); }
std::vector<Choice> header_choices() { return {{"yes", ""}, {"no", ""}}; }

std::vector<Choice> invalid_choices() {
  std::vector<Choice> choices;
  for (const Step& step : steps()) {
    if (step.verb == "invalid") choices.push_back({step.name, step.help});
  }
  return choices;
}

const std::array kText = {
    Flag{kBuilders, 'p', "preset", "PRESET", "begin with this preset (see naqi list presets)",
         preset_choices, false, &Options::preset, Form::value},
    Flag{kBuilders, 's', "spec", "SPEC",
         "change it by these words, verb:name (see naqi list steps)", nullptr, false,
         &Options::spec, Form::value},
    Flag{kFilters, 0, "invalid", "POLICY", "what becomes of ill-formed UTF-8", invalid_choices,
         true, &Options::invalid, Form::value},
    Flag{kNormalize, 0, "edits", "", "write what changed, and where, in place of the text", nullptr,
         false, &Options::edits, Form::toggle},
    Flag{kFilters, 0, "encoding", "ENCODING",
         "what the input is in (utf-8 if not said; see naqi list encodings)", encoding_choices,
         false, &Options::encoding, Form::value},
    Flag{kFilters, 0, "to", "ENCODING", "what the output is in (utf-8 if not said)", to_choices,
         false, &Options::to, Form::value},
    Flag{kFilters, 0, "unencodable", "POLICY",
         "what becomes of characters that --to has no place for", unencodable_choices, true,
         &Options::unencodable, Form::value},
};

const std::array kTokens = {
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
};

const std::array kRecords = {
    Flag{kWriters, 0, "jsonl", "", "each line is a JSON object", nullptr, false, &Options::jsonl,
         Form::toggle},
    Flag{kWriters, 0, "field", "NAME,NAME", "its members to treat; a.b is b in a", nullptr, false,
         &Options::field, Form::value},
    Flag{kWriters, 0, "csv", "", "the text is comma-separated (RFC 4180)", nullptr, false,
         &Options::csv, Form::toggle},
    Flag{kWriters, 0, "tsv", "", "the text is TAB-separated, quoted as --csv", nullptr, false,
         &Options::tsv, Form::toggle},
    Flag{kWriters, 0, "column", "NAME,N", "its columns to treat, by name or by number from 1",
         nullptr, false, &Options::column, Form::value},
    Flag{kWriters, 0, "header", "YESNO",
         "whether the first record names the columns (if not said, if a column is wanted by name)",
         header_choices, true, &Options::header, Form::value},
    Flag{kWriters, 0, "quotes", "", "quotation marks enclose fields (if not said, they do)",
         nullptr, false, &Options::quotes, Form::toggle},
    Flag{kWriters, 0, "to-field", "NAME,NAME",
         "add the results under these names, in place of replacing; one for each field or column",
         nullptr, false, &Options::to_field, Form::value},
    Flag{kWriters, 'z', "null", "", "records end with NUL", nullptr, false, &Options::null,
         Form::toggle},
    Flag{kWriters, 0, "on-error", "POLICY", "what becomes of records that cannot be read",
         on_error_choices, true, &Options::on_error, Form::value},
    Flag{kWriters, 0, "max-record", "SIZE", "a longer record cannot be read (64M if not said)",
         nullptr, false, &Options::max_record, Form::value},
};

const std::array kLeaving = {
    Flag{kFilters, 0, "drop-empty", "", "leave out records without text", nullptr, false,
         &Options::drop_empty, Form::toggle},
    Flag{kFilters, 0, "min-chars", "N", "leave out those of fewer code points", nullptr, false,
         &Options::min_chars, Form::value},
    Flag{kFilters, 0, "max-chars", "N", "leave out those of more", nullptr, false,
         &Options::max_chars, Form::value},
    Flag{kFilters, 0, "min-tokens", "N", "leave out those of fewer tokens", nullptr, false,
         &Options::min_tokens, Form::value},
    Flag{kFilters, 0, "max-tokens", "N", "leave out those of more", nullptr, false,
         &Options::max_tokens, Form::value},
    Flag{kFilters, 0, "min-arabic", "SHARE",
         "leave out those with a smaller share of Arabic letters, from 0 to 1", nullptr, false,
         &Options::min_arabic, Form::value},
    Flag{kFilters, 0, "drop-duplicates", "",
         "leave out records that were there before, in any of the files", nullptr, false,
         &Options::drop_duplicates, Form::toggle},
    Flag{kFilters, 0, "duplicates-spec", "SPEC",
         "those are duplicates that this spec makes the same (if not said, those that are written "
         "the same)",
         nullptr, false, &Options::duplicates_spec, Form::value},
    Flag{kFilters, 0, "duplicates-memory", "SIZE", "of --drop-duplicates, at most (1G if not said)",
         nullptr, false, &Options::duplicates_memory, Form::value, false},
    Flag{kWriters, 0, "rejected", "FILE",
         "write what was left out to this file, with the reason, as JSON", nullptr, false,
         &Options::rejected, Form::value, false},
};

const std::array kFiles = {
    Flag{kWriters, 'o', "output", "FILE", "write to this file; it changes only when all went well",
         nullptr, false, &Options::output, Form::value, false},
    Flag{kWriters, 0, "output-dir", "DIR", "write each file into this directory, under its name",
         nullptr, false, &Options::output_dir, Form::value, false},
    Flag{kWriters, 0, "in-place", "SUFFIX",
         "change each file; with =SUFFIX, keep the old one under its name and that", nullptr, false,
         &Options::in_place, Form::optional, false},
    Flag{kWriters, 0, "resume", "", "leave alone what an interrupted run has done", nullptr, false,
         &Options::resume, Form::toggle, false},
    Flag{kWriters, 'r', "recursive", "", "read the files in directories", nullptr, false,
         &Options::recursive, Form::toggle, false},
    Flag{kWriters, 0, "include", "GLOB,GLOB", "of those, the ones that match", nullptr, false,
         &Options::include, Form::value, false},
    Flag{kWriters, 0, "follow", "", "follow symbolic links", nullptr, false, &Options::follow,
         Form::toggle, false},
    Flag{kWriters, 0, "compress", "FORMAT",
         "write compressed (if not said, as the name of the output ends, in place as it was)",
         compression_choices, true, &Options::compress, Form::value},
    Flag{kWriters, 0, "decompress", "", "read gzip and zstd as what is in them (if not said, too)",
         nullptr, false, &Options::decompress, Form::toggle},
};

const std::array kOther = {
    Flag{kWriters, 'j', "jobs", "N",
         "work with N threads (as many as processors if not said); all write the same", nullptr,
         false, &Options::jobs, Form::value, false},
    Flag{kFilters, 'q', "quiet", "", "do not report what was ill-formed", nullptr, false,
         &Options::quiet, Form::toggle, false},
    Flag{kNormalize, 0, "stats", "", "report how many code points each step changed (slower)",
         nullptr, false, &Options::stats, Form::toggle, false},
    Flag{kWriters, 0, "summary", "FORMAT", "say at the end what there was", summary_choices, true,
         &Options::summary, Form::value, false},
    Flag{kWriters, 0, "progress", "MODE", "show how far it is", progress_choices, true,
         &Options::progress, Form::value, false},
    Flag{kList | kExplain, 0, "json", "", "write one JSON array, with all fields", nullptr, false,
         &Options::json, Form::toggle},
    Flag{kFilters, 0, "show-spec", "", "print the canonical spec and its fingerprint, and exit",
         nullptr, false, &Options::show_spec, Form::action, false},
    Flag{kFilters, 0, "dump", "", "print the compiled tables, and exit", nullptr, false,
         &Options::dump, Form::action, false},
    Flag{kFilters, 0, "engine", "ENGINE", "for tests: what runs the tables; all write the same",
         engine_choices, true, &Options::engine, Form::value, false},
    Flag{kAll, 0, "color", "MODE", "color headings and errors", color_choices, true,
         &Options::color, Form::value, false},
    Flag{kNone, 0, "generate", "TARGET",
         "print the manual page, a shell's completions or the page of rules", generator_choices,
         true, &Options::generate, Form::value, false},
    Flag{kAll, 'h', "help", "", "print this help", nullptr, false, &Options::help, Form::action,
         false},
    Flag{kAll, 'V', "version", "", "print the version", nullptr, false, &Options::version,
         Form::action, false},
};

const std::array kGroups = {
    FlagGroup{"Text options", kText},
    FlagGroup{"Token options", kTokens},
    FlagGroup{"Record options", kRecords},
    FlagGroup{"Records to leave out", kLeaving},
    FlagGroup{"Files", kFiles},
    FlagGroup{"Other options", kOther},
};

}  // namespace

std::span<const FlagGroup> flag_groups() { return kGroups; }

std::span<const Flag> flags() {
  static const std::vector<Flag> kJoined = [] {
    std::vector<Flag> flags;
    for (const FlagGroup& group : kGroups) {
      flags.insert(flags.end(), group.flags.begin(), group.flags.end());
    }
    return flags;
  }();
  return kJoined;
}

std::vector<Choice> list_topics() { return names_of(topics()); }

std::string joined(const std::vector<Choice>& choices, std::string_view separator) {
  std::string out;
  for (const Choice& choice : choices) {
    if (!out.empty()) out += separator;
    out += choice.name;
  }
  return out;
}

}  // namespace naqi::cli
