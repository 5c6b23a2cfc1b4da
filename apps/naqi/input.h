// Input: one file, or standard input, as UTF-8: decompressed and decoded, if need be. lines.h has
// the number of the line that a byte is in.
#ifndef NAQI_APPS_INPUT_H_
#define NAQI_APPS_INPUT_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "corpus/compression.h"
#include "corpus/decoder.h"
#include "corpus/encoding.h"
#include "corpus/peek_source.h"
#include "file_source.h"

namespace naqi::cli {

/// What an input is read as.
struct InputSettings {
  const corpus::Encoding* encoding = nullptr;  // null: found out from the beginning
  bool decompresses = true;
  bool says_encoding = true;  // reports what was found out
};

/// What was wrong with the encoding of an input that is not UTF-8.
struct Undecodable {
  std::uint64_t count = 0;
  std::uint64_t byte = 0;  // of the first, in the decompressed file
  std::uint64_t line = 0;  // from 1
};

class Input final : public corpus::ByteSource {
 public:
  Input(std::string_view name, const InputSettings& settings) : file_(name), settings_(settings) {}

  /// As messages call it.
  [[nodiscard]] const std::string& name() const { return file_.name(); }

  /// Reports a failure.
  [[nodiscard]] bool open();
  /// Adds to this, too, what is read of the file from now on.
  void count_into(std::atomic<std::uint64_t>& bytes) { file_.count_into(bytes); }

  /// The beginning of the text; more of it with each call, as long as there is more.
  [[nodiscard]] std::string_view peek_more() { return top_->peek_more(); }

  [[nodiscard]] std::ptrdiff_t read(std::span<char> room) override { return top_->read(room); }
  [[nodiscard]] bool is_ready() const override { return top_->is_ready(); }
  [[nodiscard]] std::string error() const override { return top_->error(); }

  /// Whether the text is the bytes of a regular file.
  [[nodiscard]] bool is_file() const { return is_plain_ && file_.is_file(); }
  /// Of such a file: how long the text was when it was opened; otherwise 0.
  [[nodiscard]] std::uint64_t file_size() const { return is_plain_ ? file_.file_size() : 0; }
  [[nodiscard]] std::optional<std::uint64_t> line_in_file(std::uint64_t byte) const {
    return file_.line_in_file(byte);
  }
  /// How it is compressed; known once it is open.
  [[nodiscard]] const corpus::Compression& compression() const { return *compression_; }
  [[nodiscard]] const corpus::Encoding& encoding() const { return *encoding_; }
  /// Nothing if the text is read as UTF-8, or all of it was decodable so far.
  [[nodiscard]] std::optional<Undecodable> undecodable() const;

 private:
  void decompress();
  void decode();
  const corpus::Encoding* find_encoding();

  FileSource file_;
  InputSettings settings_;
  std::unique_ptr<corpus::PeekSource> raw_;           // on the file
  std::unique_ptr<corpus::ByteSource> decompressor_;  // on raw_, or null
  std::unique_ptr<corpus::PeekSource> decompressed_;  // on that, or null
  std::unique_ptr<corpus::Decoder> decoder_;          // on those, or null
  std::unique_ptr<corpus::PeekSource> decoded_;       // on that, or null
  corpus::PeekSource* top_ = nullptr;
  const corpus::Compression* compression_ = nullptr;
  const corpus::Encoding* encoding_ = nullptr;
  std::size_t skipped_ = 0;  // bytes of a byte order mark
  bool is_plain_ = true;
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_INPUT_H_
