#include "emit.h"

#include <cstdio>
#include <map>

namespace naqi::generate {

void emit_banner(std::ostream& out, std::string_view what) {
  out << "// " << what << "\n"
      << "// GENERATED from data/ and Unicode 15.0 by `./dev generate`; DO NOT EDIT.\n"
      << "// clang-format off\n\n";
}

void emit_array(std::ostream& out, std::string_view type, std::string_view name,
                const std::vector<std::uint64_t>& values) {
  out << "// " << values.size() << " values\n";
  out << "constexpr " << type << ' ' << name << "[] = {";
  std::size_t column = 100;
  for (const std::uint64_t value : values) {
    const std::string text = std::to_string(value) + ",";
    if (column + text.size() > 98) {
      out << "\n    ";
      column = 4;
    }
    out << text;
    column += text.size();
  }
  out << "\n};\n\n";
}

void emit_trie(std::ostream& out, std::string_view type, std::string_view name,
               const std::vector<std::uint64_t>& values) {
  constexpr std::size_t kPage = 64;
  std::map<std::vector<std::uint64_t>, std::uint64_t> known;
  std::vector<std::uint64_t> index;
  std::vector<std::uint64_t> pages;
  for (std::size_t first = 0; first < kCodePoints; first += kPage) {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(first);
    const std::vector<std::uint64_t> page(begin, begin + kPage);
    const auto [at, fresh] = known.emplace(page, pages.size() / kPage);
    if (fresh) pages.insert(pages.end(), page.begin(), page.end());
    index.push_back(at->second);
  }
  emit_array(out, "std::uint16_t", std::string(name) + "_index", index);
  emit_array(out, type, std::string(name) + "_pages", pages);
}

std::string literal(std::string_view utf8) {
  std::string out = "\"";
  bool hex = false;  // a hex escape would swallow a following hex digit
  for (const char ch : utf8) {
    const auto byte = static_cast<unsigned char>(ch);
    if (byte >= 0x20 && byte < 0x7F) {
      if (hex && std::isxdigit(byte) != 0) out += "\" \"";
      if (ch == '"' || ch == '\\') out += '\\';
      out += ch;
      hex = false;
    } else {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\x%02x", byte);
      out += escape;
      hex = true;
    }
  }
  return out + "\"";
}

}  // namespace naqi::generate
