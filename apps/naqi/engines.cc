#include "engines.h"

#include <array>

namespace naqi::cli {
namespace {

constexpr std::array kEngines = {
    EngineRow{"simd", "the fused pass on the widest vectors of the machine"},
    EngineRow{"avx3_dl", "... of AVX-512 with VBMI2"},
    EngineRow{"avx3", "... of AVX-512"},
    EngineRow{"avx2", ""},
    EngineRow{"sse4", ""},
    EngineRow{"neon", ""},
    EngineRow{"scalar", "the fused pass, a code point at a time"},
    EngineRow{"reference", "phase by phase with ICU"},
};

}  // namespace

std::span<const EngineRow> engines() { return kEngines; }

const Engine* find_engine(std::string_view name) {
  if (name == kReferenceEngine.name) return &kReferenceEngine;
  if (name == kEngines.front().name) return &fused_engines().front();
  return find_fused_engine(name);
}

}  // namespace naqi::cli
