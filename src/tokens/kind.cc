// Token kinds by name; declared in naqi/token.h.
#include "naqi/token.h"

namespace naqi {

std::string_view to_string(TokenKind kind) {
  switch (kind) {
    case TokenKind::word:
      return "word";
    case TokenKind::number:
      return "number";
    case TokenKind::punctuation:
      return "punctuation";
    case TokenKind::symbol:
      return "symbol";
    case TokenKind::emoji:
      return "emoji";
  }
  return "";
}

}  // namespace naqi
