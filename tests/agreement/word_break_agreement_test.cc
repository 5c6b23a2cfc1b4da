// The automaton and the reference give the same segments, for every tokenizer: on every code point
// in context, on every sequence of four classes, on random text and bytes, however they are cut.
#include <cstdio>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "compile/word_break.h"
#include "naqi/catalog.h"
#include "support/engines.h"
#include "support/segments.h"
#include "text/utf8.h"
#include "tokens/automaton.h"
#include "tokens/reference_breaker.h"

namespace naqi {
namespace {

using tokens::Segment;

class WordBreakAgreement : public testing::TestWithParam<std::size_t> {
 protected:
  // Fails once and says how, instead of a million times.
  void expect_same(std::string_view text) {
    if (HasFailure()) return;
    EXPECT_EQ(test::segments_of(*automaton_, text), test::segments_of(*reference_, text))
        << shown(text);
  }

  static std::string shown(std::string_view text) {
    std::string out;
    for (const char32_t c : text::to_utf32(text)) {
      char buffer[16];
      std::snprintf(buffer, sizeof buffer, " %04X", static_cast<unsigned>(c));
      out += buffer;
    }
    return out;
  }

  const compile::WordBreakTable& table() const { return compile::word_break_table(GetParam()); }

  // Of each class a code point, as text: the first beyond ASCII where there is one, and not U+FFFD.
  std::vector<std::string> representatives() const {
    std::vector<std::string> chosen(table().class_count);
    for (char32_t c = 0x110000; c-- > 0;) {
      const bool surrogate = c >= 0xD800 && c < 0xE000;
      std::string& text = chosen[table().classes[c]];
      if (!surrogate && (c >= 0x80 || text.empty())) text = text::to_utf8({&c, 1});
    }
    return chosen;
  }

  std::unique_ptr<tokens::WordBreaker> automaton_ = tokens::make_automaton(GetParam());
  std::unique_ptr<tokens::WordBreaker> reference_ = tokens::make_reference_breaker(GetParam());
};

// The end of one case must not touch the next: a line feed between them is a boundary on both
// sides, whatever stands there. Cases are run many at a time, as the reference is slow to start.
class Batch {
 public:
  template <class Check>
  void add(std::string_view text, const Check& check) {
    text_ += text;
    text_ += '\n';
    if (text_.size() > 256) flush(check);
  }
  template <class Check>
  void flush(const Check& check) {
    check(text_);
    text_.clear();
  }

 private:
  std::string text_;
};

TEST_P(WordBreakAgreement, every_code_point_in_context) {
  constexpr std::string_view kContexts[][2] = {{"", ""},
                                               {"a", "b"},
                                               {"\u0628", "\u062A"},
                                               {"1", "2"},
                                               {" ", "a"},
                                               {" ", "1"},
                                               {" \u200F", "1"},
                                               {" ", " "},
                                               {"a", " \u200D"},
                                               {"a\u200D", "\uFE0F"},
                                               {"\u05D0", "\u05D1"}};
  const auto check = [this](std::string_view text) { expect_same(text); };
  const char32_t stride = test::small_scale() ? 19 : 1;
  for (const auto& [before, after] : kContexts) {
    Batch batch;
    for (char32_t c = 0; c < 0x110000; c += stride) {
      if (c >= 0xD800 && c < 0xE000) c = 0xE000;
      std::string text(before);
      text::append(c, text);
      text += after;
      batch.add(text, check);
    }
    batch.flush(check);
  }
}

// Three go on their own, as the start and the end of a text are not those of a line.
TEST_P(WordBreakAgreement, every_three_classes) {
  const std::vector<std::string> classes = representatives();
  const std::size_t stride = test::small_scale() ? 5 : 1;
  for (std::size_t i = 0; i < classes.size(); i += stride) {
    for (const std::string& b : classes) {
      for (const std::string& c : classes) expect_same(classes[i] + b + c);
    }
  }
}

TEST_P(WordBreakAgreement, every_four_classes) {
  if (table().class_count > 40) GTEST_SKIP() << "too many: every_three_classes, random_classes";
  const std::vector<std::string> classes = representatives();
  const auto check = [this](std::string_view text) { expect_same(text); };
  const std::size_t stride = test::small_scale() ? 5 : 1;
  Batch batch;
  for (std::size_t i = 0; i < classes.size(); i += stride) {
    for (const std::string& b : classes) {
      for (const std::string& c : classes) {
        for (const std::string& d : classes) batch.add(classes[i] + b + c + d, check);
      }
    }
  }
  batch.flush(check);
}

// Texts of 5 to 12 classes: long enough for every state to be entered and left in every way.
TEST_P(WordBreakAgreement, random_classes) {
  const std::vector<std::string> classes = representatives();
  std::mt19937 random(1);
  const int rounds = test::small_scale() ? 20'000 : 200'000;
  for (int i = 0; i < rounds; ++i) {
    std::string text;
    for (std::size_t length = 5 + random() % 8; length > 0; --length) {
      text += classes[random() % classes.size()];
    }
    expect_same(text);
  }
}

TEST_P(WordBreakAgreement, random_bytes_in_every_chunk_size) {
  const std::vector<std::string> classes = representatives();
  std::mt19937 random(2);
  const int rounds = test::small_scale() ? 300 : 3'000;
  for (int i = 0; i < rounds; ++i) {
    const std::size_t length = random() % 131;
    std::string text;
    while (text.size() < length) {
      const auto choice = random() % 16;
      if (choice == 0) {
        text += static_cast<char>(random());  // mostly ill-formed
      } else if (choice == 1) {
        const std::string& whole = classes[random() % classes.size()];
        text += whole.substr(0, random() % whole.size() + 1);  // sometimes cut
      } else {
        text += i % 3 == 0 ? std::string(1, static_cast<char>(random()))
                           : classes[random() % classes.size()];
      }
    }
    text.resize(length);
    const test::ExactBuffer exact(text);
    const std::vector<Segment> expected = test::segments_of(*reference_, text);
    for (std::size_t size = 1; size <= length + 1; ++size) {
      std::vector<Segment> segments;
      for (std::size_t at = 0; at < length; at += size) {
        const test::ExactBuffer piece(exact.view().substr(at, size));
        automaton_->feed(piece.view(), segments);
      }
      automaton_->finish(segments);
      ASSERT_EQ(segments, expected) << shown(text) << " in pieces of " << size;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Tokenizers, WordBreakAgreement,
                         testing::Range<std::size_t>(0, tokenizers().size()), [](const auto& test) {
                           return std::string(tokenizers()[test.param].name);
                         });

}  // namespace
}  // namespace naqi
