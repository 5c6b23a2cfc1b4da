// Engine: how a pipeline runs, a row of functions. All engines give the same bytes; `reference`
// defines them. The library holds `scalar` and one for each kind of vectors; `reference` needs ICU
// and lives in a library of its own (naqi_reference), which the command-line tool and the tests
// link.
#ifndef NAQI_SRC_PIPELINE_ENGINE_H_
#define NAQI_SRC_PIPELINE_ENGINE_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "exec/executor.h"
#include "exec/simd_kernel.h"
#include "tokens/simd_words.h"
#include "tokens/word_breaker.h"

namespace naqi {

namespace compile {
struct Program;
}

/// Whose tokens masks replace, whatever tokens are asked for: an index into tokenizers().
inline constexpr std::size_t kMaskTokenizer = 0;

struct Engine {
  std::string_view name;
  std::unique_ptr<exec::Executor> (*make_executor)(std::shared_ptr<const compile::Program>,
                                                   exec::SimdKernel);
  /// `tokenizer` is an index into tokenizers().
  std::unique_ptr<tokens::WordBreaker> (*make_breaker)(std::size_t tokenizer);
  /// What make_executor is given; null where there are no vectors.
  exec::SimdKernel kernel;
  /// The same for tokens.
  tokens::WordKernel word_kernel = nullptr;
  /// Whether it goes shorter ways where they are known to lead to the same: tokens written without
  /// a breaker (tokens::TokenWriter), words that cannot hold a token to replace not looked at
  /// (mask_filter.h). The reference does not.
  bool takes_short_ways = true;
};

/// The engines of the fused pass that this machine can run, the fastest first: one for each kind of
/// vectors, by Highway's name of it, and `scalar` last.
[[nodiscard]] std::span<const Engine> fused_engines();
/// The one of that name; null if there is none.
[[nodiscard]] const Engine* find_fused_engine(std::string_view name);

extern const Engine kScalarEngine;
extern const Engine kReferenceEngine;  // in naqi_reference

/// The version of ICU that naqi_reference runs with, "72.1".
std::string_view icu_version();  // in naqi_reference

}  // namespace naqi

#endif  // NAQI_SRC_PIPELINE_ENGINE_H_
