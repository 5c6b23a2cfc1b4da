// compile: Spec -> Program. Tested by tests/unit/compiler_test.cc and tests/agreement/.
#ifndef NAQI_SRC_COMPILE_COMPILER_H_
#define NAQI_SRC_COMPILE_COMPILER_H_

#include <memory>

#include "compile/program.h"
#include "naqi/result.h"
#include "rules/spec.h"

namespace naqi::compile {

/// Fails as CharMap::build does.
[[nodiscard]] Result<std::shared_ptr<const Program>> compile(const rule::Spec& spec);

}  // namespace naqi::compile

#endif  // NAQI_SRC_COMPILE_COMPILER_H_
