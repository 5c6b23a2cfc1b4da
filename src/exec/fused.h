// The executor of the fused pass (pass.h): with a kernel (simd_kernel.h) it is the engine `simd`,
// without one it goes a code point at a time and is the engine `scalar`.
#ifndef NAQI_SRC_EXEC_FUSED_H_
#define NAQI_SRC_EXEC_FUSED_H_

#include <memory>

#include "compile/program.h"
#include "exec/executor.h"
#include "exec/simd_kernel.h"

namespace naqi::exec {

/// `kernel` may be null.
[[nodiscard]] std::unique_ptr<Executor> make_fused(std::shared_ptr<const compile::Program> program,
                                                   SimdKernel kernel);

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_FUSED_H_
