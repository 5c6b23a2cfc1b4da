// How many code points or UTF-16 code units a text has.
#ifndef NAQI_SRC_PIPELINE_COUNT_UNITS_H_
#define NAQI_SRC_PIPELINE_COUNT_UNITS_H_

#include <cstddef>
#include <string_view>

#include "naqi/token.h"

namespace naqi {

/// Counts the first `length` bytes of a text, which begin and end between code points, or
/// ill-formed sequences: each of those (a maximal subpart) is one. `well_formed`: they are known to
/// be, which is faster, and more so for a few bytes with others after them. Precondition: unit !=
/// OffsetUnit::none, length <= text.size().
[[nodiscard]] std::size_t count_units(OffsetUnit unit, std::string_view text, std::size_t length,
                                      bool well_formed);

/// Counts up to the end or to a code point that is not complete, which `text` becomes then.
/// Precondition: as above; the text begins between code points.
[[nodiscard]] std::size_t count_complete_units(OffsetUnit unit, std::string_view& text);

}  // namespace naqi

#endif  // NAQI_SRC_PIPELINE_COUNT_UNITS_H_
