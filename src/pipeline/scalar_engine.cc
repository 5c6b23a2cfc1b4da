#include "exec/scalar.h"
#include "pipeline/engine.h"
#include "tokens/automaton.h"

namespace naqi {

const Engine kScalarEngine = {"scalar", exec::make_scalar, tokens::make_automaton};

}  // namespace naqi
