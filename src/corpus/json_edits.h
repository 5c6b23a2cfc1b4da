// JsonEdits: what of a record is to be replaced by what, and what is to be put in.
#ifndef NAQI_CORPUS_JSON_EDITS_H_
#define NAQI_CORPUS_JSON_EDITS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace naqi::corpus {

/// A range of bytes.
struct JsonSlice {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct JsonEdit {
  JsonSlice of;    // the record: what goes; empty to put something in there
  JsonSlice text;  // in JsonEdits::text: what comes
};

struct JsonEdits {
  std::string text;             // of all edits, and of what became none
  std::vector<JsonEdit> edits;  // in any order; no two begin at the same place

  void clear() {
    text.clear();
    edits.clear();
  }
  [[nodiscard]] std::string_view text_of(JsonSlice slice) const {
    return std::string_view(text).substr(slice.begin, slice.end - slice.begin);
  }
  /// Appends the record with its edits to `out`; an edit within what another replaces is without
  /// effect. Returns whether that makes a difference. Leaves the edits in order.
  [[nodiscard]] bool apply(std::string_view record, std::string& out);
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_JSON_EDITS_H_
