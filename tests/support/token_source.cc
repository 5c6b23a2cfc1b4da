#include "support/token_source.h"

#include <algorithm>

#include "support/describe.h"
#include "support/engines.h"
#include "text/utf8.h"

namespace naqi::test {

Tokens tokenize_in_chunks(TokenStream& stream, std::string_view text, std::size_t chunk) {
  Tokens tokens;
  if (chunk == 0) chunk = std::max<std::size_t>(text.size(), 1);
  for (std::size_t at = 0; at < text.size(); at += chunk) {
    const ExactBuffer buffer(text.substr(at, chunk));
    stream.feed(buffer.view(), tokens);
  }
  stream.finish(tokens);
  return tokens;
}

std::string describe(const Tokens& tokens) {
  std::string out;
  for (std::size_t i = 0; i < tokens.items.size(); ++i) {
    const Span& source = tokens.items[i].source;
    out += describe(tokens[i]) + '/' + std::string(to_string(tokens.items[i].kind)) + '@' +
           std::to_string(source.begin) + '-' + std::to_string(source.end) + "  ";
  }
  return out;
}

Tokens in_units(Tokens tokens, std::string_view text, bool utf16) {
  const auto count = [&](std::size_t end) {
    std::size_t units = 0;
    for (const char32_t c : text::to_utf32(text.substr(0, end))) {
      units += utf16 && c > 0xFFFF ? 2 : 1;
    }
    return units;
  };
  for (Token& token : tokens.items) {
    token.source = {count(token.source.begin), count(token.source.end)};
  }
  return tokens;
}

std::string misplaced(const Tokens& tokens, std::size_t size) {
  Span last;
  for (const Token& token : tokens.items) {
    const Span& span = token.source;
    const std::string where = std::to_string(span.begin) + '-' + std::to_string(span.end);
    if (span.begin > span.end || span.end > size) return "beyond the input: " + where;
    if (span != last && span.begin < last.end) return "neither equal nor disjoint: " + where;
    last = span;
  }
  return "";
}

}  // namespace naqi::test
