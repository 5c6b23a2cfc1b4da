#include "corpus/text_hash.h"

#define XXH_INLINE_ALL  // nothing to link
#include <xxhash.h>

namespace naqi::corpus {
namespace {

Hash128 from(XXH128_hash_t hash) { return {hash.high64, hash.low64}; }

}  // namespace

struct TextHash::State {
  XXH3_state_t xxh;
};

Hash128 hash_text(std::string_view text) { return from(XXH3_128bits(text.data(), text.size())); }

TextHash::TextHash() : state_(std::make_unique<State>()) { clear(); }
TextHash::TextHash(TextHash&&) noexcept = default;
TextHash& TextHash::operator=(TextHash&&) noexcept = default;
TextHash::~TextHash() = default;

// These fail for null pointers only.
void TextHash::clear() { static_cast<void>(XXH3_128bits_reset(&state_->xxh)); }
void TextHash::add(std::string_view piece) {
  if (!piece.empty()) {
    static_cast<void>(XXH3_128bits_update(&state_->xxh, piece.data(), piece.size()));
  }
}
Hash128 TextHash::value() const { return from(XXH3_128bits_digest(&state_->xxh)); }

}  // namespace naqi::corpus
