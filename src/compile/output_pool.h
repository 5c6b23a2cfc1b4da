// OutputPool: Program::pool under construction, each output once.
#ifndef NAQI_SRC_COMPILE_OUTPUT_POOL_H_
#define NAQI_SRC_COMPILE_OUTPUT_POOL_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace naqi::compile {

/// A hash table of places in the pool, open, at most half full: NFD pools all 11,172 Hangul
/// syllables, and a std::unordered_map would allocate for each.
class OutputPool {
 public:
  explicit OutputPool(std::string& pool) : pool_(pool), slots_(kFirstSlots) {}

  /// Where the output stands in the pool, from now on if not before.
  std::uint32_t place(std::string_view output) {
    Slot& slot = find(output);
    if (slot.length != 0) return slot.offset;
    const auto offset = static_cast<std::uint32_t>(pool_.size());
    slot = {offset, static_cast<std::uint32_t>(output.size())};
    pool_ += output;
    if (++count_ * 2 > slots_.size()) grow();
    return offset;
  }

 private:
  static constexpr std::size_t kFirstSlots = 2048;  // enough for all presets

  struct Slot {
    std::uint32_t offset;
    std::uint32_t length;  // 0: free
  };

  static std::size_t hash(std::string_view output) {
    std::uint64_t value = 0;
    for (const char c : output) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return static_cast<std::size_t>(value ^ value >> 32);
  }

  // The slot that holds an output, or that is free for it.
  Slot& find(std::string_view output) {
    for (std::size_t i = hash(output);; ++i) {
      Slot& slot = slots_[i & (slots_.size() - 1)];
      if (slot.length == 0 || text_of(slot) == output) return slot;
    }
  }

  [[nodiscard]] std::string_view text_of(const Slot& slot) const {
    return std::string_view(pool_).substr(slot.offset, slot.length);
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.length != 0) find(text_of(slot)) = slot;
    }
  }

  std::string& pool_;
  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace naqi::compile

#endif  // NAQI_SRC_COMPILE_OUTPUT_POOL_H_
