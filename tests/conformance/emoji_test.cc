// Every emoji of Unicode is one token, of kind emoji: emoji-test.txt (what is fully qualified),
// emoji-sequences.txt and emoji-zwj-sequences.txt. Alone, beside letters, digits and itself. The
// files are those of Debian's unicode-data; NAQI_UNICODE_DATA names another folder.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "support/segments.h"
#include "support/unicode_data.h"
#include "text/utf8.h"
#include "tokens/automaton.h"
#include "tokens/reference_breaker.h"

namespace naqi {
namespace {

std::filesystem::path folder() { return test::unicode_data() / "emoji"; }

// "1F600", "231A..231B" or "1F468 200D 2764" -> the texts.
std::vector<std::string> texts_of(const std::string& field) {
  if (const std::size_t dots = field.find(".."); dots != std::string::npos) {
    std::vector<std::string> out;
    const auto last = static_cast<char32_t>(std::stoul(field.substr(dots + 2), nullptr, 16));
    for (auto c = static_cast<char32_t>(std::stoul(field, nullptr, 16)); c <= last; ++c) {
      out.push_back(text::to_utf8({&c, 1}));
    }
    return out;
  }
  std::string text;
  std::istringstream words(field);
  for (std::string word; words >> word;) {
    text::append(static_cast<char32_t>(std::stoul(word, nullptr, 16)), text);
  }
  return {text};
}

// The rows of a file whose second field begins with `status`.
std::vector<std::string> read(const std::string& name, const std::string& status) {
  std::ifstream in(folder() / name);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) {
    line.resize(std::min(line.find('#'), line.size()));
    const std::size_t semicolon = line.find(';');
    if (semicolon == std::string::npos) continue;
    const std::size_t field = line.find_first_not_of(' ', semicolon + 1);
    if (line.compare(field, status.size(), status) != 0) continue;
    for (std::string& text : texts_of(line.substr(0, semicolon))) out.push_back(std::move(text));
  }
  return out;
}

bool is_of_version_15() {
  std::ifstream in(folder() / "emoji-test.txt");
  for (std::string line; std::getline(in, line) && line.starts_with("#");) {
    if (line == "# Version: 15.0") return true;
  }
  return false;
}

class Emoji : public testing::Test {
 protected:
  void SetUp() override {
    if (!is_of_version_15()) GTEST_SKIP() << folder() << " has no emoji 15.0: install unicode-data";
  }

  void expect_whole(const std::string& emoji) {
    const std::string token = emoji + "/emoji";
    for (const auto& breaker : {automaton_.get(), reference_.get()}) {
      EXPECT_EQ(test::tokens_of(*breaker, emoji), token);
      EXPECT_EQ(test::tokens_of(*breaker, emoji + emoji), token + '|' + token);
      EXPECT_EQ(test::tokens_of(*breaker, "\u0628" + emoji + "\u0628"),
                "\u0628/word|" + token + "|\u0628/word");
      EXPECT_EQ(test::tokens_of(*breaker, emoji + "."), token + "|./punctuation");
    }
  }

  std::unique_ptr<tokens::WordBreaker> automaton_ = tokens::make_automaton(0);
  std::unique_ptr<tokens::WordBreaker> reference_ = tokens::make_reference_breaker(0);
};

// A skin tone that does not stand alone belongs to what it stands beside.
bool is_tone(const std::string& emoji) {
  return "\U0001F3FB" <= emoji && emoji <= "\U0001F3FF" && emoji.size() == 4;
}

TEST_F(Emoji, fully_qualified) {
  const std::vector<std::string> all = read("emoji-test.txt", "fully-qualified");
  EXPECT_EQ(all.size(), 3655U);
  for (const std::string& emoji : all) expect_whole(emoji);
}

TEST_F(Emoji, sequences) {
  const std::vector<std::string> all = read("emoji-sequences.txt", "");
  EXPECT_EQ(all.size(), 2314U);
  for (const std::string& emoji : all) {
    if (is_tone(emoji)) {
      EXPECT_EQ(test::tokens_of(*automaton_, emoji), emoji + "/emoji");
    } else {
      expect_whole(emoji);
    }
  }
}

TEST_F(Emoji, zwj_sequences) {
  const std::vector<std::string> all = read("emoji-zwj-sequences.txt", "");
  EXPECT_EQ(all.size(), 1350U);
  for (const std::string& emoji : all) expect_whole(emoji);
}

}  // namespace
}  // namespace naqi
