#include "corpus/zstd.h"

#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <new>
#include <stdexcept>
#include <string>

#include "corpus/block_compressor.h"
#include "corpus/decompressor.h"

namespace naqi::corpus {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMagic = "\x28\xb5\x2f\xfd"sv;
constexpr std::string_view kSkippable = "\x2a\x4d\x18"sv;  // after a byte from 0x50 to 0x5f
constexpr int kMaxWindowBits = 27;       // 128 MiB: what the tool zstd reads without being asked
constexpr std::size_t kBlockHeader = 3;  // bytes (RFC 8878, 3.1.1.2)
constexpr std::size_t kBlockSize = std::size_t{4} << 20;
constexpr int kLevel = 3;

struct Free {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

void throw_if_error(std::size_t status) {
  if (ZSTD_getErrorCode(status) == ZSTD_error_memory_allocation) throw std::bad_alloc();
  if (ZSTD_isError(status) != 0) throw std::runtime_error(ZSTD_getErrorName(status));
}

class ZstdUnpacker final : public Unpacker {
 public:
  ZstdUnpacker() : context_(ZSTD_createDCtx()) {
    if (context_ == nullptr) throw std::bad_alloc();
    throw_if_error(ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, kMaxWindowBits));
    wanted_ = ZSTD_initDStream(context_.get());
    throw_if_error(wanted_);
  }

  [[nodiscard]] std::string_view name() const override { return "zstd"; }
  [[nodiscard]] std::string_view wrong_end() const override {
    return in_frame_ ? "ends in the middle of a frame" : "";
  }

  // No more than to the end of a block: when libzstd fails it says neither how far it came nor what
  // it had written.
  [[nodiscard]] Step decode(std::string_view in, std::uint64_t offset,
                            std::span<char> out) override {
    if (in.empty() && !in_frame_) return {};
    if (!in_frame_) begin_ = offset;
    const std::size_t most = wanted_ > kBlockHeader ? wanted_ - kBlockHeader : wanted_;
    ZSTD_inBuffer from{in.data(), std::min(in.size(), most), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    const std::size_t status = ZSTD_decompressStream(context_.get(), &to, &from);
    if (ZSTD_isError(status) != 0) {
      return {.consumed = 0, .produced = 0, .error = describe(status, offset)};
    }
    in_frame_ = status != 0;
    if (!in_frame_) is_later_ = true;
    wanted_ = std::max<std::size_t>(status, 1);
    return {.consumed = from.pos, .produced = to.pos, .error = {}};
  }

 private:
  [[nodiscard]] std::string describe(std::size_t status, std::uint64_t offset) const {
    switch (ZSTD_getErrorCode(status)) {
      case ZSTD_error_memory_allocation:
        return "not enough memory for the window of the frame at byte " + std::to_string(begin_);
      case ZSTD_error_frameParameter_windowTooLarge:
        return "the frame at byte " + std::to_string(begin_) + " needs a window of more than " +
               std::to_string(1 << (kMaxWindowBits - 20)) + " MiB";
      case ZSTD_error_prefix_unknown:
        if (!is_later_) break;
        return "what follows the compressed text is not zstd, at byte " + std::to_string(begin_);
      default:
        break;
    }
    return "corrupt at byte " + std::to_string(offset) + " (" + ZSTD_getErrorName(status) + ")";
  }

  std::unique_ptr<ZSTD_DCtx, Free> context_;
  std::size_t wanted_ = 0;   // bytes, up to the end of the next block and of the header after it
  bool in_frame_ = false;    // begun and not ended
  bool is_later_ = false;    // a frame has ended
  std::uint64_t begin_ = 0;  // of this frame
};

class ZstdFormat final : public BlockFormat {
 public:
  [[nodiscard]] std::string_view name() const override { return "zstd"; }
  [[nodiscard]] std::size_t block_size() const override { return kBlockSize; }
  [[nodiscard]] std::size_t lookback() const override { return 0; }

  void compress(Block& block) const override {
    block.packed.make_room(ZSTD_compressBound(block.text.size()));
    if (block.text.empty() && !block.is_first) return;
    const std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
    if (context == nullptr) throw std::bad_alloc();
    throw_if_error(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kLevel));
    throw_if_error(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1));
    block.packed.size = ZSTD_compress2(context.get(), block.packed.bytes.get(), block.packed.room,
                                       block.text.data(), block.text.size());
    throw_if_error(block.packed.size);
  }
};

}  // namespace

Begins begins_zstd(std::string_view first_bytes) {
  if (first_bytes.empty()) return Begins::perhaps;
  if ((static_cast<unsigned char>(first_bytes.front()) & 0xf0) == 0x50) {
    return begins_with(first_bytes.substr(1), kSkippable);
  }
  return begins_with(first_bytes, kMagic);
}

std::unique_ptr<ByteSource> decompress_zstd(ByteSource& source) {
  return std::make_unique<Decompressor>(source, std::make_unique<ZstdUnpacker>());
}

std::unique_ptr<ByteSink> compress_zstd(ByteSink& sink, std::size_t threads) {
  return std::make_unique<BlockCompressor>(sink, std::make_unique<ZstdFormat>(), threads);
}

}  // namespace naqi::corpus
