#include "corpus/utf16_decoder.h"

#include "text/utf8.h"

namespace naqi::corpus {
namespace {

constexpr bool is_lead(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
constexpr bool is_trail(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

// kHigh: which of the two bytes of a unit is the high one.
template <std::size_t kHigh>
char32_t unit_at(const char* p) {
  const auto high = static_cast<unsigned char>(p[kHigh]);
  const auto low = static_cast<unsigned char>(p[1 - kHigh]);
  return static_cast<char32_t>(high) << 8 | low;
}

char* put(char32_t c, char* to) {
  if (c < 0x80) {
    *to = static_cast<char>(c);
    return to + 1;
  }
  if (c < 0x800) {
    to[0] = static_cast<char>(0xC0 | c >> 6);
    to[1] = static_cast<char>(0x80 | (c & 0x3F));
    return to + 2;
  }
  return to + text::encode(c, to);
}

/// Decodes from done.taken on.
template <std::size_t kHigh>
void decode_units(std::string_view piece, bool text_ends, char* out, Decoded& done) {
  const char* const begin = piece.data();
  const char* const end = begin + piece.size();
  const char* p = begin + done.taken;
  char* to = out;
  const auto bad = [&] {
    if (done.bad++ == 0) done.first_bad = static_cast<std::size_t>(p - begin);
    *to++ = kUndecodable;
  };
  while (end - p >= 2) {
    const char32_t unit = unit_at<kHigh>(p);
    if (!text::is_surrogate(unit)) {
      to = put(unit, to);
    } else if (is_lead(unit) && end - p >= 4 && is_trail(unit_at<kHigh>(p + 2))) {
      const char32_t trail = unit_at<kHigh>(p + 2);
      to = put(0x10000 + ((unit - 0xD800) << 10) + (trail - 0xDC00), to);
      p += 2;
    } else if (is_lead(unit) && end - p < 4 && !text_ends) {
      break;
    } else {
      bad();
    }
    p += 2;
  }
  if (text_ends && p < end) {  // half of a unit
    bad();
    p = end;
  }
  done.taken = static_cast<std::size_t>(p - begin);
  done.written = static_cast<std::size_t>(to - out);
}

}  // namespace

std::size_t Utf16Decoder::take_mark(std::string_view piece) {
  // Without a mark the text is big-endian (RFC 2781, 4.3).
  form_ = piece.starts_with("\xFF\xFE") ? EncodingForm::utf16le : EncodingForm::utf16be;
  return piece.starts_with("\xFF\xFE") || piece.starts_with("\xFE\xFF") ? 2 : 0;
}

Decoded Utf16Decoder::decode(std::string_view piece, bool text_ends, char* out) {
  Decoded done;
  if (form_ == EncodingForm::utf16) {
    if (piece.size() < 2 && !text_ends) return done;
    done.taken = take_mark(piece);
  }
  if (form_ == EncodingForm::utf16le) {
    decode_units<1>(piece, text_ends, out, done);
  } else {
    decode_units<0>(piece, text_ends, out, done);
  }
  return done;
}

}  // namespace naqi::corpus
