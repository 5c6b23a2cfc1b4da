// zstd (RFC 8878) through libzstd: reading and writing.
#ifndef NAQI_CORPUS_ZSTD_H_
#define NAQI_CORPUS_ZSTD_H_

#include <cstddef>
#include <memory>
#include <string_view>

#include "corpus/begins.h"
#include "corpus/byte_source.h"

namespace naqi::corpus {

/// The first four bytes, of a frame or of one to be skipped (RFC 8878, 3.1.1 and 3.1.2).
[[nodiscard]] Begins begins_zstd(std::string_view first_bytes);

/// The text of all frames, one after another; skippable frames are skipped, checksums verified
/// where there are. Errors:
///   zstd: ends in the middle of a frame, at byte 1234
///   zstd: corrupt at byte 1234 (Restored data doesn't match checksum)
///   zstd: the frame at byte 0 needs a window of more than 128 MiB
///   zstd: what follows the compressed text is not zstd, at byte 1234
/// The byte is one of the compressed file: where it ends; where the block begins that is wrong, or
/// the last part of it that was looked at; where that begins. Holds the window of the frame (RFC
/// 8878, 3.1.1.1.2: 2 MiB as the tool zstd writes, 8 MiB at its level 19, 128 MiB with --long) and
/// about 700 KiB.
[[nodiscard]] std::unique_ptr<ByteSource> decompress_zstd(ByteSource& source);

/// Frames of 4 MiB of text each, level 3, with size and checksum: 0.2 % larger than the one frame
/// of the tool zstd. (Of 2 MiB: tweets, which repeat each other from afar, get 5 % larger.) See
/// BlockCompressor for threads; it holds 10 MiB with one, 38 MiB with two and 12 MiB more with each
/// other, as long as text gets smaller by half. The bytes depend on the text and on the version of
/// libzstd, also where that has no threads.
[[nodiscard]] std::unique_ptr<ByteSink> compress_zstd(ByteSink& sink, std::size_t threads);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_ZSTD_H_
