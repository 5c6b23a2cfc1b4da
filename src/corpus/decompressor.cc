#include "corpus/decompressor.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace naqi::corpus {
namespace {

// The largest block of zstd is 128 KiB (RFC 8878, 3.1.1.2.4): with a whole one at hand it is not
// copied once more.
constexpr std::size_t kInSize = std::size_t{256} * 1024;
constexpr std::size_t kOutSize = std::size_t{128} * 1024;

}  // namespace

Decompressor::Decompressor(ByteSource& source, std::unique_ptr<Unpacker> unpacker)
    : source_(source), unpacker_(std::move(unpacker)), in_(kInSize), out_(kOutSize) {}

std::ptrdiff_t Decompressor::read(std::span<char> room) {
  fill();
  const std::size_t count = std::min(room.size(), out_end_ - out_begin_);
  if (count == 0) return state_ == State::failed ? -1 : 0;
  std::memcpy(room.data(), out_.data() + out_begin_, count);
  out_begin_ += count;
  decode_what_is_here();
  return static_cast<std::ptrdiff_t>(count);
}

bool Decompressor::is_ready() const {
  return out_begin_ < out_end_ || state_ != State::open || source_.is_ready();
}

void Decompressor::fill() {
  decode_what_is_here();
  while (out_begin_ == out_end_ && state_ == State::open) {
    read_more();
    decode_what_is_here();
  }
}

void Decompressor::decode_what_is_here() {
  while (out_begin_ == out_end_ && state_ == State::open && (was_full_ || in_begin_ < in_end_)) {
    decode_once();
  }
}

void Decompressor::decode_once() {
  const std::string_view in(in_.data() + in_begin_, in_end_ - in_begin_);
  Unpacker::Step step = unpacker_->decode(in, offset_, out_);
  in_begin_ += step.consumed;
  offset_ += step.consumed;
  out_begin_ = 0;
  out_end_ = step.produced;
  was_full_ = step.produced == out_.size();
  if (step.error.empty()) return;
  state_ = State::failed;
  error_ = std::string(unpacker_->name()) + ": " + step.error;
}

void Decompressor::read_more() {
  const std::ptrdiff_t count = source_.read(in_);
  in_begin_ = 0;
  in_end_ = static_cast<std::size_t>(std::max<std::ptrdiff_t>(count, 0));
  if (count > 0) return;
  const std::string_view wrong = unpacker_->wrong_end();
  if (count < 0) {
    error_ = source_.error();
  } else if (!wrong.empty()) {
    error_ = std::string(unpacker_->name()) + ": " + std::string(wrong) + ", at byte " +
             std::to_string(offset_);
  }
  state_ = count < 0 || !wrong.empty() ? State::failed : State::ended;
}

}  // namespace naqi::corpus
