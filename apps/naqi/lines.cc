#include "lines.h"

#include <algorithm>
#include <cstddef>

#include "line_ends.h"

namespace naqi::cli {
namespace {

constexpr std::size_t kOpenBytes = 3;  // of a sequence that the end of a piece cuts

}  // namespace

void Lines::pass(std::string_view piece) {
  if (!counts_) return;
  before_ = end_;
  piece_begin_ += piece_.size();
  lines_before_ = lines_;
  piece_ = piece;
  // Now, as the bytes are gone at the next call.
  lines_ += count_line_ends(piece);
  end_ += piece.substr(piece.size() - std::min(piece.size(), kOpenBytes));
  if (end_.size() > kOpenBytes) end_.erase(0, end_.size() - kOpenBytes);
}

std::optional<std::uint64_t> Lines::line_of(std::uint64_t byte) const {
  if (input_.is_file()) return input_.line_in_file(byte);
  if (!counts_ || byte + before_.size() < piece_begin_) return std::nullopt;
  if (byte < piece_begin_) {
    const std::string_view from_byte = std::string_view(before_).substr(
        before_.size() - static_cast<std::size_t>(piece_begin_ - byte));
    return lines_before_ - count_line_ends(from_byte) + 1;
  }
  return lines_before_ + count_line_ends(piece_.substr(0, byte - piece_begin_)) + 1;
}

}  // namespace naqi::cli
