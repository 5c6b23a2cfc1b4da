// naqi sentences: text in, sentences out.
#ifndef NAQI_APPS_SENTENCES_H_
#define NAQI_APPS_SENTENCES_H_

#include "options.h"

namespace naqi::cli {

[[nodiscard]] ExitCode run_sentences(const Options& options);

}  // namespace naqi::cli

#endif  // NAQI_APPS_SENTENCES_H_
