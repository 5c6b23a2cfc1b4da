// Places of tokens in tests: tokenizing in pieces, and what naqi/token.h promises of Token::source.
#ifndef NAQI_TESTS_SUPPORT_TOKEN_SOURCE_H_
#define NAQI_TESTS_SUPPORT_TOKEN_SOURCE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "naqi/pipeline.h"

namespace naqi::test {

/// Tokenizes a text in pieces of `chunk` bytes, each in a buffer of its own; 0: in one.
[[nodiscard]] Tokens tokenize_in_chunks(TokenStream& stream, std::string_view text,
                                        std::size_t chunk = 0);

/// "text@begin-end text@begin-end": tokens with their places, texts as describe() has them.
[[nodiscard]] std::string describe(const Tokens& tokens);

/// Empty, or what is wrong with the order of the spans, or their bounds. `size`: of the input.
[[nodiscard]] std::string misplaced(const Tokens& tokens, std::size_t size);

/// Tokens with places in bytes of `text`, with these counted in code points or UTF-16 code units.
[[nodiscard]] Tokens in_units(Tokens tokens, std::string_view text, bool utf16);

/// Tokens with one span.
struct SpanGroup {
  Span source;
  Span text;  // from the first to the last, white space between them included
};

/// Calls `check(group)` for each group of tokens.
template <class Check>
void for_each_group(const Tokens& tokens, const Check& check) {
  for (std::size_t i = 0; i < tokens.items.size();) {
    SpanGroup group = {tokens.items[i].source, tokens.items[i].text};
    for (++i; i < tokens.items.size() && tokens.items[i].source == group.source; ++i) {
      group.text.end = tokens.items[i].text.end;
    }
    check(group);
  }
}

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_TOKEN_SOURCE_H_
