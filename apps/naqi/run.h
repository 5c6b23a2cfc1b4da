// What normalize and tokenize share: files in, output, and a summary of each. text_run.h does one.
#ifndef NAQI_APPS_RUN_H_
#define NAQI_APPS_RUN_H_

#include <string_view>

#include "filter.h"
#include "options.h"

namespace naqi::cli {

/// Compiles the pipeline that the options ask for, on top of `default_preset`, and does what they
/// say.
[[nodiscard]] ExitCode run_filter(const Options& options, std::string_view default_preset,
                                  const FilterMaker& make_filter);

}  // namespace naqi::cli

#endif  // NAQI_APPS_RUN_H_
