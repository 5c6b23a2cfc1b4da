#include "input.h"

#include <fmt/format.h>

#include "corpus/decompressed.h"
#include "corpus/detect_encoding.h"
#include "report.h"

namespace naqi::cli {

bool Input::open() {
  if (!file_.open()) return false;
  raw_ = std::make_unique<corpus::PeekSource>(file_);
  top_ = raw_.get();
  decompress();
  decode();
  return true;
}

void Input::decompress() {
  compression_ =
      settings_.decompresses ? &corpus::compression_of(*raw_) : &corpus::compressions().front();
  if (compression_->decompress == nullptr) return;
  is_plain_ = false;
  decompressor_ = compression_->decompress(*raw_);
  decompressed_ = std::make_unique<corpus::PeekSource>(*decompressor_);
  top_ = decompressed_.get();
}

void Input::decode() {
  encoding_ = settings_.encoding != nullptr ? settings_.encoding : find_encoding();
  if (encoding_->form == corpus::EncodingForm::utf8) return;
  is_plain_ = false;
  decoder_ = std::make_unique<corpus::Decoder>(*top_, *encoding_);
  decoded_ = std::make_unique<corpus::PeekSource>(*decoder_);
  top_ = decoded_.get();
}

/// The encoding that the beginning looks like. Skips the byte order mark that told it.
const corpus::Encoding* Input::find_encoding() {
  const corpus::Detected detected = corpus::detect_encoding(top_->peek(corpus::kDetectionSample));
  while (skipped_ < detected.bom_bytes) {
    char byte = 0;
    if (top_->read({&byte, 1}) <= 0) break;
    ++skipped_;
  }
  if (settings_.says_encoding) {
    report(fmt::format("{}: read as {}", file_.name(), detected.encoding->name));
  }
  return detected.encoding;
}

std::optional<Undecodable> Input::undecodable() const {
  if (!decoder_ || decoder_->undecodable() == 0) return std::nullopt;
  const corpus::EncodedPlace& first = *decoder_->first_undecodable();
  return Undecodable{decoder_->undecodable(), skipped_ + first.offset, first.line};
}

}  // namespace naqi::cli
