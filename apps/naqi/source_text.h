// SourceText: the input that tokens come from, kept until they have come.
#ifndef NAQI_APPS_SOURCE_TEXT_H_
#define NAQI_APPS_SOURCE_TEXT_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "naqi/token.h"

namespace naqi::cli {

/// Of one text or some lines of it, fed to it and to a TokenStream in the same pieces.
class SourceText {
 public:
  void feed(std::string_view utf8) { text_ += utf8; }

  /// Takes tokens with places in bytes, gives them places in `unit`, and returns the input of each.
  /// What is returned is good until the next call of any.
  std::span<const std::string_view> take(Tokens& tokens, OffsetUnit unit);
  /// Forgets what no further token can come from.
  void forget(OffsetUnit unit);

 private:
  /// Where a token ends or begins, in bytes and in units.
  struct Mark {
    std::size_t byte = 0;
    std::size_t units = 0;
  };
  void move(Mark& mark, std::size_t byte, OffsetUnit unit) const;

  std::string text_;
  std::size_t begin_ = 0;  // its offset in the input, in bytes
  Mark token_begin_;       // of the last token
  Mark token_end_;
  std::vector<std::string_view> slices_;
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_SOURCE_TEXT_H_
