// tokens.tsv: the tokens of a text, row by row, from both word breakers.
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "naqi/catalog.h"
#include "support/segments.h"
#include "text/utf8.h"
#include "tokens/automaton.h"
#include "tokens/reference_breaker.h"

namespace naqi {
namespace {

struct TokensRow {
  std::string tokenizer;
  std::string input;
  std::string expected;
  std::string why;
  int line = 0;
};

// Replaces \uXXXX and \UXXXXXXXX; `-` is empty.
std::string unescape(const std::string& field) {
  if (field == "-") return {};
  std::string out;
  for (std::size_t i = 0; i < field.size(); ++i) {
    const char next = field[i] == '\\' && i + 1 < field.size() ? field[i + 1] : '\0';
    const std::size_t digits = next == 'u' ? 4 : next == 'U' ? 8 : 0;
    if (digits == 0) {
      out += field[i];
      continue;
    }
    text::append(static_cast<char32_t>(std::stoul(field.substr(i + 2, digits), nullptr, 16)), out);
    i += 1 + digits;
  }
  return out;
}

std::vector<TokensRow> read_rows() {
  std::vector<TokensRow> rows;
  std::ifstream in(NAQI_SOURCE_DIR "/tests/golden/tokens.tsv");
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> fields(1);
    for (const char c : line) {
      if (c == '\t') {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    EXPECT_EQ(fields.size(), 4U) << "tokens.tsv:" << number;
    if (fields.size() != 4) continue;
    rows.push_back({fields[0], unescape(fields[1]), unescape(fields[2]), fields[3], number});
  }
  return rows;
}

TEST(GoldenTokens, every_row) {
  const std::vector<TokensRow> rows = read_rows();
  ASSERT_GE(rows.size(), 80U);
  for (const TokensRow& row : rows) {
    std::size_t tokenizer = 0;
    while (tokenizer < tokenizers().size() && tokenizers()[tokenizer].name != row.tokenizer) {
      ++tokenizer;
    }
    ASSERT_LT(tokenizer, tokenizers().size()) << "tokens.tsv:" << row.line;
    EXPECT_EQ(test::tokens_of(*tokens::make_automaton(tokenizer), row.input), row.expected)
        << "tokens.tsv:" << row.line << ": " << row.why;
    EXPECT_EQ(test::tokens_of(*tokens::make_reference_breaker(tokenizer), row.input), row.expected)
        << "reference, tokens.tsv:" << row.line << ": " << row.why;
  }
}

}  // namespace
}  // namespace naqi
