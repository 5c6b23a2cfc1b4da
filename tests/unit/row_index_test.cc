// RowIndex: where the rows of code points stand.
#include "compile/row_index.h"

#include <vector>

#include <gtest/gtest.h>

namespace naqi {
namespace {

struct Row {
  char32_t from;
};

TEST(RowIndex, of_no_rows_has_nothing) {
  const compile::RowIndex index{std::vector<Row>()};
  EXPECT_FALSE(index.has(0));
  EXPECT_FALSE(index.has(0x10FFFF));
  EXPECT_EQ(index.of_page(0x0640), 0U);
}

TEST(RowIndex, finds_the_places_of_rows) {
  const std::vector<Row> rows = {{0}, {0x3F}, {0x40}, {0x0640}, {0x067F}, {0x10FFFF}};
  const compile::RowIndex index{rows};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ASSERT_TRUE(index.has(rows[i].from)) << i;
    EXPECT_EQ(index.place(rows[i].from), i);
  }
  for (const char32_t c : {0x01, 0x3E, 0x41, 0x063F, 0x0641, 0x0680, 0xFFFF, 0x10FFFE, 0x110000}) {
    EXPECT_FALSE(index.has(c)) << static_cast<unsigned>(c);
  }
  EXPECT_EQ(index.of_page(0x0650), unicode::PageSet{1} | unicode::PageSet{1} << 63);
}

TEST(RowIndex, counts_a_code_point_of_several_rows_once) {
  const std::vector<Row> rows = {{0x2C}, {0x2C}, {0x2E}, {0x60}};
  const compile::RowIndex index{rows};
  EXPECT_TRUE(index.has(0x2C));
  EXPECT_EQ(index.place(0x60), 2U);
}

}  // namespace
}  // namespace naqi
