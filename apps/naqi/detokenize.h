// naqi detokenize: what tokenize --joiner made back into the text.
#ifndef NAQI_APPS_DETOKENIZE_H_
#define NAQI_APPS_DETOKENIZE_H_

#include "options.h"

namespace naqi::cli {

[[nodiscard]] ExitCode run_detokenize(const Options& options);

}  // namespace naqi::cli

#endif  // NAQI_APPS_DETOKENIZE_H_
