// Lines: the number of the line that a byte of an input is in.
#ifndef NAQI_APPS_LINES_H_
#define NAQI_APPS_LINES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "input.h"

namespace naqi::cli {

class Lines {
 public:
  /// A regular file is looked at again when a line is asked for; of any other input, lines are
  /// counted as they pass, if `counts`.
  Lines(const Input& input, bool counts) : input_(input), counts_(counts && !input.is_file()) {}

  /// The next bytes of the text. They have to stay as long as line_of is asked about them.
  void pass(std::string_view piece);

  /// The line, from 1, of a byte of the piece that passed last, or of one of at most three bytes
  /// before it.
  [[nodiscard]] std::optional<std::uint64_t> line_of(std::uint64_t byte) const;

 private:
  const Input& input_;
  bool counts_;
  std::string_view piece_;          // what passed last
  std::uint64_t piece_begin_ = 0;   // its offset in the text
  std::uint64_t lines_before_ = 0;  // line ends before it
  std::uint64_t lines_ = 0;         // and with those in it
  std::string before_;              // the last bytes before it
  std::string end_;                 // and with those in it
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_LINES_H_
