// The rows of sentences.tsv, by every engine and the reference: tokenizer, input, sentences, why.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "naqi/pipeline.h"
#include "support/engines.h"
#include "support/golden.h"
#include "support/sentences.h"

namespace naqi {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "|") + part;
  return out;
}

std::vector<std::string> texts_of(const Sentences& sentences) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < sentences.items.size(); ++i) texts.emplace_back(sentences[i]);
  return texts;
}

TEST(GoldenSentences, every_row) {
  const std::vector<test::GoldenRow> rows = test::golden_rows("sentences.tsv");
  ASSERT_GE(rows.size(), 90U);
  for (const test::GoldenRow& row : rows) {
    const Result<Pipeline> pipeline = Pipeline::compile("invalid:replace", row.spec);
    ASSERT_TRUE(pipeline) << row.place;
    for (const Engine* const engine : test::all_engines()) {
      Sentences out;
      pipeline->with_engine(*engine).sentences(row.input, out);
      EXPECT_EQ(joined(texts_of(out)), row.expected)
          << engine->name << ", " << row.place << ": " << row.why;
    }
    Tokens tokens;
    pipeline->tokenize(row.input, tokens);
    const Sentences reference = test::reference_sentences(tokens);
    EXPECT_EQ(joined(texts_of(reference)), row.expected)
        << "reference, " << row.place << ": " << row.why;
  }
}

}  // namespace
}  // namespace naqi
