#include "pipeline/changed_stretch.h"

#include "text/utf8.h"
#include "text/white_space.h"

namespace naqi {
namespace {

std::size_t leading_space(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size()) {
    const text::Decoded d = text::decode(text.substr(length));
    if (!text::is_white_space(d.code_point)) break;
    length += d.length;
  }
  return length;
}

std::size_t trailing_space(std::string_view text) {
  std::size_t left = text.size();
  while (left > 0) {
    std::size_t at = left - 1;
    while (at > 0 && left - at < 3 && text::is_trail(text[at])) --at;
    const text::Decoded d = text::decode(text.substr(at, left - at));
    if (at + d.length != left || !text::is_white_space(d.code_point)) break;
    left = at;
  }
  return text.size() - left;
}

bool begins_ill_formed(std::string_view text) {
  return !text.empty() && text::decode(text).status != text::Status::well_formed;
}

std::size_t count_replacements(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(kReplacement, at)) != text.npos;) {
    at += kReplacement.size();
    ++count;
  }
  return count;
}

}  // namespace

Lengths leading_space(std::string_view source, std::string_view output) {
  const std::size_t space = leading_space(source);
  return {space, space == 0 ? 0 : leading_space(output)};
}
Lengths trailing_space(std::string_view source, std::string_view output) {
  const std::size_t space = trailing_space(source);
  return {space, space == 0 ? 0 : trailing_space(output)};
}

bool has_replaced(std::string_view source, std::string_view output) {
  return count_replacements(output) > count_replacements(source);
}

Lengths until_replaced(std::string_view source, std::string_view output) {
  std::size_t replacement = output.find(kReplacement);
  for (std::size_t at = 0; at < source.size() && replacement != output.npos;) {
    const text::Decoded d = text::decode(source.substr(at));
    if (d.status != text::Status::well_formed) return {at, replacement};
    at += d.length;
    if (d.code_point != text::kReplacementCharacter) continue;
    replacement = output.find(kReplacement, replacement + kReplacement.size());
  }
  return {source.size(), output.size()};
}

std::size_t leading_dropped(std::string_view source, std::string_view output) {
  if (output.empty() || begins_ill_formed(output)) return 0;
  std::size_t length = 0;
  while (begins_ill_formed(source.substr(length)))
    length += text::decode(source.substr(length)).length;
  return length;
}

}  // namespace naqi
