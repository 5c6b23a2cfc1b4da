// naqi tokenize: text in, tokens out.
#ifndef NAQI_APPS_TOKENIZE_H_
#define NAQI_APPS_TOKENIZE_H_

#include "options.h"

namespace naqi::cli {

[[nodiscard]] ExitCode run_tokenize(const Options& options);

}  // namespace naqi::cli

#endif  // NAQI_APPS_TOKENIZE_H_
