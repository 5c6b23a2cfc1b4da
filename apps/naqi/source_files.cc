#include "source_files.h"

#include <unistd.h>

#include "file_source.h"
#include "names.h"
#include "report.h"

namespace naqi::cli {

corpus::FileTree file_tree_of(const Options& options, std::optional<corpus::FileId> leave_out) {
  corpus::TreeOptions wanted;
  wanted.recursive = options.recursive;
  wanted.include = words_of(options.include);
  wanted.follow = options.follow;
  wanted.leave_out = leave_out;
  wanted.backup_suffix = options.in_place.value_or("");
  return corpus::list_files(options.arguments, wanted);
}

bool report_messages(const corpus::FileTree& tree) {
  for (const corpus::TreeMessage& message : tree.messages) report(message.text);
  return !tree.failed();
}

SourceFiles source_files(const Options& options) {
  SourceFiles files;
  if (options.recursive) {
    const corpus::FileTree tree = file_tree_of(options, std::nullopt);
    files.failed = !report_messages(tree);
    for (const corpus::SourceFile& file : tree.files) files.names.push_back(file.path);
  } else {
    files.names = options.arguments;
    if (files.names.empty()) files.names.emplace_back("-");
  }
  files.expected.files = files.names.size();
  for (const std::string& name : files.names) {
    const std::optional<struct stat> file = regular_file(name);
    if (file) files.expected.bytes += static_cast<std::uint64_t>(file->st_size);
  }
  return files;
}

bool shows_progress(const Options& options) {
  const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
  if (options.progress)
    return *options.progress == "always" || (*options.progress == "auto" && is_terminal);
  // What is written to the terminal would be torn apart by it.
  return is_terminal && ::isatty(STDOUT_FILENO) == 0 && !options.quiet;
}

}  // namespace naqi::cli
