// The rules of the reference breaker, compiled by ICU. That takes seconds for the rules of naqi, so
// processes that come one after another, as tests do, may keep what was compiled in a folder.
#ifndef NAQI_SRC_TOKENS_REFERENCE_RULES_CACHE_H_
#define NAQI_SRC_TOKENS_REFERENCE_RULES_CACHE_H_

#include <filesystem>
#include <memory>
#include <string_view>

#include <unicode/rbbi.h>

namespace naqi::tokens {

/// Rules compiled, or as they were kept in the folder; where that cannot be written to, nothing is
/// kept. Names have the version of ICU and a hash of the rules. Throws std::logic_error if the
/// rules are wrong, which are the project's own. Threads may call it at once. `folder` empty: as
/// keep_compiled_rules has it.
[[nodiscard]] std::unique_ptr<icu::RuleBasedBreakIterator> compile_rules(
    std::string_view utf8, const std::filesystem::path& folder = {});

/// From now on compiled rules are kept in a folder, which is made if need be. To be called before
/// there are threads.
void keep_compiled_rules(const std::filesystem::path& folder);

}  // namespace naqi::tokens

#endif  // NAQI_SRC_TOKENS_REFERENCE_RULES_CACHE_H_
