// The files that a run reads, by its arguments.
#ifndef NAQI_APPS_SOURCE_FILES_H_
#define NAQI_APPS_SOURCE_FILES_H_

#include <optional>
#include <string>
#include <vector>

#include "corpus/file_tree.h"
#include "options.h"
#include "progress.h"

namespace naqi::cli {

/// What the arguments and the flags --recursive, --include and --follow name.
[[nodiscard]] corpus::FileTree file_tree_of(const Options& options,
                                            std::optional<corpus::FileId> leave_out);
/// Reports what it has to say. False if there is an error.
[[nodiscard]] bool report_messages(const corpus::FileTree& tree);

struct SourceFiles {
  std::vector<std::string> names;  // "-" is standard input
  Progress::Expected expected;
  bool failed = false;  // something cannot be read, which was reported
};
/// The files of a run with one output.
[[nodiscard]] SourceFiles source_files(const Options& options);

/// Whether a progress line is to be shown.
[[nodiscard]] bool shows_progress(const Options& options);

}  // namespace naqi::cli

#endif  // NAQI_APPS_SOURCE_FILES_H_
