// Encodings: what text can be read from and written to, by the names people give them.
#ifndef NAQI_CORPUS_ENCODING_H_
#define NAQI_CORPUS_ENCODING_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace naqi::corpus {

enum class EncodingForm : std::uint8_t {
  utf8,
  utf16,    // the byte order is what a byte order mark says; big-endian without one
  utf16le,  // a byte order mark is a character like any other (RFC 2781, 4.1 and 4.2)
  utf16be,
  bytes,  // a byte a character; 00 to 7F are ASCII
};

struct Encoding {
  std::string_view name;
  std::string_view aliases;    // with spaces between
  std::string_view converter;  // ICU's name of it; empty for what ICU is not asked for
  EncodingForm form;
  std::string_view help;  // for people, a few words
};

/// All of them, UTF-8 first.
[[nodiscard]] std::span<const Encoding> encodings();

/// The encoding of a name or an alias, null if there is none. As Unicode Technical Standard #22
/// (1.4) has it, only letters and digits count, without case: UTF8, utf_8 and Utf-8 are one name.
[[nodiscard]] const Encoding* find_encoding(std::string_view name);

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_ENCODING_H_
