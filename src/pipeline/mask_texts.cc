#include "pipeline/mask_texts.h"

#include <optional>
#include <string>
#include <utility>

#include "naqi/catalog.h"
#include "pipeline/engine.h"
#include "rules/mask_text.h"

namespace naqi {
namespace {

std::string normalized(const std::shared_ptr<const compile::Program>& program,
                       std::string_view text) {
  const auto executor = kScalarEngine.make_executor(program, kScalarEngine.kernel);
  std::string out;
  executor->feed(text, out);
  executor->finish(out);
  return out;
}

Error unfit(std::size_t step, const std::string& text, const std::string& fit,
            std::string_view mistake, std::string_view spec) {
  const std::size_t where = spec.rfind(text);
  return {ErrorCode::malformed_spec,
          '"' + text + "\" cannot stand for a token: the rest of the spec makes \"" + fit +
              "\" of it, and " + std::string(mistake),
          where == std::string_view::npos ? 0 : where, rule::default_mask(steps()[step])};
}

}  // namespace

Result<std::shared_ptr<const compile::Program>> with_fit_masks(
    std::shared_ptr<const compile::Program> program, std::string_view spec) {
  rule::Masks masks = program->spec.masks;
  for (auto& [step, text] : masks) {
    const std::string fit = normalized(program, text);
    if (const auto mistake = rule::mistake_in_mask(fit)) {
      return unfit(step, text, fit, *mistake, spec);
    }
    text = fit;
  }
  if (masks == program->spec.masks) return program;
  const auto fit = std::make_shared<compile::Program>(*program);
  fit->spec.masks = std::move(masks);
  fit->fingerprint = compile::fingerprint_of(*fit);
  return std::shared_ptr<const compile::Program>(fit);
}

}  // namespace naqi
