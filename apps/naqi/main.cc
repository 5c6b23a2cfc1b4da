// naqi: the command line. Options in, one command run, exit code out.
#include <unistd.h>

#include <csignal>
#include <exception>
#include <new>
#include <optional>
#include <string>

#include "descriptor.h"
#include "detokenize.h"
#include "explain.h"
#include "generate.h"
#include "help.h"
#include "list.h"
#include "normalize.h"
#include "options.h"
#include "output.h"
#include "report.h"
#include "sentences.h"
#include "tokenize.h"
#include "version.h"

namespace naqi::cli {
namespace {

ExitCode run(int argc, const char* const* argv) {
  color_messages(use_color(std::nullopt, STDERR_FILENO));
  const std::optional<Options> options = parse_options(argc, argv);
  if (!options) return kFailed;
  color_messages(use_color(options->color, STDERR_FILENO));
  if (options->help) return print(help_text(options->command));
  if (options->version) return print(version_text());
  if (options->command == kNormalize) return run_normalize(*options);
  if (options->command == kTokenize) return run_tokenize(*options);
  if (options->command == kSentences) return run_sentences(*options);
  if (options->command == kDetokenize) return run_detokenize(*options);
  if (options->command == kExplain) return run_explain(*options);
  if (options->command == kList) return run_list(*options);
  if (options->generate) return run_generate(*options);
  print_to_stderr(short_usage(kNone));
  return kFailed;
}

}  // namespace
}  // namespace naqi::cli

int main(int argc, char** argv) {
  naqi::cli::reserve_standard_descriptors();
  ::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an errno value, which ends the run quietly
  ::signal(SIGXFSZ, SIG_IGN);  // so is a limit of the size of files, and reported
  try {
    return naqi::cli::run(argc, argv);
  } catch (const std::bad_alloc&) {
    naqi::cli::print_to_stderr("naqi: out of memory\n");
  } catch (const std::exception& error) {
    naqi::cli::print_to_stderr(std::string("naqi: ") + error.what() + "\n");
  }
  return naqi::cli::kFailed;
}
