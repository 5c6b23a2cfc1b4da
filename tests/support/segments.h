// Word breakers in tests: the segments of a text, however it is cut, and how to print them.
#ifndef NAQI_TESTS_SUPPORT_SEGMENTS_H_
#define NAQI_TESTS_SUPPORT_SEGMENTS_H_

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "tokens/word_breaker.h"

namespace naqi::tokens {

inline void PrintTo(const Segment& segment, std::ostream* out) {
  *out << segment.length << ' ' << (segment.kind ? to_string(*segment.kind) : "-");
}

}  // namespace naqi::tokens

namespace naqi::test {

/// The segments of `text`, fed to `breaker` in pieces of `size` bytes; 0: in one piece.
inline std::vector<tokens::Segment> segments_of(tokens::WordBreaker& breaker, std::string_view text,
                                                std::size_t size = 0) {
  std::vector<tokens::Segment> segments;
  if (size == 0) size = std::max<std::size_t>(text.size(), 1);
  for (std::size_t at = 0; at < text.size(); at += size) {
    breaker.feed(text.substr(at, size), segments);
  }
  breaker.finish(segments);
  return segments;
}

/// The tokens of `text` as "text/kind|text/kind": segments with a kind.
inline std::string tokens_of(tokens::WordBreaker& breaker, std::string_view text) {
  std::string out;
  std::size_t at = 0;
  for (const tokens::Segment& segment : segments_of(breaker, text)) {
    if (segment.kind) {
      if (!out.empty()) out += '|';
      out += text.substr(at, segment.length);
      out += '/';
      out += to_string(*segment.kind);
    }
    at += segment.length;
  }
  return out;
}

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_SEGMENTS_H_
