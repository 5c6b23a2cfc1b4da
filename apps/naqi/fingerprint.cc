#include "fingerprint.h"

#include <fmt/format.h>

#include <string>
#include <variant>

#include "corpus/text_hash.h"
#include "flags.h"

namespace naqi::cli {

std::uint64_t fingerprint_of(const Plan& plan) {
  std::string text = fmt::format("{}", static_cast<unsigned>(plan.options.command));
  // The spec by what it means, not by how it was written.
  if (plan.pipeline != nullptr) text += fmt::format("\n{:016x}", plan.pipeline->fingerprint());
  for (const Flag& flag : flags()) {
    if (!flag.changes_output || (flag.commands & plan.options.command) == 0) continue;
    if (const auto* field = std::get_if<bool Options::*>(&flag.field)) {
      text += fmt::format("\n{}={}", flag.name, plan.options.*(*field));
    } else if (const auto& value =
                   plan.options.*std::get<std::optional<std::string> Options::*>(flag.field)) {
      text += fmt::format("\n{}={}", flag.name, *value);
    }
  }
  return corpus::hash_text(text).low;
}

}  // namespace naqi::cli
