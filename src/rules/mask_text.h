// The texts that a spec may write in place of tokens: replace:url=[URL].
#ifndef NAQI_SRC_RULES_MASK_TEXT_H_
#define NAQI_SRC_RULES_MASK_TEXT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "naqi/catalog.h"

namespace naqi::rule {

inline constexpr std::size_t kMaxMask = 255;  // bytes

/// What is wrong with a text, as the end of a message; nothing if it is in round, square or curly
/// brackets and has neither other brackets nor white space, controls, commas, `<` or `>` between
/// them, at least something, and at most kMaxMask bytes in all, well-formed.
[[nodiscard]] std::optional<std::string_view> mistake_in_mask(std::string_view text);

/// The text of a step of the verb replace that is given none: [URL].
[[nodiscard]] std::string default_mask(const Step& step);

}  // namespace naqi::rule

#endif  // NAQI_SRC_RULES_MASK_TEXT_H_
