// Compression: the formats of compressed files that are read and written, as rows.
//
// A format is one more row, and a file like gzip.h.
#ifndef NAQI_CORPUS_COMPRESSION_H_
#define NAQI_CORPUS_COMPRESSION_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "corpus/begins.h"
#include "corpus/byte_source.h"

namespace naqi::corpus {

struct Compression {
  std::string_view name;
  std::string_view suffix;  // of file names, ".gz"; empty: none
  std::string_view help;
  /// Whether a file that begins so is of this format. Null for `none`, like the next two.
  Begins (*begins)(std::string_view first_bytes);
  /// Stands on the source, which must outlive it. Throws std::bad_alloc.
  std::unique_ptr<ByteSource> (*decompress)(ByteSource& source);
  /// Stands on the sink. The bytes do not depend on the number of threads. Throws std::bad_alloc.
  std::unique_ptr<ByteSink> (*compress)(ByteSink& sink, std::size_t threads);
};

/// All rows; `none` is the first.
[[nodiscard]] std::span<const Compression> compressions();

/// The row of that name; null if there is none.
[[nodiscard]] const Compression* find_compression(std::string_view name);

/// The row whose suffix the name of a file ends with, after something; else `none`.
[[nodiscard]] const Compression& compression_of_name(std::string_view path);

/// The row whose files begin so; else `none`. kLongestBeginning bytes are enough.
[[nodiscard]] const Compression& compression_of_content(std::string_view first_bytes);
/// Whether the answer may be another one when more bytes follow.
[[nodiscard]] bool may_begin_compressed(std::string_view first_bytes);
inline constexpr std::size_t kLongestBeginning = 4;

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_COMPRESSION_H_
