#include "pipeline/sentence_ends.h"

namespace naqi {
namespace {

bool ends_line(std::string_view space) {
  return space.size() >= kMaxSentenceGap || space.find('\n') != std::string_view::npos;
}

}  // namespace

/// Puts what was held back before what was added.
void SentenceEnds::restore(Tokens& out, const Before& before) {
  if (held_.items.empty()) return;
  for (std::size_t i = before.items; i < out.items.size(); ++i) {
    Span& text = out.items[i].text;
    text = {text.begin + held_.text.size(), text.end + held_.text.size()};
  }
  Token token = held_.items.front();
  token.text = {before.text, before.text + token.text.size()};
  out.items.insert(out.items.begin() + static_cast<std::ptrdiff_t>(before.items), token);
  out.text.insert(before.text, held_.text);
  held_.clear();
}

/// After white space only: it may end the sentence.
void SentenceEnds::wait(Tokens& out, const Before& before) {
  if (held_.items.empty()) return;
  const std::string_view space = std::string_view(out.text).substr(before.text);
  const bool has_line_end = ends_line(space);
  held_.text += space;
  out.text.resize(before.text);
  Token& last = held_.items.front();
  if (!has_line_end && held_.text.size() - last.text.end < kMaxSentenceGap) return;
  end_line(last);
  restore(out, before);
}

void SentenceEnds::end_sentence(Token& last) {
  last.ends_sentence = true;
  length_ = 0;
}

void SentenceEnds::end_line(Token& last) {
  marker_.end_line();
  end_sentence(last);
}

void SentenceEnds::mark(Tokens& out, const Before& before, bool at_end) {
  if (!at_end && out.items.size() == before.items) return wait(out, before);
  const std::size_t known = before.items + held_.items.size();
  restore(out, before);
  const std::string_view text = out.text;
  for (std::size_t i = known; i < out.items.size(); ++i) {
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
