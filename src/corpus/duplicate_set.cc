#include "corpus/duplicate_set.h"

#include <algorithm>
#include <cstdint>
#include <new>
#include <utility>

namespace naqi::corpus {
namespace {

constexpr std::size_t kFirstSlots = 4096;
constexpr std::uint64_t kMostSlots = std::uint64_t{1} << 32;  // what slot_for() can tell apart
constexpr Hash128 kFree{};

// Where the search begins: the upper half of the hash scaled to the table, so that its order is
// that of the hashes, whatever its size, and a growing table is filled from front to back.
std::size_t slot_for(Hash128 hash, std::size_t slots) {
  return static_cast<std::size_t>((hash.high >> 32) * slots >> 32);
}

// The slot that has the hash, or the free one that it belongs to.
Hash128& find(std::span<Hash128> table, Hash128 hash) {
  std::size_t at = slot_for(hash, table.size());
  while (table[at] != kFree && table[at] != hash) {
    if (++at == table.size()) at = 0;
  }
  return table[at];
}

}  // namespace

DuplicateSet::DuplicateSet(std::size_t max_bytes) : max_bytes_(max_bytes) {}

DuplicateSet::Seen DuplicateSet::add(Hash128 hash) {
  if (hash == kFree) {
    if (has_zero_) return Seen::again;
    has_zero_ = true;
    ++size_;
    return Seen::first;
  }
  if (!slots_.empty() && find(slots_, hash) == hash) return Seen::again;
  if (size_ >= limit_ && !(can_grow_ && grow())) return Seen::full;
  find(slots_, hash) = hash;
  ++size_;
  return Seen::first;
}

bool DuplicateSet::grow() {
  const std::size_t old = slots_.size();
  const std::size_t allowed =
      static_cast<std::size_t>(std::min<std::uint64_t>(max_bytes_ / sizeof(Hash128), kMostSlots));
  const std::size_t wanted = std::max(kFirstSlots, 2 * old);
  const std::size_t slots = std::min(wanted, allowed - old);
  // Not for a few more: every text is put in the new table.
  const bool is_worth_it = slots > old + old / 16;
  can_grow_ = is_worth_it && move_to(slots) && slots == wanted;
  const std::size_t full = slots_.size();
  limit_ = can_grow_ ? full - full / 4 : full - (full + 7) / 8;
  return size_ < limit_;
}

bool DuplicateSet::move_to(std::size_t slots) try {
  auto owned = std::make_unique<Hash128[]>(slots);
  const std::span<Hash128> table(owned.get(), slots);
  for (const Hash128 hash : slots_) {
    if (hash != kFree) find(table, hash) = hash;
  }
  most_bytes_ = std::max(most_bytes_, (slots_.size() + slots) * sizeof(Hash128));
  owned_ = std::move(owned);
  slots_ = table;
  return true;
} catch (const std::bad_alloc&) {
  return false;
}

}  // namespace naqi::corpus
