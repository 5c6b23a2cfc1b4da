// Lines of tokens in tests: what TokenLines write, and what they should.
#ifndef NAQI_TESTS_SUPPORT_TOKEN_LINES_H_
#define NAQI_TESTS_SUPPORT_TOKEN_LINES_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "naqi/pipeline.h"

namespace naqi::test {

/// Each token, with LF after it.
[[nodiscard]] inline std::string lines_of(const Tokens& tokens) {
  std::string out;
  for (std::size_t i = 0; i < tokens.items.size(); ++i) (out += tokens[i]) += '\n';
  return out;
}

/// What is written of a text that is fed in pieces of `chunk` bytes.
[[nodiscard]] inline std::string written_in_chunks(const Pipeline& pipeline, std::string_view text,
                                                   std::size_t chunk) {
  TokenLines lines = pipeline.token_lines();
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += chunk) lines.feed(text.substr(at, chunk), out);
  lines.finish(out);
  return out;
}

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_TOKEN_LINES_H_
