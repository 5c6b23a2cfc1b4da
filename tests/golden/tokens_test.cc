// The rows of tokens.tsv, by both word breakers: tokenizer, input, tokens with their kinds, why.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "naqi/catalog.h"
#include "support/golden.h"
#include "support/segments.h"
#include "tokens/automaton.h"
#include "tokens/reference_breaker.h"

namespace naqi {
namespace {

TEST(GoldenTokens, every_row) {
  const std::vector<test::GoldenRow> rows = test::golden_rows("tokens.tsv");
  ASSERT_GE(rows.size(), 80U);
  for (const test::GoldenRow& row : rows) {
    std::size_t tokenizer = 0;
    while (tokenizer < tokenizers().size() && tokenizers()[tokenizer].name != row.spec) {
      ++tokenizer;
    }
    ASSERT_LT(tokenizer, tokenizers().size()) << row.place;
    EXPECT_EQ(test::tokens_of(*tokens::make_automaton(tokenizer), row.input), row.expected)
        << row.place << ": " << row.why;
    EXPECT_EQ(test::tokens_of(*tokens::make_reference_breaker(tokenizer), row.input), row.expected)
        << "reference, " << row.place << ": " << row.why;
  }
}

}  // namespace
}  // namespace naqi
