// Joining and its inverse; declared in naqi/joiner.h.
#include "naqi/joiner.h"

#include <cstring>
#include <utility>

#include "text/utf8.h"
#include "text/white_space.h"

namespace naqi {
namespace {

// A run that is longer was not made by Joiner: TokenStream cuts what has no white space after 1
// MiB, and a J is doubled.
constexpr std::size_t kMaxRun = std::size_t{4} << 20;

// The text up to the first byte that a mark could begin with.
std::size_t length_before(char first, std::string_view text) {
  const void* const found = std::memchr(text.data(), first, text.size());
  if (found == nullptr) return text.size();
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

Error refusal(std::string message, std::size_t where) {
  return {ErrorCode::bad_joiner, std::move(message), where, {}};
}

}  // namespace

Result<JoinMark> JoinMark::make(std::string_view utf8) {
  if (utf8.empty()) return refusal("the joiner is empty", 0);
  const char* const end = utf8.data() + utf8.size();
  for (const char* p = utf8.data(); p < end;) {
    const text::Decoded d = text::decode(p, end);
    const auto where = static_cast<std::size_t>(p - utf8.data());
    if (d.status != text::Status::well_formed) {
      return refusal("the joiner is ill-formed UTF-8", where);
    }
    if (text::is_white_space(d.code_point)) {
      return refusal("the joiner has white space in it", where);
    }
    p += d.length;
  }
  return JoinMark(utf8);
}

JoinMark JoinMark::standard() { return JoinMark("\xEF\xBF\xAD"); }

// The failure function of Knuth, Morris and Pratt (Fast pattern matching in strings, 1977).
JoinMark::JoinMark(std::string_view utf8) : text_(utf8), shorter_(utf8.size(), 0) {
  for (std::size_t i = 1; i + 1 < text_.size(); ++i) {
    shorter_[i + 1] = next(shorter_[i], text_[i]);
  }
}

std::size_t JoinMark::next(std::size_t matched, char byte) const {
  while (matched > 0 && text_[matched] != byte) matched = shorter_[matched];
  return text_[matched] == byte ? matched + 1 : 0;
}

Joiner::Joiner(JoinMark mark) : mark_(std::move(mark)) {}

void Joiner::feed(const Tokens& tokens, std::string& out) {
  const std::string_view text = tokens.text;
  std::size_t done = 0;
  std::size_t end = 0;  // of the last token
  for (const Token& token : tokens.items) {
    if (after_token_ && token.text.begin == end) {
      put(text.substr(done, end - done), out);
      out += ' ';
      out += mark_.text();
      matched_ = 0;
      done = end;
    }
    end = token.text.end;
    after_token_ = true;
  }
  put(text.substr(done), out);
  if (!text.empty()) after_token_ = !tokens.items.empty() && end == text.size();
}

void Joiner::put(std::string_view text, std::string& out) {
  const std::string& mark = mark_.text();
  while (!text.empty()) {
    std::size_t length = matched_ > 0 ? 0 : length_before(mark[0], text);
    while (length < text.size() && matched_ < mark.size()) {
      matched_ = mark_.next(matched_, text[length++]);
      if (matched_ == 0) break;
    }
    out += text.substr(0, length);
    text.remove_prefix(length);
    if (matched_ < mark.size()) continue;
    out += mark;
    matched_ = 0;
  }
}

Unjoiner::Unjoiner(JoinMark mark) : mark_(std::move(mark)) {}

void Unjoiner::feed(std::string_view joined, std::string& out) {
  while (!joined.empty()) {
    if (matched_ == 0 && run_ == 0) {
      const std::string_view plain = joined.substr(0, length_before(mark_.text()[0], joined));
      if (!plain.empty()) {
        if (space_) out += ' ';
        space_ = plain.back() == ' ';
        out += plain.substr(0, plain.size() - (space_ ? 1 : 0));
      }
      joined.remove_prefix(plain.size());
      if (joined.empty()) return;
    }
    take(joined.front(), out);
    joined.remove_prefix(1);
  }
}

/// Takes one byte by the way of the mark.
void Unjoiner::take(char byte, std::string& out) {
  const std::size_t matched = mark_.next(matched_, byte);
  if (matched != matched_ + 1) {  // what was thought to be a mark is not
    end_run(out);
    out.append(mark_.text(), 0, matched_ + (matched == 0 ? 0 : 1) - matched);
    space_ = matched == 0 && byte == ' ';
    if (matched == 0 && byte != ' ') out += byte;
  }
  matched_ = matched;
  if (matched_ < mark_.text().size()) return;
  matched_ = 0;
  ++run_;
  if (!space_) return put_pairs(out);
  if (run_ * mark_.text().size() <= kMaxRun) return;
  out += ' ';
  space_ = false;
  put_pairs(out);
}

void Unjoiner::finish(std::string& out) {
  end_run(out);
  out.append(mark_.text(), 0, matched_);
  matched_ = 0;
}

/// Settles the space and the run after it.
void Unjoiner::end_run(std::string& out) {
  const bool odd = run_ % 2 == 1;
  if (space_ && !odd) out += ' ';
  put_pairs(out);
  if (odd && !space_) out += mark_.text();
  run_ = 0;
  space_ = false;
}

void Unjoiner::put_pairs(std::string& out) {
  for (; run_ >= 2; run_ -= 2) out += mark_.text();
}

}  // namespace naqi
