#include "corpus/decoder.h"

#include <algorithm>
#include <cstring>

#include "corpus/count_byte.h"

namespace naqi::corpus {
namespace {

constexpr std::size_t kPiece = std::size_t{64} * 1024;

}  // namespace

Decoder::Decoder(ByteSource& source, const Encoding& encoding)
    : source_(source), decoder_(make_unit_decoder(encoding)) {
  if (decoder_) {
    in_.resize(kPiece);
    out_.resize(UnitDecoder::room_for(kPiece));
  } else if (encoding.form != EncodingForm::utf8) {
    error_ = "this ICU has no converter for " + std::string(encoding.name);
  }
}

std::ptrdiff_t Decoder::read(std::span<char> room) {
  if (!decoder_) return error_.empty() ? source_.read(room) : -1;
  while (begin_ == end_ && !ended_) decode_more();
  if (begin_ == end_) return *ended_;
  const std::size_t count = std::min(room.size(), end_ - begin_);
  std::memcpy(room.data(), out_.data() + begin_, count);
  begin_ += count;
  return static_cast<std::ptrdiff_t>(count);
}

bool Decoder::is_ready() const {
  return begin_ < end_ || ended_ || !error_.empty() || source_.is_ready();
}

std::string Decoder::error() const { return error_.empty() ? source_.error() : error_; }

void Decoder::decode_more() {
  const std::ptrdiff_t count = source_.read(std::span(in_).subspan(held_));
  if (count <= 0) ended_ = count;
  if (count < 0) return;
  const std::size_t size = held_ + static_cast<std::size_t>(count);
  const Decoded done = decoder_->decode({in_.data(), size}, count == 0, out_.data());
  begin_ = 0;
  end_ = done.written;
  if (!first_) locate(done);
  undecodable_ += done.bad;
  offset_ += done.taken;
  held_ = size - done.taken;
  std::memmove(in_.data(), in_.data() + done.taken, held_);
}

void Decoder::locate(const Decoded& done) {
  std::string_view before(out_.data(), done.written);
  if (done.bad != 0) before = before.substr(0, before.find(kUndecodable));
  lines_ += count_byte(before, '\n');
  if (done.bad != 0) first_ = EncodedPlace{offset_ + done.first_bad, lines_ + 1};
}

}  // namespace naqi::corpus
