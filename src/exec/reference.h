// The reference engine: phase by phase, with plain ICU, in the most obvious way. It defines what a
// spec means; every other engine agrees with it on every input. It keeps the whole text until the
// end. In the library naqi_reference, which needs ICU; users do not link it.
#ifndef NAQI_SRC_EXEC_REFERENCE_H_
#define NAQI_SRC_EXEC_REFERENCE_H_

#include <memory>

#include "compile/program.h"
#include "exec/executor.h"
#include "exec/simd_kernel.h"

namespace naqi::exec {

/// Takes the spec from the program, and none of its tables; and has no use for a kernel.
[[nodiscard]] std::unique_ptr<Executor> make_reference(
    std::shared_ptr<const compile::Program> program, SimdKernel);

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_REFERENCE_H_
