// White space as tokens have it: SPACE, TAB, LF and CR, by which text is cut into chunks and words.
#ifndef NAQI_SRC_TOKENS_WHITE_SPACE_H_
#define NAQI_SRC_TOKENS_WHITE_SPACE_H_

#include <string_view>

namespace naqi::tokens {

inline constexpr std::string_view kWhiteSpace = " \t\n\r";

constexpr bool is_white_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

}  // namespace naqi::tokens

#endif  // NAQI_SRC_TOKENS_WHITE_SPACE_H_
