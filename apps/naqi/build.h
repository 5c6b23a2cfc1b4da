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

/// What the pipeline makes of an ill-formed sequence: nothing, U+FFFD, or kIllFormed, where such
/// are kept. It is asked, as a spec has many ways to say it.
inline constexpr std::string_view kIllFormed = "\xFF";
[[nodiscard]] std::string fate_of_ill_formed(const Pipeline& pipeline);

}  // namespace naqi::cli

#endif  // NAQI_APPS_BUILD_H_
