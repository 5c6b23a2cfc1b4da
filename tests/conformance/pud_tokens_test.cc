// The tokenizer naqi against a treebank's tokens: gold/pud_sentences.jsonl below NAQI_CORPORA, the
// Arabic sentences of Parallel Universal Dependencies. Every difference stands in pud_tokens.tsv
// with its cause; a missing row fails, and so does one that is not needed.
//
// The treebank takes a percent sign from its number. For naqi it belongs to it, as a rule of its
// own says, so F1 is also given with such a number taken apart, and it is that one that is asked
// for.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/json_string.h"
#include "support/segments.h"
#include "tokens/automaton.h"

namespace naqi {
namespace {

using Spans = std::vector<Span>;

struct Sentence {
  std::string id;
  std::string text;
  Spans gold;
};

Spans find(const std::vector<std::string>& tokens, std::string_view text) {
  Spans spans;
  std::size_t at = 0;
  for (const std::string& token : tokens) {
    at = text.find(token, at);
    if (at == std::string_view::npos) throw std::runtime_error("no such token: " + token);
    spans.push_back({at, at + token.size()});
    at += token.size();
  }
  return spans;
}

std::vector<Sentence> read(std::ifstream in) {
  std::vector<Sentence> sentences;
  for (std::string line; std::getline(in, line);) {
    Sentence sentence{*test::json_member(line, "sent"), *test::json_member(line, "text"), {}};
    sentence.gold = find(test::json_strings(line, "tokens"), sentence.text);
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

Spans tokens_of(tokens::WordBreaker& breaker, std::string_view text, bool percent_apart) {
  Spans spans;
  std::size_t at = 0;
  for (const tokens::Segment& segment : test::segments_of(breaker, text)) {
    const Span span{at, at + segment.length};
    at = span.end;
    if (!segment.kind) continue;
    spans.push_back(span);
    if (percent_apart && segment.kind == TokenKind::number && text[span.end - 1] == '%') {
      spans.back().end -= 1;
      spans.push_back({span.end - 1, span.end});
    }
  }
  return spans;
}

bool before(const Span& a, const Span& b) {
  return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
}

Spans without(const Spans& a, const Spans& b) {
  Spans out;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out), before);
  return out;
}

struct Score {
  std::size_t same = 0;
  std::size_t ours = 0;
  std::size_t gold = 0;

  void add(const Spans& tokens, const Spans& expected) {
    same += tokens.size() - without(tokens, expected).size();
    ours += tokens.size();
    gold += expected.size();
  }
  [[nodiscard]] double precision() const { return double(same) / double(ours); }
  [[nodiscard]] double recall() const { return double(same) / double(gold); }
  [[nodiscard]] double f1() const { return 2.0 * double(same) / double(ours + gold); }
};

void print(std::string_view what, const Score& score) {
  std::cout << what << ": precision " << score.precision() << ", recall " << score.recall()
            << ", F1 " << score.f1() << '\n';
}

// "12-14 15-17"
std::string shown(const Spans& spans) {
  std::string out;
  for (const Span& span : spans) {
    if (!out.empty()) out += ' ';
    out += std::to_string(span.begin) + '-' + std::to_string(span.end);
  }
  return out.empty() ? "-" : out;
}

// Of a row but its cause: sentence, tokens of naqi, tokens of the treebank. Value: the cause.
std::map<std::string, std::string> read_causes() {
  std::ifstream in(NAQI_SOURCE_DIR "/tests/conformance/pud_tokens.tsv");
  std::map<std::string, std::string> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t tab = line.rfind('\t');
    rows[line.substr(0, tab)] = line.substr(tab + 1);
  }
  return rows;
}

TEST(PudTokens, differ_only_as_listed) {
  const char* const root = std::getenv("NAQI_CORPORA");
  if (root == nullptr) GTEST_SKIP() << "NAQI_CORPORA is not set: no gold/pud_sentences.jsonl";
  std::ifstream in(std::string(root) + "/gold/pud_sentences.jsonl");
  if (!in) GTEST_SKIP() << "no gold/pud_sentences.jsonl";

  const auto breaker = tokens::make_automaton(0);
  Score whole;
  Score apart;
  std::map<std::string, std::string> listed = read_causes();
  std::map<std::string, std::size_t> causes;
  for (const Sentence& sentence : read(std::move(in))) {
    const Spans ours = tokens_of(*breaker, sentence.text, false);
    whole.add(ours, sentence.gold);
    apart.add(tokens_of(*breaker, sentence.text, true), sentence.gold);
    const Spans only_ours = without(ours, sentence.gold);
    const Spans only_gold = without(sentence.gold, ours);
    if (only_ours.empty() && only_gold.empty()) continue;
    const std::string row = sentence.id + '\t' + shown(only_ours) + '\t' + shown(only_gold);
    const auto found = listed.find(row);
    ASSERT_NE(found, listed.end()) << "not listed:\n" << row;
    ++causes[found->second];
    listed.erase(found);
  }
  for (const auto& [row, cause] : listed) ADD_FAILURE() << "not needed:\n" << row << '\t' << cause;

  print("as they are", whole);
  print("percent signs taken from their numbers", apart);
  for (const auto& [cause, count] : causes) std::cout << count << " sentences: " << cause << '\n';
  EXPECT_GE(apart.f1(), 0.999);
  EXPECT_GE(whole.f1(), 0.997);
}

}  // namespace
}  // namespace naqi
