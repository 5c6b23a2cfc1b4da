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

/// Reads the command line. Reports a mistake and returns nothing if there is one.
[[nodiscard]] std::optional<Options> parse_options(int argc, const char* const* argv);

}  // namespace naqi::cli

#endif  // NAQI_APPS_OPTIONS_H_
