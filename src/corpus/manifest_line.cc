#include "corpus/manifest_line.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <system_error>

#include "corpus/relative_path.h"

namespace naqi::corpus {
namespace {

constexpr std::size_t kFingerprintDigits = 16;
constexpr std::size_t kFractionDigits = 9;
constexpr std::string_view kHex = "0123456789abcdef";

template <typename Number>
std::string to_digits(Number number, std::size_t width = 0, int base = 10) {
  std::array<char, 24> digits{};
  const char* const end =
      std::to_chars(digits.data(), digits.data() + digits.size(), number, base).ptr;
  const std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
  return std::string(width > text.size() ? width - text.size() : 0, '0').append(text);
}

std::string to_text(const FileStamp& stamp) {
  return to_digits(stamp.size) + ' ' + to_digits(stamp.seconds) + '.' +
         to_digits(stamp.nanoseconds, kFractionDigits);
}

std::string escape(std::string_view path) {
  std::string text;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F && byte != '%') {
      text += c;
    } else {
      text += '%';
      text += kHex[byte >> 4U];
      text += kHex[byte & 15U];
    }
  }
  return text;
}

std::optional<std::string> unescape(std::string_view text) {
  std::string path;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      path += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const std::size_t high = kHex.find(text[i + 1]);
    const std::size_t low = kHex.find(text[i + 2]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    path += static_cast<char>(high << 4U | low);
    i += 2;
  }
  return path;
}

/// Takes a field and the character behind it off the text; nothing if that is not there.
std::optional<std::string_view> take(std::string_view& text, char behind) {
  const std::size_t size = text.find(behind);
  if (size == std::string_view::npos) return std::nullopt;
  const std::string_view field = text.substr(0, size);
  text.remove_prefix(size + 1);
  return field;
}

template <typename Number>
bool take_number(std::string_view& text, char behind, Number& number, int base = 10) {
  const std::optional<std::string_view> field = take(text, behind);
  if (!field) return false;
  const char* const end = field->data() + field->size();
  const auto [stop, error] = std::from_chars(field->data(), end, number, base);
  return error == std::errc() && stop == end;
}

bool take_stamp(std::string_view& text, FileStamp& stamp) {
  return take_number(text, ' ', stamp.size) && take_number(text, '.', stamp.seconds) &&
         take_number(text, ' ', stamp.nanoseconds);
}

}  // namespace

std::string to_text(const ManifestLine& line) {
  return to_digits(line.fingerprint, kFingerprintDigits, 16) + ' ' + to_text(line.source) + ' ' +
         to_text(line.output) + ' ' + escape(line.relative) + '\n';
}

std::optional<ManifestLine> parse_manifest_line(std::string_view text) {
  ManifestLine line;
  std::string_view rest = text;
  if (!take_number(rest, ' ', line.fingerprint, 16) || !take_stamp(rest, line.source) ||
      !take_stamp(rest, line.output)) {
    return std::nullopt;
  }
  std::optional<std::string> relative = unescape(rest);
  if (!relative || !is_safe_relative(*relative)) return std::nullopt;
  line.relative = std::move(*relative);
  // One way to write each: no leading zeros, no capital digits, no escapes that are not needed.
  std::string again = to_text(line);
  again.pop_back();
  if (again != text) return std::nullopt;
  return line;
}

}  // namespace naqi::corpus
