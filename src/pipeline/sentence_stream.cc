#include <utility>

#include "naqi/sentence.h"

namespace naqi {

SentenceStream::SentenceStream(TokenStream tokens) : stream_(std::move(tokens)) {}

void SentenceStream::feed(std::string_view utf8, Sentences& out) {
  stream_.feed(utf8, tokens_);
  settle(out);
}

void SentenceStream::finish(Sentences& out) {
  stream_.finish(tokens_);
  settle(out);
}

void SentenceStream::settle(Sentences& out) {
  const std::size_t base = out.text.size();
  for (const Token& token : tokens_.items) {
    if (!is_open_) open_ = {token.text, token.source};
    open_.text.end = token.text.end;
    open_.source.end = token.source.end;
    is_open_ = !token.ends_sentence;
    if (is_open_) continue;
    out.items.push_back({{base + open_.text.begin, base + open_.text.end}, open_.source});
  }
  const std::size_t length = is_open_ ? open_.text.begin : tokens_.text.size();
  out.text.append(tokens_.text, 0, length);
  tokens_.text.erase(0, length);
  tokens_.items.clear();
  open_.text = {open_.text.begin - length, open_.text.end - length};
}

}  // namespace naqi
