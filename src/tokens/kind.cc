// Token kinds by name; declared in naqi/token.h.
#include <array>

#include "naqi/token.h"

namespace naqi {

namespace {

constexpr std::array<std::string_view, 14> kNames = {
    "symbol",       "punctuation", "word", "number",  "emoji",   "emoticon", "verse",
    "abbreviation", "time",        "date", "hashtag", "mention", "email",    "url"};

}  // namespace

std::string_view to_string(TokenKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

}  // namespace naqi
