#include <unicode/uversion.h>

#include "exec/reference.h"
#include "pipeline/engine.h"
#include "tokens/reference_breaker.h"

namespace naqi {

const Engine kReferenceEngine = {
    "reference", exec::make_reference, tokens::make_reference_breaker, nullptr, nullptr, false};

std::string_view icu_version() { return U_ICU_VERSION; }

}  // namespace naqi
