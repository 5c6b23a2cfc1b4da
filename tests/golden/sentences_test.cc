// The rows of sentences.tsv, by every engine and the reference: tokenizer, input, sentences, why.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
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

// The streams of a tokenizer, one for each engine: making one costs more than a row.
struct Streams {
  explicit Streams(const std::string& tokenizer)
      : pipeline(*Pipeline::compile("invalid:replace", tokenizer)) {
    for (const Engine* const engine : test::all_engines()) {
      streams.emplace_back(engine->name, pipeline.with_engine(*engine).sentence_stream());
    }
  }
  Pipeline pipeline;
  std::vector<std::pair<std::string_view, SentenceStream>> streams;
};

TEST(GoldenSentences, every_row) {
  const std::vector<test::GoldenRow> rows = test::golden_rows("sentences.tsv");
  ASSERT_GE(rows.size(), 100U);
  std::map<std::string, Streams> all;
  for (const test::GoldenRow& row : rows) {
    Streams& run = all.try_emplace(row.spec, row.spec).first->second;
    for (auto& [engine, stream] : run.streams) {
      Sentences out;
      for (const char byte : row.input) stream.feed({&byte, 1}, out);
      stream.finish(out);
      EXPECT_EQ(joined(texts_of(out)), row.expected)
          << engine << ", " << row.place << ": " << row.why;
    }
    Tokens tokens;
    run.pipeline.tokenize(row.input, tokens);
    EXPECT_EQ(joined(texts_of(test::reference_sentences(tokens))), row.expected)
        << "reference, " << row.place << ": " << row.why;
  }
}

}  // namespace
}  // namespace naqi
