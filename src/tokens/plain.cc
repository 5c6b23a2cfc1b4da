#include "tokens/plain.h"

#include <cstddef>

namespace naqi::tokens {
namespace {

#include "tokens/plain.inc"

constexpr PlainClasses::Page page(const std::uint8_t* from) {
  PlainClasses::Page out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = from[i];
  return out;
}

constexpr PlainClasses kClasses = {
    {page(kAscii), page(kAscii + 64)},
    page(kPages),
    {page(kPages + 64), page(kPages + 128), page(kPages + 192), page(kPages + 256)}};

}  // namespace

const PlainClasses& plain_classes() { return kClasses; }

}  // namespace naqi::tokens
