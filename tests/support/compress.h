// Compressing and decompressing whole strings, for tests.
#ifndef NAQI_TESTS_SUPPORT_COMPRESS_H_
#define NAQI_TESTS_SUPPORT_COMPRESS_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "corpus/compression.h"
#include "support/chunk_source.h"

namespace naqi::testing {

/// Written `step` bytes at a time.
inline std::string compressed(const corpus::Compression& format, std::string_view text,
                              std::size_t threads = 1, std::size_t step = std::string_view::npos) {
  StringSink sink;
  const std::unique_ptr<corpus::ByteSink> compressor = format.compress(sink, threads);
  for (std::size_t i = 0; i < text.size(); i += std::min(step, text.size() - i)) {
    EXPECT_TRUE(compressor->write(text.substr(i, step)));
  }
  EXPECT_TRUE(compressor->finish());
  EXPECT_EQ(compressor->error(), "");
  return sink.text;
}

struct Decompressed {
  std::string text;
  std::string error;

  friend bool operator==(const Decompressed&, const Decompressed&) = default;
};

/// `bytes` come `chunk` at a time and then end, or break off with `error`; read `room` at a time.
inline Decompressed decompressed(const corpus::Compression& format, std::string_view bytes,
                                 std::size_t chunk = 1 << 16, std::size_t room = 1 << 16,
                                 std::string error = "") {
  ChunkSource source(chunks_of(bytes, chunk), std::move(error));
  const std::unique_ptr<corpus::ByteSource> decompressor = format.decompress(source);
  Decompressed result;
  result.text = drain(*decompressor, result.error, room);
  return result;
}

/// Two formats in turn, by name.
inline const corpus::Compression& gzip() { return *corpus::find_compression("gzip"); }
inline const corpus::Compression& zstd() { return *corpus::find_compression("zstd"); }

}  // namespace naqi::testing

#endif  // NAQI_TESTS_SUPPORT_COMPRESS_H_
