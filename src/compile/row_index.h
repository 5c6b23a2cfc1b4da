// RowIndex: where the row of a code point stands in a list of rows, in two loads. Most code points
// have none, and compiling a spec asks for tens of thousands of them, the slow lane for every one
// that it reads: a binary search in the 1,700 rows of `search` was a third of the time to compile.
// Tested by tests/unit/row_index_test.cc.
#ifndef NAQI_SRC_COMPILE_ROW_INDEX_H_
#define NAQI_SRC_COMPILE_ROW_INDEX_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "unicode/properties.h"
#include "unicode/trie.h"

namespace naqi::compile {

class RowIndex {
 public:
  /// Of no rows.
  RowIndex() = default;
  /// Of rows that are in the order of their code points, `from`.
  template <class Rows>
  explicit RowIndex(const Rows& rows) {
    if (rows.empty()) return;
    number_.resize((rows.back().from >> unicode::kPageBits) + std::size_t{1});
    for (std::size_t i = 0; i < rows.size(); ++i) add(rows[i].from);
  }

  [[nodiscard]] bool has(char32_t c) const { return (of_page(c) & bit(c)) != 0; }
  /// How many code points below c have rows: where the row of c is, if each has one only.
  /// Precondition: has(c).
  [[nodiscard]] std::size_t place(char32_t c) const {
    const Page& page = pages_[number_[c >> unicode::kPageBits] - 1U];
    return page.before + static_cast<std::size_t>(std::popcount(page.set & (bit(c) - 1)));
  }
  /// Those with rows of the page of c.
  [[nodiscard]] unicode::PageSet of_page(char32_t c) const {
    const std::size_t page = c >> unicode::kPageBits;
    if (page >= number_.size() || number_[page] == 0) return 0;
    return pages_[number_[page] - 1U].set;
  }

 private:
  struct Page {
    unicode::PageSet set;
    std::size_t before;  // code points of earlier pages
  };

  static unicode::PageSet bit(char32_t c) {
    return unicode::PageSet{1} << (c & (unicode::kPageSize - 1));
  }

  void add(char32_t from) {
    std::uint16_t& number = number_[from >> unicode::kPageBits];
    if (number == 0) {
      pages_.push_back({0, count_});
      number = static_cast<std::uint16_t>(pages_.size());
    }
    unicode::PageSet& set = pages_.back().set;
    count_ += (set & bit(from)) == 0 ? 1 : 0;
    set |= bit(from);
  }

  std::vector<std::uint16_t> number_;  // of each page up to the last with rows, from 1; 0: no rows
  std::vector<Page> pages_;
  std::size_t count_ = 0;
};

}  // namespace naqi::compile

#endif  // NAQI_SRC_COMPILE_ROW_INDEX_H_
