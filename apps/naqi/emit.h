// Formats of tokens. To add one, write its function and add its row to the table in emit.cc.
#ifndef NAQI_APPS_EMIT_H_
#define NAQI_APPS_EMIT_H_

#include <span>
#include <string>
#include <string_view>

#include "naqi/token.h"

namespace naqi::cli {

/// What an emit function remembers of the text so far: tokens come in pieces, cut anywhere.
struct LineState {
  bool has_token = false;  // the line has one already
  bool after_cr = false;   // the last byte was CR
};

struct Format {
  std::string_view name;
  std::string_view help;
  /// Appends the next tokens of a text to `out`. Of lines before, `line` knows nothing after a line
  /// end: several threads do the lines of one text.
  void (*emit)(const Tokens& tokens, LineState& line, std::string& out);
};

[[nodiscard]] std::span<const Format> formats();  // the first is the default

}  // namespace naqi::cli

#endif  // NAQI_APPS_EMIT_H_
