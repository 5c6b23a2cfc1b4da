#include "names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace naqi::cli {

std::string name_of(const Step& step) { return fmt::format("{}:{}", step.verb, step.name); }

std::string code_point(char32_t c) {
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
}

std::vector<std::string_view> split_at_commas(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::vector<std::string> words_of(const std::optional<std::string>& list) {
  if (!list) return {};
  const std::vector<std::string_view> words = split_at_commas(*list);
  return {words.begin(), words.end()};
}

}  // namespace naqi::cli
