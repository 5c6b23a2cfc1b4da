// Ends of sentences against gold/pud_sentences.jsonl below NAQI_CORPORA (Arabic-PUD of Universal
// Dependencies), ten sentences joined by one space, beside ICU's sentence iterator. The end of a
// paragraph counts for nothing: everybody finds it.
#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "naqi/pipeline.h"
#include "support/json_string.h"
#include "text/utf8.h"

namespace naqi {
namespace {

using Ends = std::set<std::size_t>;  // byte offsets after the last token of a sentence

struct Paragraph {
  std::string text;
  Ends ends;
};

std::vector<Paragraph> paragraphs(std::istream& in) {
  std::vector<Paragraph> all;
  int count = 0;
  for (std::string line; std::getline(in, line); ++count) {
    if (count % 10 == 0) all.emplace_back();
    Paragraph& paragraph = all.back();
    if (!paragraph.text.empty()) paragraph.text += ' ';
    std::string text = test::json_member(line, "text").value();
    text.erase(text.find_last_not_of(' ') + 1);
    paragraph.text += text;
    paragraph.ends.insert(paragraph.text.size());
  }
  return all;
}

Ends ends_of_naqi(const Pipeline& pipeline, const std::string& text) {
  Sentences sentences;
  pipeline.sentences(text, sentences);
  Ends ends;
  for (const Sentence& sentence : sentences.items) ends.insert(sentence.source.end);
  return ends;
}

Ends ends_of_icu(const char* locale, const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createSentenceInstance(icu::Locale(locale), status));
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  iterator->setText(text);
  Ends ends;
  for (auto at = iterator->first(); at != icu::BreakIterator::DONE; at = iterator->next()) {
    std::string before;
    text.tempSubString(0, at).toUTF8String(before);
    ends.insert(before.find_last_not_of(' ') + 1);
  }
  ends.erase(0);
  return ends;
}

struct Score {
  double gold = 0;
  double found = 0;
  double right = 0;
  [[nodiscard]] double precision() const { return right / found; }
  [[nodiscard]] double recall() const { return right / gold; }
  [[nodiscard]] double f1() const { return 2.0 * right / (gold + found); }
};

using Finder = std::function<Ends(const std::string&)>;

/// Up to 25 code points on each side of an end.
void show(const std::string& utf8, std::size_t end, std::string_view what) {
  const std::u32string before = text::to_utf32(std::string_view(utf8).substr(0, end));
  const std::u32string after = text::to_utf32(std::string_view(utf8).substr(end));
  const std::size_t begin = before.size() < 25 ? 0 : before.size() - 25;
  std::cout << "  " << what << ": " << text::to_utf8(before.substr(begin)) << " ||"
            << text::to_utf8(after.substr(0, 25)) << '\n';
}

Score score_of(const std::vector<Paragraph>& all, std::string_view name, const Finder& find) {
  Score score;
  for (const Paragraph& paragraph : all) {
    Ends found = find(paragraph.text);
    Ends gold = paragraph.ends;
    found.erase(paragraph.text.size());
    gold.erase(paragraph.text.size());
    score.gold += static_cast<double>(gold.size());
    score.found += static_cast<double>(found.size());
    for (const std::size_t end : found) {
      if (gold.count(end) != 0) {
        ++score.right;
      } else {
        show(paragraph.text, end, "too many");
      }
    }
    for (const std::size_t end : gold) {
      if (found.count(end) == 0) show(paragraph.text, end, "missing");
    }
  }
  std::cout << name << ": " << score.gold << " ends, " << score.found << " found, precision "
            << score.precision() << ", recall " << score.recall() << ", F1 " << score.f1() << '\n';
  return score;
}

TEST(SentencesConformance, pud) {
  const char* const root = std::getenv("NAQI_CORPORA");
  if (root == nullptr) GTEST_SKIP() << "NAQI_CORPORA is not set: no gold/pud_sentences.jsonl";
  std::ifstream in(std::string(root) + "/gold/pud_sentences.jsonl");
  if (!in) GTEST_SKIP() << "no gold/pud_sentences.jsonl";
  const std::vector<Paragraph> all = paragraphs(in);
  ASSERT_GE(all.size(), 40U);
  const Pipeline pipeline = *Pipeline::compile("none");
  const Score naqi =
      score_of(all, "naqi", [&](const std::string& text) { return ends_of_naqi(pipeline, text); });
  for (const char* const locale : {"ar", ""}) {
    const std::string name = std::string("ICU, ") + (*locale == '\0' ? "root" : locale);
    const Score icu = score_of(
        all, name, [locale](const std::string& text) { return ends_of_icu(locale, text); });
    EXPECT_GT(naqi.f1(), icu.f1()) << name;
  }
  EXPECT_GE(naqi.precision(), 0.99);
  EXPECT_GE(naqi.recall(), 0.99);
}

}  // namespace
}  // namespace naqi
