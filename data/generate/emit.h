// Writing C++ tables: arrays, string literals, and the two-stage tries of src/unicode/trie.h.
#ifndef NAQI_DATA_GENERATE_EMIT_H_
#define NAQI_DATA_GENERATE_EMIT_H_

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace naqi::generate {

inline constexpr std::size_t kCodePoints = 0x110000;

/// The header line every generated file begins with.
void emit_banner(std::ostream& out, std::string_view what);

/// `constexpr TYPE NAME[] = {...};`, decimal, wrapped.
void emit_array(std::ostream& out, std::string_view type, std::string_view name,
                const std::vector<std::uint64_t>& values);

/// Two arrays, NAME_index and NAME_pages, for unicode::Trie: pages of 64 values, equal pages
/// shared. `values` has one value for each code point.
void emit_trie(std::ostream& out, std::string_view type, std::string_view name,
               const std::vector<std::uint64_t>& values);

/// A UTF-8 text as an ASCII string literal.
std::string literal(std::string_view utf8);

}  // namespace naqi::generate

#endif  // NAQI_DATA_GENERATE_EMIT_H_
