// Position: how much of a text lies before a line of it, for filters that begin there.
#ifndef NAQI_APPS_POSITION_H_
#define NAQI_APPS_POSITION_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "naqi/token.h"

namespace naqi::cli {

struct Position {
  std::uint64_t lines = 0;   // line ends before it
  std::uint64_t offset = 0;  // in the unit that was asked for
};

/// What a filter is told of the text before it.
struct Before {
  OffsetUnit offsets = OffsetUnit::none;
  bool lines = false;
};

/// Counts a text as it passes, in pieces that may be cut anywhere.
class PositionCounter {
 public:
  explicit PositionCounter(Before before) : before_(before) {}

  void pass(std::string_view piece);
  /// What has passed; of code points, those that are complete.
  [[nodiscard]] const Position& position() const { return position_; }

 private:
  Before before_;
  Position position_;
  std::string open_;  // the beginning of a code point
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_POSITION_H_
