#include "corpus/converter.h"

#include <memory>
#include <string>

#include <unicode/ucnv.h>

namespace naqi::corpus {
namespace {

#include "corpus/mac_arabic.inc"

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

Converter open(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(std::string(name).c_str(), &status));
  if (U_FAILURE(status) || ucnv_getMaxCharSize(converter.get()) != 1) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_FAILURE(status) ? nullptr : std::move(converter);
}

char32_t decode(UConverter& converter, char byte) {
  UErrorCode status = U_ZERO_ERROR;
  const char* in = &byte;
  std::array<UChar, 2> units{};
  UChar* out = units.data();
  ucnv_reset(&converter);
  ucnv_toUnicode(&converter, &out, units.data() + units.size(), &in, in + 1, nullptr, 1, &status);
  return U_FAILURE(status) || out != units.data() + 1 ? kUndefined : units[0];
}

/// Where ICU's tables say more than their encodings do.
char32_t corrected(char32_t c, const Encoding& encoding) {
  // Substitutes for what has no code point.
  if (c == 0x1A || c == 0xFFFD) return kUndefined;
  // ICU reads what Windows leaves undefined as controls, as Windows itself does. ISO 8859 does
  // define them: they are the C1 controls of ISO 6429.
  if (c >= 0x80 && c < 0xA0 && encoding.name.starts_with("windows-")) return kUndefined;
  // IBM's private use. F8FB is a second shape of final alef, and Unicode's own table of code page
  // 1006 (MAPPINGS/VENDORS/MISC/CP1006.TXT) has U+FE8E there; what the others are is not public.
  if (c == 0xF8FB) return 0xFE8E;
  if (c >= 0xE000 && c < 0xF900) return kUndefined;
  return c;
}

}  // namespace

std::optional<ByteTable> byte_table(const Encoding& encoding) {
  if (encoding.form != EncodingForm::bytes) return std::nullopt;
  // ICU's tables of the IBM code pages for PCs give 1A, 1C and 7F to one another in turn, as the
  // conversion to EBCDIC wants it. In files they are what they are in ASCII.
  ByteTable table;
  for (char32_t c = 0; c < 0x80; ++c) table[c] = c;
  if (encoding.converter.empty()) {
    for (std::size_t byte = 0x80; byte < 256; ++byte) table[byte] = kMacArabic[byte - 0x80];
    return table;
  }
  const Converter converter = open(encoding.converter);
  if (!converter) return std::nullopt;
  for (std::size_t byte = 0x80; byte < 256; ++byte) {
    table[byte] = corrected(decode(*converter, static_cast<char>(byte)), encoding);
  }
  return table;
}

}  // namespace naqi::corpus
