// naqi normalize: text in, normalized text out.
#ifndef NAQI_APPS_NORMALIZE_H_
#define NAQI_APPS_NORMALIZE_H_

#include "options.h"

namespace naqi::cli {

[[nodiscard]] ExitCode run_normalize(const Options& options);

}  // namespace naqi::cli

#endif  // NAQI_APPS_NORMALIZE_H_
