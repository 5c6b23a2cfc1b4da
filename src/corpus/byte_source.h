// ByteSource and ByteSink: where the bytes of a text come from, and where they go.
//
// Sources stand on sources and sinks on sinks: a file, what decompresses it, what decodes that.
#ifndef NAQI_CORPUS_BYTE_SOURCE_H_
#define NAQI_CORPUS_BYTE_SOURCE_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace naqi::corpus {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// Waits for bytes and takes those that are there, up to room.size(), which is not 0. Returns
  /// their number, 0 at the end, or -1, when error() says why. What came before an error was good.
  [[nodiscard]] virtual std::ptrdiff_t read(std::span<char> room) = 0;
  /// Whether read() would return without waiting, as far as is known.
  [[nodiscard]] virtual bool is_ready() const = 0;
  /// Why read() returned -1, for people; without the name of a file.
  [[nodiscard]] virtual std::string error() const = 0;
};

class ByteSink {
 public:
  ByteSink() = default;
  ByteSink(const ByteSink&) = delete;
  ByteSink& operator=(const ByteSink&) = delete;
  virtual ~ByteSink() = default;

  /// Takes all the bytes. False if there is no use in going on: nobody reads any more, or writing
  /// has failed, which was said, or error() says.
  [[nodiscard]] virtual bool write(std::string_view bytes) = 0;
  /// Ends what was written: nothing may follow. Does not end the sink that this one stands on.
  [[nodiscard]] virtual bool finish() = 0;
  /// What went wrong here, for people; empty if nothing did, or if a sink below has said it.
  [[nodiscard]] virtual std::string error() const { return {}; }
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_BYTE_SOURCE_H_
