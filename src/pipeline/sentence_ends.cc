#include "pipeline/sentence_ends.h"

namespace naqi {
namespace {

bool ends_line(std::string_view space) {
  return space.size() >= kMaxSentenceGap || space.find('\n') != std::string_view::npos;
}

}  // namespace

void SentenceEnds::restore(Tokens& out) {
  for (Token token : held_.items) {
    token.text = {token.text.begin + out.text.size(), token.text.end + out.text.size()};
    out.items.push_back(token);
  }
  marked_ = out.items.size();
  out.text += held_.text;
  held_.clear();
}

void SentenceEnds::end_sentence(Token& last) {
  last.ends_sentence = true;
  length_ = 0;
}

void SentenceEnds::end_line(Token& last) {
  marker_.end_line();
  end_sentence(last);
}

void SentenceEnds::mark(Tokens& out, bool at_end) {
  const std::string_view text = out.text;
  for (std::size_t i = marked_; i < out.items.size(); ++i) {
    const Span span = out.items[i].text;
    std::size_t gap = 0;
    if (length_ > 0) {
      const std::size_t before = out.items[i - 1].text.end;
      gap = span.begin - before;
      const bool is_long = length_ + gap + span.size() > kMaxSentence;
      if (is_long || ends_line(text.substr(before, gap))) end_line(out.items[i - 1]);
    }
    if (marker_.next(out.items[i].kind, text.substr(span.begin, span.size()), gap > 0)) {
      end_sentence(out.items[i - 1]);
    }
    length_ += length_ > 0 ? gap + span.size() : span.size();
  }
  if (length_ > 0) hold_back(out, at_end);
}

void SentenceEnds::hold_back(Tokens& out, bool at_end) {
  Token& last = out.items.back();
  if (at_end || ends_line(std::string_view(out.text).substr(last.text.end))) {
    return end_line(last);
  }
  const std::size_t begin = last.text.begin;
  held_.items.push_back(last);
  held_.items.back().text = {0, last.text.size()};
  held_.text.assign(out.text, begin);
  out.items.pop_back();
  out.text.resize(begin);
}

}  // namespace naqi
