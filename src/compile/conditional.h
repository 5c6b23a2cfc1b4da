// ConditionalRows: the rows of a spec that hold only under a condition (data/conditions.tsv), and
// what the squeeze phase bounds. char_map.h has the rows that hold everywhere; the conditions
// themselves are small files of src/exec/. Tested by tests/unit/conditional_test.cc.
#ifndef NAQI_SRC_COMPILE_CONDITIONAL_H_
#define NAQI_SRC_COMPILE_CONDITIONAL_H_

#include <span>
#include <string_view>
#include <vector>

#include "compile/char_map.h"
#include "compile/row_index.h"
#include "naqi/catalog.h"
#include "rules/spec.h"

namespace naqi::compile {

class ConditionalRows {
 public:
  struct Row {
    char32_t from;
    When when;
    std::u32string_view to;  // empty: strip
    std::size_t step;        // index into steps()
  };

  ConditionalRows() = default;
  /// The rows that a spec selects, but for those of code points that a row of `map` takes first.
  ConditionalRows(const rule::Spec& spec, const CharMap& map);

  [[nodiscard]] std::span<const Row> rows() const { return rows_; }  // by code point
  /// Whether some row is under this condition.
  [[nodiscard]] bool has(When when) const;
  /// The rows of one code point that are read after strip and fold.
  [[nodiscard]] std::span<const Row> context_of(char32_t c) const;
  /// Whether what stands beside c decides, before anything is deleted, if c is.
  [[nodiscard]] bool is_evidence(char32_t c) const;

  [[nodiscard]] const RowIndex& index() const { return index_; }

  [[nodiscard]] const rule::Squeeze& squeeze() const { return squeeze_; }
  /// Whether a run of c is bounded.
  [[nodiscard]] bool is_squeezed(char32_t c) const;
  /// Whether there is anything to do after strip and fold.
  [[nodiscard]] bool looks_at_context() const { return looks_at_context_; }
  /// Whether something of that has to do with c.
  [[nodiscard]] bool looks_at(char32_t c) const {
    return looks_at_context_ && (is_squeezed(c) || !context_of(c).empty());
  }

 private:
  std::vector<Row> rows_;
  RowIndex index_;
  rule::Squeeze squeeze_ = {};
  bool looks_at_context_ = false;
};

}  // namespace naqi::compile

#endif  // NAQI_SRC_COMPILE_CONDITIONAL_H_
