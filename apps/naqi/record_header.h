// The header of delimited text, which is looked at before its records are read.
#ifndef NAQI_APPS_RECORD_HEADER_H_
#define NAQI_APPS_RECORD_HEADER_H_

#include <optional>
#include <string>

#include "input.h"
#include "options.h"
#include "record_format.h"

namespace naqi::cli {

/// Finds the columns that the options name in a text that was not read from yet. Returns what is
/// wrong. An empty text has no header and nothing wrong with it.
[[nodiscard]] std::optional<std::string> read_header(const Options& options, Input& input,
                                                     RecordHeader& header);

}  // namespace naqi::cli

#endif  // NAQI_APPS_RECORD_HEADER_H_
