#include <vector>

#include "exec/fused.h"
#include "exec/simd_kernel.h"
#include "pipeline/engine.h"
#include "tokens/automaton.h"

namespace naqi {
namespace {

std::vector<Engine> make_engines() {
  std::vector<Engine> engines;
  for (const exec::SimdTarget& target : exec::simd_targets()) {
    engines.push_back({target.name, exec::make_fused, tokens::make_automaton, target.kernel,
                       tokens::find_word_kernel(target.name), true});
  }
  engines.push_back(kScalarEngine);
  return engines;
}

}  // namespace

const Engine kScalarEngine = {"scalar", exec::make_fused, tokens::make_automaton,
                              nullptr,  nullptr,          true};

std::span<const Engine> fused_engines() {
  static const std::vector<Engine> kEngines = make_engines();
  return kEngines;
}

const Engine* find_fused_engine(std::string_view name) {
  for (const Engine& engine : fused_engines()) {
    if (engine.name == name) return &engine;
  }
  return nullptr;
}

}  // namespace naqi
