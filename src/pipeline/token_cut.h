// TokenCut: where text without white space is cut, so that no token and no memory grows without
// bound.
//
// White space always separates tokens. After 1 MiB without any (SPACE, TAB, LF or CR) the text is
// cut before the code point that would go over it, as if it ended there. That depends on the bytes
// of the text alone, not on how they arrive or on who looks for word boundaries. Tested by
// tests/unit/token_cut_test.cc.
#ifndef NAQI_SRC_PIPELINE_TOKEN_CUT_H_
#define NAQI_SRC_PIPELINE_TOKEN_CUT_H_

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "text/utf8.h"
#include "tokens/white_space.h"

namespace naqi {

inline constexpr std::size_t kMaxToken = std::size_t{1} << 20;

class TokenCut {
 public:
  struct Piece {
    std::size_t length;  // of the text that goes on without a cut
    bool cut_after;
  };

  /// How much of the next text, which begins with a code point, goes on without a cut. To be asked
  /// again for the rest. Precondition: text is not empty.
  Piece next(std::string_view text) {
    const std::size_t length = std::min(text.size(), kMaxToken - run_);
    const std::size_t space = text.substr(0, length).find_last_of(tokens::kWhiteSpace);
    if (space != std::string_view::npos) {
      run_ = length - space - 1;
      return {length, false};
    }
    if (length == text.size() || tokens::is_white_space(text[length])) {
      run_ += length;
      if (length < text.size()) run_ = 0;  // the white space comes next
      return {length, false};
    }
    run_ = 0;
    return {whole_code_points(text, length), true};
  }

  /// Begins anew.
  void reset() { run_ = 0; }

 private:
  // A kept ill-formed sequence may be of continuation bytes only: three steps back are enough.
  static std::size_t whole_code_points(std::string_view text, std::size_t length) {
    const std::size_t least = length > 3 ? length - 3 : 0;
    std::size_t at = length;
    while (at > least && text::is_trail(text[at])) --at;
    return text::is_trail(text[at]) ? length : at;
  }

  std::size_t run_ = 0;  // bytes since the last white space
};

}  // namespace naqi

#endif  // NAQI_SRC_PIPELINE_TOKEN_CUT_H_
