// Nobody's language is damaged by default, on real text: Persian passes `clean` and `light` letter
// for letter, and vocalised Arabic passes `quran` byte for byte. Short lines of more languages are
// golden rows (tests/golden/edge_cases.tsv).
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include "naqi/pipeline.h"
#include "support/describe.h"
#include "text/utf8.h"

namespace naqi::test {
namespace {

std::string corpus(const std::string& name) {
  const char* const root = std::getenv("NAQI_CORPORA");
  if (root == nullptr) return "";
  std::ifstream in(std::string(root) + "/corpora/" + name);
  std::stringstream buffer;
  buffer << in.rdbuf();
  return buffer.str();
}

// What `clean` strips of marks by definition, 064B to 0652 and 0670, and spaces after a space.
std::string without_tashkeel(const std::string& line) {
  std::string out;
  for (const char32_t c : text::to_utf32(line)) {
    const bool is_tashkeel = (c >= 0x64B && c <= 0x652) || c == 0x670;
    const bool again = c == U' ' && !out.empty() && out.back() == ' ';
    if (!is_tashkeel && !again) text::append(c, out);
  }
  return out;
}

std::string single_spaced(const std::string& line) {
  std::string out;
  for (const char c : line) {
    if (c != ' ' || out.empty() || out.back() != ' ') out += c;
  }
  return out;
}

TEST(LanguageSafety, persian_passes_clean_and_light_letter_for_letter) {
  const std::string text = corpus("persian.txt");
  if (text.empty()) GTEST_SKIP() << "NAQI_CORPORA is not set: no persian.txt";
  const Pipeline clean = *Pipeline::compile("clean");
  const Pipeline light = *Pipeline::compile("light");
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_EQ(describe(clean.normalize(line)), describe(without_tashkeel(line))) << line;
    EXPECT_EQ(describe(light.normalize(line)), describe(single_spaced(line))) << line;
  }
}

TEST(LanguageSafety, quran_deletes_bidirectional_controls_and_nothing_else) {
  const Pipeline quran = *Pipeline::compile("quran");
  for (const char* const name : {"tashkeela_diacritized.txt", "hadith_diacritized.txt"}) {
    const std::string text = corpus(name);
    if (text.empty()) GTEST_SKIP() << "NAQI_CORPORA is not set: no " << name;
    std::string expected;
    for (const char32_t c : text::to_utf32(text)) {
      // By ICU, not by the rows of strip:bidi: a wrong row must not excuse itself.
      const bool is_control = u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_BIDI_CONTROL) != 0;
      if (!is_control) text::append(c, expected);
    }
    EXPECT_TRUE(quran.normalize(text) == expected) << name;
  }
}

}  // namespace
}  // namespace naqi::test
