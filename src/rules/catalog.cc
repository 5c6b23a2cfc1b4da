// The generated rows of data/ behind include/naqi/catalog.h and rules/lookup.h.
#include "naqi/catalog.h"

#include "rules/lookup.h"

namespace naqi {
namespace {

#include "rules/catalog.inc"

constexpr std::size_t kStepCount = std::size(kSteps);
static_assert(kStepCount <= rule::kMaxSteps);

}  // namespace

std::span<const Step> steps() { return kSteps; }
std::span<const Preset> presets() { return kPresets; }
std::span<const Condition> conditions() { return kConditions; }
std::span<const Rule> rules() { return kRules; }
std::span<const Tokenizer> tokenizers() { return kTokenizers; }

const Condition* condition_of(const Rule& rule) {
  return rule.when == When::always ? nullptr : &rule::condition(rule.when);
}

std::string_view version() { return NAQI_VERSION; }
std::string_view unicode_version() { return kUnicodeVersion; }
std::uint32_t table_version() { return kTableVersion; }

namespace rule {

const Condition& condition(When when) { return kConditions[static_cast<std::size_t>(when) - 1]; }

std::span<const Rule> rules_of(std::size_t step) {
  return std::span<const Rule>(kRules).subspan(kFirstRule[step],
                                               kFirstRule[step + 1] - kFirstRule[step]);
}

std::optional<std::size_t> find_step(std::string_view verb, std::string_view name) {
  for (std::size_t i = 0; i < kStepCount; ++i) {
    const Step& step = kSteps[i];
    if (step.verb != verb) continue;
    bool is_named = step.name == name;
    for_each_alias(step, [&](std::string_view alias) { is_named |= alias == name; });
    if (is_named) return i;
  }
  return std::nullopt;
}

bool is_verb(std::string_view word) {
  for (const Step& step : kSteps) {
    if (step.verb == word) return true;
  }
  return false;
}

const Preset* find_preset(std::string_view name) {
  for (const Preset& preset : kPresets) {
    if (preset.name == name) return &preset;
  }
  return nullptr;
}

}  // namespace rule
}  // namespace naqi
