#include "corpus/unit_decoder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "corpus/converter.h"
#include "corpus/count_byte.h"
#include "corpus/utf16_decoder.h"
#include "text/utf8.h"

namespace naqi::corpus {
namespace {

/// The UTF-8 of a byte. All tables stay below U+10000.
struct Utf8 {
  std::array<char, 3> bytes;
  std::uint8_t length;
};
static_assert(sizeof(Utf8) == 4);

class ByteDecoder final : public UnitDecoder {
 public:
  explicit ByteDecoder(const ByteTable& table) {
    for (std::size_t byte = 0; byte < table.size(); ++byte) {
      if (table[byte] == kUndefined) {
        utf8_[byte] = {{kUndecodable}, 1};
        has_undefined_ = true;
        continue;
      }
      std::array<char, text::kMaxLength> bytes{};
      const std::size_t length = text::encode(table[byte], bytes.data());
      utf8_[byte] = {{bytes[0], bytes[1], bytes[2]}, static_cast<std::uint8_t>(length)};
    }
  }

  Decoded decode(std::string_view piece, bool /*text_ends*/, char* out) override {
    const char* p = piece.data();
    const char* const end = p + piece.size();
    char* to = out;
    while (end - p >= 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, p, 8);
      if ((eight & 0x8080808080808080U) == 0) {
        std::memcpy(to, &eight, 8);
        to += 8;
      } else {
        for (std::ptrdiff_t i = 0; i < 8; ++i) to = put(p[i], to);
      }
      p += 8;
    }
    while (p < end) to = put(*p++, to);
    Decoded done{piece.size(), static_cast<std::size_t>(to - out)};
    if (has_undefined_) find_bad(piece, out, to, done);
    return done;
  }

 private:
  // Writes four bytes, of which the next ones overwrite what is too much: no branch.
  char* put(char byte, char* to) const {
    const Utf8& utf8 = utf8_[static_cast<unsigned char>(byte)];
    std::memcpy(to, &utf8, sizeof utf8);
    return to + utf8.length;
  }

  void find_bad(std::string_view piece, const char* out, const char* out_end, Decoded& done) const {
    done.bad = count_byte(std::string_view(out, out_end), kUndecodable);
    if (done.bad == 0) return;
    const auto is_bad = [this](char byte) {
      return utf8_[static_cast<unsigned char>(byte)].bytes[0] == kUndecodable;
    };
    const auto first = std::find_if(piece.begin(), piece.end(), is_bad);
    done.first_bad = static_cast<std::size_t>(first - piece.begin());
  }

  std::array<Utf8, 256> utf8_{};
  bool has_undefined_ = false;
};

}  // namespace

std::unique_ptr<UnitDecoder> make_unit_decoder(const Encoding& encoding) {
  if (encoding.form == EncodingForm::utf8) return nullptr;
  if (encoding.form != EncodingForm::bytes) return std::make_unique<Utf16Decoder>(encoding.form);
  const std::optional<ByteTable> table = byte_table(encoding);
  return table ? std::make_unique<ByteDecoder>(*table) : nullptr;
}

}  // namespace naqi::corpus
