// CharMap: the strip and fold rows that a spec selects and that hold everywhere, as a map from code
// points (conditional.h has the others). It says what one application of the rows does; settle.h
// applies them until nothing changes. Tested by tests/unit/char_map_test.cc.
#ifndef NAQI_SRC_COMPILE_CHAR_MAP_H_
#define NAQI_SRC_COMPILE_CHAR_MAP_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compile/row_index.h"
#include "naqi/result.h"
#include "rules/spec.h"

namespace naqi::compile {

/// Stands for a run of stripped starters inside a text under work: it keeps apart what they kept
/// apart until they are deleted. Not a Unicode code point.
inline constexpr char32_t kStrippedStarter = 0x110000;

class CharMap {
 public:
  struct Row {
    char32_t from;
    std::u32string_view to;  // empty: strip
    std::size_t step;        // index into steps()
  };

  /// The map of the rows that a spec selects. Fails as from_rows does.
  [[nodiscard]] static Result<CharMap> build(const rule::Spec& spec);

  /// A row and the step, by index into steps(), that it is of.
  struct SelectedRow {
    char32_t from;
    std::u32string_view to;
    std::size_t step;
  };
  /// Fails if two rows send a code point to different ends, or if rows form a cycle.
  [[nodiscard]] static Result<CharMap> from_rows(std::vector<SelectedRow> rows);

  /// Whether some row has to do with c.
  [[nodiscard]] bool has(char32_t c) const { return index_.has(c); }
  /// Whether a strip row deletes c.
  [[nodiscard]] bool strips(char32_t c) const {
    if (!has(c)) return c == kStrippedStarter;
    return rows_[index_.place(c)].to.empty();
  }
  /// What a fold row makes of c, once; empty if none does.
  [[nodiscard]] std::u32string_view fold(char32_t c) const;

  /// The row of c; null if there is none.
  [[nodiscard]] const Row* find(char32_t c) const {
    return index_.has(c) ? &rows_[index_.place(c)] : nullptr;
  }
  [[nodiscard]] const RowIndex& index() const { return index_; }

  /// Strips, then folds, every code point of text once. Returns whether anything changed.
  bool apply(std::u32string& text) const;

  [[nodiscard]] std::span<const Row> rows() const { return rows_; }  // by code point

 private:
  std::vector<Row> rows_;
  RowIndex index_;
};

}  // namespace naqi::compile

#endif  // NAQI_SRC_COMPILE_CHAR_MAP_H_
