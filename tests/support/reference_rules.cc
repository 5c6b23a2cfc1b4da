// Tests come in many processes, each of which would have ICU compile the rules of the reference.
#include "tokens/reference_rules_cache.h"

#ifdef NAQI_RULES_CACHE
namespace {

const bool kKept = [] {
  naqi::tokens::keep_compiled_rules(NAQI_RULES_CACHE);
  return true;
}();

}  // namespace
#endif
