// What a changed stretch of an alignment is made of: engines settle several things at once, and
// tell the stretch that they are one.
#ifndef NAQI_SRC_PIPELINE_CHANGED_STRETCH_H_
#define NAQI_SRC_PIPELINE_CHANGED_STRETCH_H_

#include <cstddef>
#include <string_view>

namespace naqi {

/// U+FFFD, what ill-formed sequences are replaced by.
inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Of two parts that belong together, in bytes.
struct Lengths {
  std::size_t source = 0;
  std::size_t output = 0;
};

/// White space that a stretch begins, or ends, with. Where there is none in the source, that of the
/// output was made of something else.
[[nodiscard]] Lengths leading_space(std::string_view source, std::string_view output);
[[nodiscard]] Lengths trailing_space(std::string_view source, std::string_view output);

/// Whether ill-formed sequences were replaced: there are more U+FFFD than before.
[[nodiscard]] bool has_replaced(std::string_view source, std::string_view output);

/// Where the first ill-formed sequence begins, and in the output what it was replaced by; the ends
/// of both if there is none. Precondition: those that there are were replaced.
[[nodiscard]] Lengths until_replaced(std::string_view source, std::string_view output);

/// The length of the ill-formed sequences at the beginning that were dropped. Precondition: none
/// was replaced.
[[nodiscard]] std::size_t leading_dropped(std::string_view source, std::string_view output);

}  // namespace naqi

#endif  // NAQI_SRC_PIPELINE_CHANGED_STRETCH_H_
