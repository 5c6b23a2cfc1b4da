// The engines that --engine can name: rows of the library and of naqi_reference.
#ifndef NAQI_APPS_ENGINES_H_
#define NAQI_APPS_ENGINES_H_

#include <span>
#include <string_view>

#include "pipeline/engine.h"

namespace naqi::cli {

struct EngineRow {
  std::string_view name;
  std::string_view help;
};

[[nodiscard]] std::span<const EngineRow> engines();  // the first is the default

/// The engine of a row; null if this machine cannot run it.
[[nodiscard]] const Engine* find_engine(std::string_view name);

}  // namespace naqi::cli

#endif  // NAQI_APPS_ENGINES_H_
