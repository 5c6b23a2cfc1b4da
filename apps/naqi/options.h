// Options: what one command line asks for. flags.h has the table that fills it.
#ifndef NAQI_APPS_OPTIONS_H_
#define NAQI_APPS_OPTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace naqi::cli {

/// Subcommands, as bits, so that a flag can name all those it belongs to.
enum Command : std::uint8_t {
  kNone = 1,  // `naqi` alone
  kNormalize = 2,
  kTokenize = 4,
  kList = 8,
  kExplain = 16,
  kDetokenize = 32,
  kSentences = 64,
};

/// The process's exit code. 1 is left to commands that check something.
enum ExitCode : std::uint8_t { kOk = 0, kFailed = 2 };

struct Options {
  Command command = kNone;
  std::vector<std::string> arguments;  // files, the topic of `list`, or what to explain

  std::optional<std::string> preset;
  std::optional<std::string> spec;
  std::optional<std::string> invalid;
  std::optional<std::string> format;
  std::optional<std::string> tokenizer;
  std::optional<std::string> offsets;      // a name of offset_choices
  std::optional<std::string> split;        // names of split_choices with commas between them
  std::optional<std::string> joiner_text;  // what JoinMark::make accepts
  std::optional<std::string> engine;
  std::optional<std::string> output;
  std::optional<std::string> color;
  std::optional<std::string> jobs;  // a number that parse_jobs reads
  std::optional<std::string> generate;
  std::optional<std::string> encoding;     // a name of encoding_choices
  std::optional<std::string> to;           //
  std::optional<std::string> unencodable;  // a name of unencodable_rows
  std::optional<std::string> field;        // what parse_json_fields reads
  std::optional<std::string> to_field;     //
  std::optional<std::string> column;       // names or numbers with commas between them
  std::optional<std::string> header;       // "yes" or "no"
  std::optional<std::string> on_error;     // a name of on_error_rows
  std::optional<std::string> max_record;   // what parse_size reads
  std::optional<std::string> min_chars;    // numbers
  std::optional<std::string> max_chars;
  std::optional<std::string> min_tokens;
  std::optional<std::string> max_tokens;
  std::optional<std::string> min_arabic;
  std::optional<std::string> duplicates_spec;
  std::optional<std::string> duplicates_memory;  // what parse_size reads
  std::optional<std::string> rejected;
  std::optional<std::string> output_dir;
  std::optional<std::string> in_place;  // the suffix of what is kept; empty: nothing is
  std::optional<std::string> include;
  std::optional<std::string> compress;  // a name of compressions
  std::optional<std::string> summary;   // a name of summary_rows
  std::optional<std::string> progress;  // auto, always or never
  bool jsonl = false;
  bool csv = false;
  bool tsv = false;
  bool null = false;
  bool quotes = true;
  bool drop_empty = false;
  bool drop_duplicates = false;
  bool resume = false;
  bool recursive = false;
  bool follow = false;
  bool decompress = true;
  bool quiet = false;
  bool stats = false;
  bool edits = false;
  bool joiner = false;
  bool sentences = false;
  bool with_source = false;
  bool json = false;
  bool show_spec = false;
  bool dump = false;
  bool help = false;
  bool version = false;
};

/// Whether each file has an output of its own, in --output-dir or --in-place.
[[nodiscard]] bool is_batch(const Options& options);

/// Reads the command line. Reports a mistake and returns nothing if there is one.
[[nodiscard]] std::optional<Options> parse_options(int argc, const char* const* argv);

}  // namespace naqi::cli

#endif  // NAQI_APPS_OPTIONS_H_
