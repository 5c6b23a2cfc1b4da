#include "engines.h"

#include <array>

namespace naqi::cli {
namespace {

constexpr std::array kEngines = {
    EngineRow{"scalar", "the fused pass", &kScalarEngine},
    EngineRow{"reference", "phase by phase with ICU", &kReferenceEngine},
};

}  // namespace

std::span<const EngineRow> engines() { return kEngines; }

}  // namespace naqi::cli
