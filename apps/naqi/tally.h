// Tally: the counts of a text, summed over the filters that did its parts.
#ifndef NAQI_APPS_TALLY_H_
#define NAQI_APPS_TALLY_H_

#include <cstdint>
#include <optional>

#include "lines.h"
#include "naqi/stream.h"
#include "summary.h"

namespace naqi::cli {

/// Parts come in the order of the text and leave nothing out, so that the next one begins where the
/// last one ended.
class Tally {
 public:
  /// Looks at the counts of a part that goes on, while `lines` can still say where something is.
  void look(const Counts& part, const Lines& lines);
  /// Adds a part that has ended; `cut_text` is its Filter::cut_text_bytes.
  void add(const Counts& part, std::uint64_t cut_text);

  [[nodiscard]] const Counts& counts() const { return counts_; }
  [[nodiscard]] const std::optional<Place>& ill_formed() const { return ill_formed_; }
  [[nodiscard]] const std::optional<Place>& cut_run() const { return cut_run_; }

 private:
  Counts counts_;                    // of the parts that have ended
  std::uint64_t cut_text_ = 0;       // the sum of their Filter::cut_text_bytes
  std::optional<Place> ill_formed_;  // the first
  std::optional<Place> cut_run_;
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_TALLY_H_
