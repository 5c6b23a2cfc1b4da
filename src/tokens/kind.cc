// The kinds of tokens, as rows and by name; declared in naqi/catalog.h and naqi/token.h.
#include <cstddef>

#include "naqi/catalog.h"
#include "naqi/token.h"

namespace naqi {
namespace {

#include "tokens/kinds.inc"

}  // namespace

std::span<const Kind> kinds() { return kKinds; }

std::string_view to_string(TokenKind kind) { return kKinds[static_cast<std::size_t>(kind)].name; }

}  // namespace naqi
