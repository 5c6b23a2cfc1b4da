// naqi list: what specs and options are made of, as a table for people or as JSON.
#ifndef NAQI_APPS_LIST_H_
#define NAQI_APPS_LIST_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json.h"
#include "options.h"

namespace naqi::cli {

struct Topic {
  std::string_view name;
  std::string_view help;
  /// Rows of text; the first has the headings.
  std::vector<std::vector<std::string>> (*table)();
  /// The same rows, with all fields.
  std::vector<Json> (*json)();
};

[[nodiscard]] std::span<const Topic> topics();

[[nodiscard]] ExitCode run_list(const Options& options);

}  // namespace naqi::cli

#endif  // NAQI_APPS_LIST_H_
