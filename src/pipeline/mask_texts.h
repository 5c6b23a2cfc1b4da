// The texts of a spec's masks, made fit for it: normalized by what else is in the spec.
#ifndef NAQI_SRC_PIPELINE_MASK_TEXTS_H_
#define NAQI_SRC_PIPELINE_MASK_TEXTS_H_

#include <memory>
#include <string_view>

#include "compile/program.h"
#include "naqi/result.h"

namespace naqi {

/// The program with its masks as its own rules write them: under fold:case [URL] is [url]. That
/// makes them fixed points. Fails if one is then not of the form that rules/mask_text.h asks for;
/// `spec` is the text of the spec, for the place of the mistake.
[[nodiscard]] Result<std::shared_ptr<const compile::Program>> with_fit_masks(
    std::shared_ptr<const compile::Program> program, std::string_view spec);

}  // namespace naqi

#endif  // NAQI_SRC_PIPELINE_MASK_TEXTS_H_
