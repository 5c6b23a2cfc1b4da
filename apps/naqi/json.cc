#include "json.h"

#include <fmt/format.h>

namespace naqi::cli {

Json json_string(std::string_view utf8) {
  std::string text = "\"";
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      text += '\\';
      text += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      text += fmt::format("\\u{:04x}", byte);
    } else {
      text += c;
    }
  }
  text += '"';
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
