#include "corpus/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <new>
#include <stdexcept>
#include <string>

#include "corpus/block_compressor.h"
#include "corpus/decompressor.h"

namespace naqi::corpus {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMagic = "\x1f\x8b"sv;
constexpr std::size_t kBlockSize = std::size_t{1} << 20;
constexpr std::size_t kWindowSize = std::size_t{32} << 10;
constexpr int kWindowBits = 15;
constexpr int kGzipOnly = 16;  // added to the window bits: neither zlib's own format nor a guess
constexpr int kMemLevel = 8;   // zlib's default
constexpr int kLevel = 6;      // the same, and gzip's

// zlib does not change what it reads, but is not told so in all its versions.
Bytef* bytes_of(const char* p) { return reinterpret_cast<Bytef*>(const_cast<char*>(p)); }

void throw_unless_ok(int status) {
  if (status == Z_MEM_ERROR) throw std::bad_alloc();
  if (status != Z_OK) throw std::runtime_error("zlib does not start");
}

class GzipUnpacker final : public Unpacker {
 public:
  GzipUnpacker() { throw_unless_ok(inflateInit2(&stream_, kWindowBits + kGzipOnly)); }
  ~GzipUnpacker() override { inflateEnd(&stream_); }
  GzipUnpacker(const GzipUnpacker&) = delete;
  GzipUnpacker& operator=(const GzipUnpacker&) = delete;

  [[nodiscard]] std::string_view name() const override { return "gzip"; }
  [[nodiscard]] std::string_view wrong_end() const override {
    return place_ == Place::member ? "ends in the middle of a member" : "";
  }
  [[nodiscard]] Step decode(std::string_view in, std::uint64_t offset,
                            std::span<char> out) override {
    return place_ == Place::between && !in.empty() ? look_between(in, offset)
                                                   : inflate_some(in, offset, out);
  }

 private:
  enum class Place { first, member, between };

  // Skips zeros, and finds the first byte of a member.
  Step look_between(std::string_view in, std::uint64_t offset) {
    const std::size_t zeros = std::min(in.find_first_not_of('\0'), in.size());
    if (zeros > 0) return {.consumed = zeros, .produced = 0, .error = {}};
    begin_ = offset;
    if (in.front() != kMagic.front()) return {.consumed = 0, .produced = 0, .error = stranger()};
    throw_unless_ok(inflateReset(&stream_));
    place_ = Place::member;
    is_later_ = true;
    return {};
  }

  Step inflate_some(std::string_view in, std::uint64_t offset, std::span<char> out) {
    if (place_ == Place::first) place_ = Place::member;
    stream_.next_in = bytes_of(in.data());
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = bytes_of(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    const int status = inflate(&stream_, Z_NO_FLUSH);
    Step step{.consumed = in.size() - stream_.avail_in,
              .produced = out.size() - stream_.avail_out,
              .error = {}};
    if (status == Z_STREAM_END) place_ = Place::between;
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
      step.error = describe(status, offset + step.consumed);
    }
    return step;
  }

  [[nodiscard]] std::string describe(int status, std::uint64_t offset) const {
    if (status == Z_MEM_ERROR) return "not enough memory";
    if (is_later_ && stream_.total_in <= kMagic.size()) return stranger();
    std::string text = "corrupt at byte " + std::to_string(offset);
    if (status == Z_NEED_DICT || stream_.msg == nullptr) return text;
    return text + " (" + stream_.msg + ")";
  }
  [[nodiscard]] std::string stranger() const {
    return "what follows the compressed text is not gzip, at byte " + std::to_string(begin_);
  }

  z_stream stream_{};
  Place place_ = Place::first;
  bool is_later_ = false;    // this is not the first member
  std::uint64_t begin_ = 0;  // of this one, if so
};

// A raw deflate stream of its own, for one block.
class Deflater {
 public:
  Deflater() {
    throw_unless_ok(
        deflateInit2(&stream_, kLevel, Z_DEFLATED, -kWindowBits, kMemLevel, Z_DEFAULT_STRATEGY));
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  // Appends. A block that is not the last ends at a byte (RFC 1951, 3.2.4: an empty stored block).
  void deflate_block(const Block& block, Block::Packed& packed) {
    throw_unless_ok(deflateSetDictionary(&stream_, bytes_of(block.before.data()),
                                         static_cast<uInt>(block.before.size())));
    const std::size_t room = packed.room - packed.size;
    stream_.next_in = bytes_of(block.text.data());
    stream_.avail_in = static_cast<uInt>(block.text.size());
    stream_.next_out = bytes_of(packed.bytes.get() + packed.size);
    stream_.avail_out = static_cast<uInt>(room);
    const int status = deflate(&stream_, block.is_last ? Z_FINISH : Z_SYNC_FLUSH);
    if (status != (block.is_last ? Z_STREAM_END : Z_OK) || stream_.avail_out == 0) {
      throw std::runtime_error("zlib wrote more than it had said");
    }
    packed.size += room - stream_.avail_out;
  }

 private:
  z_stream stream_{};
};

class GzipFormat final : public BlockFormat {
 public:
  [[nodiscard]] std::string_view name() const override { return "gzip"; }
  [[nodiscard]] std::size_t block_size() const override { return kBlockSize; }
  [[nodiscard]] std::size_t lookback() const override { return kWindowSize; }

  void compress(Block& block) const override {
    // What compressBound() says of the text; header, trailer, the end of a block: 64 is ample.
    block.packed.make_room(compressBound(static_cast<uLong>(block.text.size())) + 64);
    if (block.is_first) block.packed.append(kHeader);
    Deflater().deflate_block(block, block.packed);
    block.check = static_cast<std::uint32_t>(
        crc32(0, bytes_of(block.text.data()), static_cast<uInt>(block.text.size())));
  }

  void follow(Block& block) override {
    check_ = static_cast<std::uint32_t>(
        crc32_combine(check_, block.check, static_cast<z_off_t>(block.text.size())));
    length_ += static_cast<std::uint32_t>(block.text.size());  // modulo 2^32 (RFC 1952, 2.3.1)
    if (block.is_last) append_trailer(block.packed);
  }

 private:
  // Method deflate, no flags, no time, no remark, system unknown (RFC 1952, 2.3).
  static constexpr std::string_view kHeader = "\x1f\x8b\x08\0\0\0\0\0\0\xff"sv;

  void append_trailer(Block::Packed& packed) const {
    std::array<char, 8> trailer{};
    for (std::size_t i = 0; i < 4; ++i) {
      trailer[i] = static_cast<char>(check_ >> (8 * i) & 0xff);
      trailer[4 + i] = static_cast<char>(length_ >> (8 * i) & 0xff);
    }
    packed.append({trailer.data(), trailer.size()});
  }

  std::uint32_t check_ = 0;
  std::uint32_t length_ = 0;
};

}  // namespace

Begins begins_gzip(std::string_view first_bytes) { return begins_with(first_bytes, kMagic); }

std::unique_ptr<ByteSource> decompress_gzip(ByteSource& source) {
  return std::make_unique<Decompressor>(source, std::make_unique<GzipUnpacker>());
}

std::unique_ptr<ByteSink> compress_gzip(ByteSink& sink, std::size_t threads) {
  return std::make_unique<BlockCompressor>(sink, std::make_unique<GzipFormat>(), threads);
}

}  // namespace naqi::corpus
