// Token kinds by name; declared in naqi/token.h.
#include <cstddef>

#include "naqi/token.h"

namespace naqi {
namespace {

struct TokenKindRow {
  std::string_view name;
  std::string_view help;
};

#include "tokens/kinds.inc"

}  // namespace

std::string_view to_string(TokenKind kind) { return kKinds[static_cast<std::size_t>(kind)].name; }

}  // namespace naqi
