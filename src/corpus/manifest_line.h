// One line of a manifest (manifest.h has the format).
#ifndef NAQI_CORPUS_MANIFEST_LINE_H_
#define NAQI_CORPUS_MANIFEST_LINE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/descriptor.h"

namespace naqi::corpus {

struct ManifestLine {
  std::uint64_t fingerprint = 0;
  FileStamp source;
  FileStamp output;
  std::string relative;
};

/// With its line end.
[[nodiscard]] std::string to_text(const ManifestLine& line);

/// Of a line without its line end; nothing unless it is just as to_text() makes them and the path
/// stays below its directory.
[[nodiscard]] std::optional<ManifestLine> parse_manifest_line(std::string_view text);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_MANIFEST_LINE_H_
