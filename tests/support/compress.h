// Compressing and decompressing whole strings, for tests.
#ifndef NAQI_TESTS_SUPPORT_COMPRESS_H_
#define NAQI_TESTS_SUPPORT_COMPRESS_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/compression.h"
#include "support/chunk_source.h"
#include "support/run_tool.h"

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

/// Text that becomes a third or so.
inline std::string numbers(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; text.size() < size; ++i) text += std::to_string(i * i) + '\n';
  text.resize(size);
  return text;
}

/// Zeros, which become `packed` bytes at the most, do not become all of the text at once again.
inline void expect_in_pieces(const corpus::Compression& format, std::size_t text,
                             std::size_t packed) {
  const std::string bytes = compressed(format, std::string(text, '\0'));
  EXPECT_LT(bytes.size(), packed);
  ChunkSource source({bytes});
  const std::unique_ptr<corpus::ByteSource> decompressor = format.decompress(source);
  std::vector<char> room(64 << 20);
  EXPECT_LE(decompressor->read(room), 128 << 10);
}

/// The format's own tool, of its name, reads what is written here, and what it writes with any of
/// `options` is read. Skips the test where it is not installed.
inline void expect_tool_agrees(const corpus::Compression& format,
                               std::initializer_list<std::size_t> sizes,
                               std::initializer_list<const char*> options) {
  const std::string tool(format.name);
  if (!has_tool(tool)) GTEST_SKIP() << "the tool " << tool << " is not installed";
  for (const std::size_t size : sizes) {
    const std::string text = numbers(size);
    EXPECT_TRUE(run_tool(tool + " -dc", compressed(format, text, 2)) == text) << size;
    for (const char* const option : options) {
      const auto packed = run_tool(tool + " -c " + option, text);
      ASSERT_TRUE(packed.has_value()) << size << ' ' << option;
      EXPECT_TRUE(decompressed(format, *packed) == (Decompressed{text, ""}))
          << size << ' ' << option;
    }
  }
}

}  // namespace naqi::testing

#endif  // NAQI_TESTS_SUPPORT_COMPRESS_H_
