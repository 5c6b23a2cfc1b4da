// naqi explain: what becomes of each code point of a word, and why.
#ifndef NAQI_APPS_EXPLAIN_H_
#define NAQI_APPS_EXPLAIN_H_

#include "options.h"

namespace naqi::cli {

[[nodiscard]] ExitCode run_explain(const Options& options);

}  // namespace naqi::cli

#endif  // NAQI_APPS_EXPLAIN_H_
