// normalize --edits: JSON Lines of what changed, in place of the text.
#ifndef NAQI_APPS_EDITS_H_
#define NAQI_APPS_EDITS_H_

#include <memory>
#include <string_view>

#include "naqi/pipeline.h"
#include "run.h"

namespace naqi::cli {

/// Writes an object a line for each changed span of one text (naqi/edits.h). Its members:
///
///   file            as it was named; only if `file` is not empty
///   offset          of the span in the input, in bytes from the beginning of the file
///   length          in bytes; 0 where something was inserted
///   output_offset   of what it became, in the normalized text
///   output_length   0 where something was deleted
///   from            the text of the span, U+FFFD for each ill-formed sequence
///   bytes           the bytes of the span in hexadecimal; only if some are ill-formed
///   to              what it became
///
/// It holds no more than one piece of the text, and what the stream holds back.
[[nodiscard]] std::unique_ptr<Filter> make_edits_filter(Stream stream, std::string_view file);

}  // namespace naqi::cli

#endif  // NAQI_APPS_EDITS_H_
