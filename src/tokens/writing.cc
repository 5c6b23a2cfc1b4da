#include "tokens/writing.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "naqi/token.h"
#include "text/utf8.h"

namespace naqi {
namespace tokens {
namespace {

// Code points from `first` to `last` that are all of one kind.
struct WritingRange {
  char32_t first, last;
  Writing writing;
};

#include "tokens/writing.inc"

constexpr Writing find(char32_t c) {
  const WritingRange* const range =
      std::upper_bound(std::begin(kWriting), std::end(kWriting), c,
                       [](char32_t value, const WritingRange& row) { return value <= row.last; });
  return range != std::end(kWriting) && range->first <= c ? range->writing : Writing::none;
}

// Latin to Arabic: nearly all that is asked for.
constexpr char32_t kNear = 0x700;
constexpr std::array kNearby = [] {
  std::array<Writing, kNear> all{};
  for (const WritingRange& range : kWriting) {
    for (char32_t c = range.first; c <= range.last && c < kNear; ++c) all[c] = range.writing;
  }
  return all;
}();

}  // namespace

Writing writing_of(char32_t c) { return c < kNear ? kNearby[c] : find(c); }

}  // namespace tokens

Script script_of(std::string_view token_text) {
  using tokens::Writing;
  Script script = Script::none;
  const char* const end = token_text.data() + token_text.size();
  for (const char* p = token_text.data(); p < end;) {
    const text::Decoded d = text::decode(p, end);
    p += d.length;
    const Writing writing = tokens::writing_of(d.code_point);
    if (writing == Writing::none || writing == Writing::digit) continue;
    const Script own = writing == Writing::arabic  ? Script::arabic
                       : writing == Writing::latin ? Script::latin
                                                   : Script::other;
    if (script != Script::none && script != own) return Script::other;
    script = own;
  }
  return script;
}

}  // namespace naqi
