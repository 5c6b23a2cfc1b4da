// naqi: repairs, normalizes and tokenizes Arabic text. Includes the whole public interface.
#ifndef NAQI_NAQI_H_
#define NAQI_NAQI_H_

#include "naqi/catalog.h"   // IWYU pragma: export
#include "naqi/edits.h"     // IWYU pragma: export
#include "naqi/joiner.h"    // IWYU pragma: export
#include "naqi/pipeline.h"  // IWYU pragma: export
#include "naqi/result.h"    // IWYU pragma: export
#include "naqi/sentence.h"  // IWYU pragma: export
#include "naqi/stream.h"    // IWYU pragma: export
#include "naqi/token.h"     // IWYU pragma: export

#endif  // NAQI_NAQI_H_
