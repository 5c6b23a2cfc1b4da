// What normalize, tokenize and detokenize share: files in, output, and a summary of each.
// text_run.h does one.
#ifndef NAQI_APPS_RUN_H_
#define NAQI_APPS_RUN_H_

#include <functional>
#include <string_view>

#include "filter.h"
#include "options.h"

namespace naqi::cli {

/// Compiles the pipeline that the options ask for, on top of `default_preset`, and does what they
/// say, with filters of the kind that `kind_of` makes of it.
[[nodiscard]] ExitCode run_filter(const Options& options, std::string_view default_preset,
                                  const std::function<FilterKind(const Pipeline&)>& kind_of);

/// The same for filters that need no pipeline.
[[nodiscard]] ExitCode run_filter(const Options& options, const FilterKind& kind);

}  // namespace naqi::cli

#endif  // NAQI_APPS_RUN_H_
