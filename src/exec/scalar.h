// The scalar engine: the fused pass (pass.h), a code point at a time.
#ifndef NAQI_SRC_EXEC_SCALAR_H_
#define NAQI_SRC_EXEC_SCALAR_H_

#include <memory>

#include "compile/program.h"
#include "exec/executor.h"

namespace naqi::exec {

[[nodiscard]] std::unique_ptr<Executor> make_scalar(
    std::shared_ptr<const compile::Program> program);

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_SCALAR_H_
