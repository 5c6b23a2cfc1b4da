// The engines that the benches run: one line each.
#ifndef NAQI_TESTS_BENCH_ENGINES_H_
#define NAQI_TESTS_BENCH_ENGINES_H_

#include <array>

#include "pipeline/engine.h"

namespace naqi::bench {

inline constexpr std::array kEngines = {
    &kScalarEngine,
};

}  // namespace naqi::bench

#endif  // NAQI_TESTS_BENCH_ENGINES_H_
