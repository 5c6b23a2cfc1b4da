// The rows of tokens.tsv and tokens/, by both word breakers: tokenizer, input, tokens with their
// kinds, why.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "naqi/catalog.h"
#include "support/golden.h"
#include "support/segments.h"
#include "tokens/automaton.h"
#include "tokens/reference_breaker.h"

namespace naqi {
namespace {

std::size_t index_of(std::string_view tokenizer) {
  std::size_t i = 0;
  while (i < tokenizers().size() && tokenizers()[i].name != tokenizer) ++i;
  return i;
}

void expect_row(const test::GoldenRow& row) {
  const std::size_t tokenizer = index_of(row.spec);
  ASSERT_LT(tokenizer, tokenizers().size()) << row.place;
  EXPECT_EQ(test::tokens_of(*tokens::make_automaton(tokenizer), row.input), row.expected)
      << row.place << ": " << row.why;
  EXPECT_EQ(test::tokens_of(*tokens::make_reference_breaker(tokenizer), row.input), row.expected)
      << "reference, " << row.place << ": " << row.why;
}

TEST(GoldenTokens, every_row) {
  const std::vector<std::string> files = test::golden_files(true);
  ASSERT_GE(files.size(), 15U);
  std::size_t rows = 0;
  for (const std::string& file : files) {
    for (const test::GoldenRow& row : test::golden_rows(file)) {
      expect_row(row);
      ++rows;
    }
  }
  EXPECT_GE(rows, 500U);
}

}  // namespace
}  // namespace naqi
