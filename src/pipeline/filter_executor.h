// What runs after the form: an Executor around that of any engine, which passes the normalized text
// through the filters of the spec, strip:html (html_filter.h) and then replace (mask_filter.h).
//
// So they mean the same by every engine, and cost nothing where a spec has none. Alignments of the
// stages are put together by exec/composition.h.
#ifndef NAQI_SRC_PIPELINE_FILTER_EXECUTOR_H_
#define NAQI_SRC_PIPELINE_FILTER_EXECUTOR_H_

#include <memory>

#include "compile/program.h"
#include "exec/executor.h"
#include "pipeline/engine.h"

namespace naqi {

/// The executor of an engine, with the filters of the spec around it if it has any. Tokens are
/// those of kMaskTokenizer.
[[nodiscard]] std::unique_ptr<exec::Executor> make_filtered(
    const Engine& engine, const std::shared_ptr<const compile::Program>& program);

}  // namespace naqi

#endif  // NAQI_SRC_PIPELINE_FILTER_EXECUTOR_H_
