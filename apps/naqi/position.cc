#include "position.h"

#include <cstring>

#include "line_ends.h"
#include "text/utf8.h"

namespace naqi::cli {
namespace {

unsigned units_of(OffsetUnit unit, const text::Decoded& decoded) {
  return unit == OffsetUnit::utf16 && decoded.code_point > 0xFFFF ? 2 : 1;
}

bool is_ascii(const char* p) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, p, sizeof bytes);
  return (bytes & 0x8080808080808080U) == 0;
}

/// Counts up to the end or to a code point that is not complete, of which `p` is the beginning
/// then.
std::uint64_t count_complete(OffsetUnit unit, const char*& p, const char* end) {
  std::uint64_t count = 0;
  while (p < end) {
    if (end - p >= 8 && is_ascii(p)) {
      p += 8;
      count += 8;
      continue;
    }
    const text::Decoded decoded = text::decode(p, end);
    if (decoded.status == text::Status::incomplete) break;
    count += units_of(unit, decoded);
    p += decoded.length;
  }
  return count;
}

}  // namespace

void PositionCounter::pass(std::string_view piece) {
  if (before_.lines) position_.lines += count_line_ends(piece);
  if (before_.offsets == OffsetUnit::none) return;
  if (before_.offsets == OffsetUnit::bytes) {
    position_.offset += piece.size();
    return;
  }
  while (!open_.empty() && !piece.empty()) {
    open_ += piece.front();
    const text::Decoded decoded = text::decode(open_.data(), open_.data() + open_.size());
    if (decoded.status != text::Status::incomplete) {
      position_.offset += units_of(before_.offsets, decoded);
      const bool used = decoded.length == open_.size();
      open_.clear();
      if (!used) continue;  // the byte begins something else
    }
    piece.remove_prefix(1);
  }
  const char* p = piece.data();
  const char* const end = p + piece.size();
  position_.offset += count_complete(before_.offsets, p, end);
  open_.append(p, end);
}

std::uint64_t count_units(OffsetUnit unit, std::string_view text) {
  if (unit == OffsetUnit::bytes) return text.size();
  const char* p = text.data();
  const char* const end = p + text.size();
  const std::uint64_t count = count_complete(unit, p, end);
  return count + (p < end ? 1 : 0);
}

}  // namespace naqi::cli
