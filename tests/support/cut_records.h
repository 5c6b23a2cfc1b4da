// The records of a text that is read block by block, as Framing has them.
#ifndef NAQI_TESTS_SUPPORT_CUT_RECORDS_H_
#define NAQI_TESTS_SUPPORT_CUT_RECORDS_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/framing.h"

namespace naqi::test {

/// With their ends. Whole records are taken from `reader` many at a time, then one by one from
/// `splitter`, which is another of the same kind.
inline std::vector<std::string> cut_records(corpus::Framing& reader, corpus::Framing& splitter,
                                            std::string_view text, std::size_t block) {
  std::vector<std::string> records;
  std::string open;  // the beginning of a record; if is_long, one that last_end() knows of
  bool is_long = false;
  for (; !text.empty(); text.remove_prefix(std::min(block, text.size()))) {
    std::string_view part = text.substr(0, block);
    if (is_long) {
      const std::size_t end = reader.first_end(part);
      open += part.substr(0, end);
      if (end == corpus::Framing::kNone) continue;
      records.push_back(open);
      open.clear();
      part.remove_prefix(end);
      is_long = false;
    }
    open += part;
    std::string_view whole = std::string_view(open).substr(0, reader.last_end(open));
    const std::string rest = open.substr(whole.size());
    is_long = whole.empty() && !open.empty();
    while (!whole.empty()) {
      const std::size_t end = std::min(splitter.first_end(whole), whole.size());
      records.emplace_back(whole.substr(0, end));
      whole.remove_prefix(end);
    }
    open = rest;
  }
  if (!open.empty()) records.push_back(open);
  return records;
}

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_CUT_RECORDS_H_
