#include "corpus/json_edits.h"

#include <algorithm>

namespace naqi::corpus {

bool JsonEdits::apply(std::string_view record, std::string& out) {
  std::sort(edits.begin(), edits.end(),
            [](const JsonEdit& a, const JsonEdit& b) { return a.of.begin < b.of.begin; });
  bool differs = false;
  std::size_t done = 0;  // bytes of the record
  for (const JsonEdit& edit : edits) {
    if (edit.of.begin < done) continue;
    const std::string_view now = text_of(edit.text);
    differs = differs || now != record.substr(edit.of.begin, edit.of.end - edit.of.begin);
    out += record.substr(done, edit.of.begin - done);
    out += now;
    done = edit.of.end;
  }
  out += record.substr(done);
  return differs;
}

}  // namespace naqi::corpus
