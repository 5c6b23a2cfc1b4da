// Filtered: what a filter that runs after the form (html_filter.h, mask_filter.h) appends to.
#ifndef NAQI_SRC_PIPELINE_FILTERED_H_
#define NAQI_SRC_PIPELINE_FILTERED_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "exec/composition.h"
#include "naqi/token.h"

namespace naqi {

struct Filtered {
  std::string text;
  exec::Pieces pieces;        // how the text stands for what the filter was given
  std::vector<Span> literal;  // of the text, in order: what no later filter may touch

  /// Input bytes that stay.
  void copy(std::string_view bytes) {
    text += bytes;
    exec::add(pieces, {bytes.size(), bytes.size(), false});
  }
  void copy_literally(std::string_view bytes) {
    literal.push_back({text.size(), text.size() + bytes.size()});
    copy(bytes);
  }
  /// `source` input bytes that become another text.
  void replace(std::string_view to, std::size_t source) {
    text += to;
    exec::add(pieces, {source, to.size(), true});
  }
  void clear() {
    text.clear();
    pieces.clear();
    literal.clear();
  }
};

}  // namespace naqi

#endif  // NAQI_SRC_PIPELINE_FILTERED_H_
