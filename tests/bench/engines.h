// The engines that the benches run: the default and, where it is another, the scalar one.
#ifndef NAQI_TESTS_BENCH_ENGINES_H_
#define NAQI_TESTS_BENCH_ENGINES_H_

#include <string_view>
#include <vector>

#include "pipeline/engine.h"

namespace naqi::bench {

inline std::vector<const Engine*> engines() {
  std::vector<const Engine*> rows = {&fused_engines().front()};
  if (fused_engines().size() > 1) rows.push_back(&fused_engines().back());
  return rows;
}

/// Any engine that this machine can run; null if it is another.
inline const Engine* find_engine(std::string_view name) {
  for (const Engine& engine : fused_engines()) {
    if (engine.name == name) return &engine;
  }
  return nullptr;
}

}  // namespace naqi::bench

#endif  // NAQI_TESTS_BENCH_ENGINES_H_
