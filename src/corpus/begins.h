// Begins: whether bytes are the beginning of something, when there may be too few to tell.
#ifndef NAQI_CORPUS_BEGINS_H_
#define NAQI_CORPUS_BEGINS_H_

#include <algorithm>
#include <string_view>

namespace naqi::corpus {

enum class Begins { no, perhaps, yes };  // perhaps: if the right bytes follow

/// Whether `bytes` begin with `mark`.
[[nodiscard]] inline Begins begins_with(std::string_view bytes, std::string_view mark) {
  const std::size_t common = std::min(bytes.size(), mark.size());
  if (bytes.substr(0, common) != mark.substr(0, common)) return Begins::no;
  return common < mark.size() ? Begins::perhaps : Begins::yes;
}

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_BEGINS_H_
