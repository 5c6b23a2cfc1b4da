#include "json.h"

namespace naqi::cli {
namespace {

bool needs_escape(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F || c == '"' || c == '\\';
}

char* put_escape(char c, char* to) {
  constexpr std::string_view kHex = "0123456789abcdef";
  *to++ = '\\';
  if (c == '"' || c == '\\') {
    *to++ = c;
    return to;
  }
  const auto byte = static_cast<unsigned char>(c);
  for (const char digit : {'u', '0', '0', kHex[byte >> 4], kHex[byte & 15]}) *to++ = digit;
  return to;
}

}  // namespace

char* escape_json_slowly(std::string_view utf8, char* to) {
  for (const char c : utf8) {
    if (needs_escape(c)) {
      to = put_escape(c, to);
    } else {
      *to++ = c;
    }
  }
  return to;
}

Json json_string(std::string_view utf8) {
  std::string text(utf8.size() * kJsonEscape + 2, '"');
  char* const end = escape_json(utf8, text.data() + 1);
  text.resize(static_cast<std::size_t>(end - text.data()) + 1, '"');
  text.back() = '"';
  return {text};
}

Json json_bool(bool value) { return {value ? "true" : "false"}; }

Json json_array(const std::vector<Json>& values) {
  std::string text = "[";
  for (const Json& value : values) {
    if (text.size() > 1) text += ", ";
    text += value.text;
  }
  return {text + "]"};
}

Json json_object(const std::vector<std::pair<std::string_view, Json>>& members) {
  std::string text = "{";
  for (const auto& [name, value] : members) {
    if (text.size() > 1) text += ", ";
    text += json_string(name).text + ": " + value.text;
  }
  return {text + "}"};
}

std::string json_document(const std::vector<Json>& values) {
  std::string text = "[";
  for (const Json& value : values) {
    text += text.size() > 1 ? ",\n  " : "\n  ";
    text += value.text;
  }
  text += values.empty() ? "]\n" : "\n]\n";
  return text;
}

}  // namespace naqi::cli
