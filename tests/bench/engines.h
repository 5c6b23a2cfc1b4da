// The engines that the benches run: the default and, where it is another, the scalar one.
#ifndef NAQI_TESTS_BENCH_ENGINES_H_
#define NAQI_TESTS_BENCH_ENGINES_H_

#include <vector>

#include "pipeline/engine.h"

namespace naqi::bench {

inline std::vector<const Engine*> engines() {
  std::vector<const Engine*> rows = {&fused_engines().front()};
  if (fused_engines().size() > 1) rows.push_back(&fused_engines().back());
  return rows;
}

}  // namespace naqi::bench

#endif  // NAQI_TESTS_BENCH_ENGINES_H_
