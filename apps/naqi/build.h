// From options to a compiled pipeline.
#ifndef NAQI_APPS_BUILD_H_
#define NAQI_APPS_BUILD_H_

#include <optional>
#include <string>
#include <string_view>

#include "naqi/pipeline.h"
#include "options.h"

namespace naqi::cli {

/// Preset, spec and policy, in this order; `default_preset` stands in where neither of the first
/// two is given.
[[nodiscard]] std::string spec_of(const Options& options, std::string_view default_preset);

/// Compiles that spec. Reports a mistake and returns nothing if there is one.
[[nodiscard]] std::optional<Pipeline> build_pipeline(const Options& options,
                                                     std::string_view default_preset);

}  // namespace naqi::cli

#endif  // NAQI_APPS_BUILD_H_
