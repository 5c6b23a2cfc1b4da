#include "support/sentences.h"

#include <string_view>

#include "tokens/reference_sentences.h"

namespace naqi::test {

std::vector<bool> reference_ends(const Tokens& tokens) {
  std::vector<tokens::SpacedToken> spaced;
  std::size_t end = 0;
  for (std::size_t i = 0; i < tokens.items.size(); ++i) {
    const Span& text = tokens.items[i].text;
    const std::string_view space = std::string_view(tokens.text).substr(end, text.begin - end);
    spaced.push_back({tokens.items[i].kind, std::string(tokens[i]), !space.empty(),
                      space.find('\n') != std::string_view::npos});
    end = text.end;
  }
  return tokens::reference_sentence_ends(spaced);
}

Sentences reference_sentences(const Tokens& tokens) {
  Sentences out;
  out.text = tokens.text;
  const std::vector<bool> ends = reference_ends(tokens);
  std::size_t first = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (!ends[i]) continue;
    out.items.push_back({{tokens.items[first].text.begin, tokens.items[i].text.end},
                         {tokens.items[first].source.begin, tokens.items[i].source.end}});
    first = i + 1;
  }
  return out;
}

std::vector<bool> ends_of(const Tokens& tokens) {
  std::vector<bool> ends;
  for (const Token& token : tokens.items) ends.push_back(token.ends_sentence);
  return ends;
}

}  // namespace naqi::test
