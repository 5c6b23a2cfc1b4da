#include "emit.h"

#include <array>
#include <cstddef>
#include <cstring>

namespace naqi::cli {
namespace {

/// Bytes written into the room that a string was given in advance.
class Writer {
 public:
  Writer(std::string& out, std::size_t room) : out_(out), begin_(out.size()) {
    out_.resize(begin_ + room);
    end_ = out_.data() + begin_;
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { out_.resize(static_cast<std::size_t>(end_ - out_.data())); }

  void put(char c) { *end_++ = c; }
  void put(std::string_view bytes) {
    std::memcpy(end_, bytes.data(), bytes.size());
    end_ += bytes.size();
  }

 private:
  std::string& out_;
  std::size_t begin_;
  char* end_;
};

/// Keeps the line ends of a piece of white space, LF or CRLF.
void put_line_ends(std::string_view space, LineState& line, Writer& writer) {
  for (const char c : space) {
    if (c == '\n') {
      if (line.after_cr) writer.put('\r');
      writer.put('\n');
      line.has_token = false;
    }
    line.after_cr = c == '\r';
  }
}

void emit_text(const Tokens& tokens, LineState& line, std::string& out) {
  Writer writer(out, tokens.text.size() + tokens.items.size() + 1);  // 1: a CR of the last piece
  const std::string_view text = tokens.text;
  std::size_t done = 0;
  for (const Token& token : tokens.items) {
    put_line_ends(text.substr(done, token.text.begin - done), line, writer);
    if (line.has_token) writer.put(' ');
    writer.put(text.substr(token.text.begin, token.text.size()));
    line = {.has_token = true, .after_cr = false};
    done = token.text.end;
  }
  put_line_ends(text.substr(done), line, writer);
}

void emit_lines(const Tokens& tokens, LineState&, std::string& out) {
  Writer writer(out, tokens.text.size() + tokens.items.size());
  const std::string_view text = tokens.text;
  for (const Token& token : tokens.items) {
    writer.put(text.substr(token.text.begin, token.text.size()));
    writer.put('\n');
  }
}

constexpr std::array kFormats = {
    Format{"text", "the lines of the text, one space between two tokens", emit_text},
    Format{"lines", "one token per line", emit_lines},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

}  // namespace naqi::cli
