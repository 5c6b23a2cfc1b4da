// FieldAction: what becomes of the text of a field of a record.
#ifndef NAQI_CORPUS_FIELD_ACTION_H_
#define NAQI_CORPUS_FIELD_ACTION_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace naqi::corpus {

/// Texts, one after another. Reused without allocation once warm.
struct Texts {
  std::string bytes;
  std::vector<std::size_t> ends;  // of each, in `bytes`; for a text that is no list, not used

  void clear() {
    bytes.clear();
    ends.clear();
  }
  /// Appends the members of a list to `out`, with something between each two.
  void append_joined(char separator, std::string& out) const {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
      if (i != 0) out += separator;
      out.append(bytes, begin, ends[i] - begin);
      begin = ends[i];
    }
  }
};

class FieldAction {
 public:
  FieldAction() = default;
  FieldAction(const FieldAction&) = delete;
  FieldAction& operator=(const FieldAction&) = delete;
  virtual ~FieldAction() = default;

  /// Whether a field becomes a list of texts (tokens, sentences) and not one text.
  [[nodiscard]] virtual bool makes_list() const = 0;
  /// Appends what a text becomes, as well-formed UTF-8 unless ill-formed sequences are kept: to
  /// out.bytes and, for each member of a list, to out.ends.
  virtual void apply(std::string_view utf8, Texts& out) = 0;
};

/// Why a record cannot be treated.
struct RecordError {
  std::string what;      // for people; without file and line
  std::size_t byte = 0;  // about where in the record
};

}  // namespace naqi::corpus

#endif  // NAQI_CORPUS_FIELD_ACTION_H_
