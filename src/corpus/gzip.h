// gzip (RFC 1952) through zlib: reading and writing.
#ifndef NAQI_CORPUS_GZIP_H_
#define NAQI_CORPUS_GZIP_H_

#include <cstddef>
#include <memory>
#include <string_view>

#include "corpus/begins.h"
#include "corpus/byte_source.h"

namespace naqi::corpus {

/// The first two bytes, ID1 and ID2 (RFC 1952, 2.3.1).
[[nodiscard]] Begins begins_gzip(std::string_view first_bytes);

/// The text of all members, one after another (RFC 1952, 2.2). Zeros after a member, as tape and
/// blocks of disks leave them, are skipped; whatever else is no member is an error. Check and
/// length of every member are verified. Errors:
///   gzip: ends in the middle of a member, at byte 1234
///   gzip: corrupt at byte 1234 (incorrect data check)
///   gzip: what follows the compressed text is not gzip, at byte 1234
/// The byte is one of the compressed file: where it ends; up to which it was understood; where
/// that begins. Holds about 450 KiB.
[[nodiscard]] std::unique_ptr<ByteSource> decompress_gzip(ByteSource& source);

/// One member, level 6, without name and time, deflated in blocks of 1 MiB of text that see the
/// last 32 KiB before them: 0.1 % larger than by the tool gzip. See BlockCompressor for threads; it
/// holds 5 MiB with one, 13 MiB with two and 3 MiB more with each other. The bytes depend on the
/// text and on the version of zlib.
[[nodiscard]] std::unique_ptr<ByteSink> compress_gzip(ByteSink& sink, std::size_t threads);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_GZIP_H_
