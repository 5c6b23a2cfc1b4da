#include "position.h"

#include "line_ends.h"
#include "pipeline/count_units.h"

namespace naqi::cli {

void PositionCounter::pass(std::string_view piece) {
  if (before_.lines) position_.lines += count_line_ends(piece);
  if (before_.offsets == OffsetUnit::none) return;
  while (!open_.empty() && !piece.empty()) {
    open_ += piece.front();
    piece.remove_prefix(1);
    std::string_view rest = open_;
    position_.offset += count_complete_units(before_.offsets, rest);
    open_.erase(0, open_.size() - rest.size());
  }
  position_.offset += count_complete_units(before_.offsets, piece);
  open_ += piece;
}

}  // namespace naqi::cli
