// decompress_by_content: decompresses what is compressed, whatever the name of the file says.
#ifndef NAQI_CORPUS_DECOMPRESSED_H_
#define NAQI_CORPUS_DECOMPRESSED_H_

#include <memory>

#include "corpus/byte_source.h"
#include "corpus/compression.h"
#include "corpus/peek_source.h"

namespace naqi::corpus {

/// The format that the source begins with. Waits for one byte, and for more, up to
/// kLongestBeginning, only if they may make a difference: a line of one letter that somebody types
/// is not waited with.
[[nodiscard]] const Compression& compression_of(PeekSource& source);

/// What stands on the source and decompresses it; null if it is not compressed, and is to be read
/// itself. What is not whole at the very beginning, one byte of gzip and three of zstd, is taken as
/// not compressed.
[[nodiscard]] std::unique_ptr<ByteSource> decompress_by_content(PeekSource& source);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_DECOMPRESSED_H_
