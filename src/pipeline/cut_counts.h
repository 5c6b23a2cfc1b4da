// CutCounts: the cuts of text without white space (token_cut.h) that a stream of tokens makes, put
// together with those that the stream before it has made, for tokens to replace (mask_filter.h).
#ifndef NAQI_SRC_PIPELINE_CUT_COUNTS_H_
#define NAQI_SRC_PIPELINE_CUT_COUNTS_H_

#include <algorithm>
#include <cstdint>
#include <optional>

#include "naqi/stream.h"

namespace naqi {

struct CutCounts {
  std::uint64_t count = 0;
  std::optional<std::uint64_t> first;         // in the text that Counts::first_cut_token has
  std::optional<std::uint64_t> first_before;  // the same of the stream before

  /// The counts of the stream before, with all cuts. Where no mask is shorter or longer than its
  /// token both cut at the same places, so the larger number is taken, and not the sum.
  [[nodiscard]] Counts added_to(const Counts& before) const {
    Counts all = before;
    all.cut_tokens = std::max(before.cut_tokens, count);
    all.first_cut_token = first ? first : first_before;
    if (first && first_before) all.first_cut_token = std::min(*first, *first_before);
    return all;
  }
};

}  // namespace naqi

#endif  // NAQI_SRC_PIPELINE_CUT_COUNTS_H_
