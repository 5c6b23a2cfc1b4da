// The byte tables say of a code point what its entry says, or that the entry is to be asked.
#include "compile/byte_tables.h"

#include <gtest/gtest.h>

#include <string>

#include "compile/compiler.h"
#include "compile/program.h"
#include "rules/spec.h"
#include "support/describe.h"
#include "support/specs.h"
#include "text/utf8.h"

namespace naqi::compile {
namespace {

class Tables : public testing::TestWithParam<std::string> {
 protected:
  std::shared_ptr<const Program> program_ = *compile(*rule::parse_spec(GetParam()));
  const ByteTables& tables_ = program_->bytes;

  // The output of an entry; what the tables must not claim to know has none.
  std::string output_of_entry(char32_t c) const {
    const Entry& e = program_->entry(c);
    if ((e.flags & Entry::kPooled) != 0) return std::string(program_->pooled(e));
    const std::uint32_t bytes = output_of(e, c);
    const std::size_t length =
        (e.flags & Entry::kCopy) != 0 ? text::to_utf8({&c, 1}).size() : e.length;
    std::string out;
    for (std::size_t i = 0; i < length; ++i) out += static_cast<char>(bytes >> (8 * i));
    return out;
  }

  void expect_page(const ByteTables::Page& page, char32_t first, const std::string& prefix) {
    for (std::size_t i = 0; i < ByteTables::kPageSize; ++i) {
      const char32_t c = first + static_cast<char32_t>(i);
      const std::uint8_t code = page.code[i];
      if (code == ByteTables::kOther) continue;
      const Entry& e = program_->entry(c);
      EXPECT_LE(e.kind, Kind::mark) << std::hex << unsigned{c};
      EXPECT_EQ(e.flags & (Entry::kPooled | Entry::kContext), 0) << std::hex << unsigned{c};
      std::string out;
      if (code != ByteTables::kGone && code < 0x80) out = static_cast<char>(code);
      if (code >= 0x80) {
        out = prefix.empty() ? std::string(1, static_cast<char>(page.lead[i])) : prefix;
        out += static_cast<char>(code);
      }
      EXPECT_EQ(test::describe(out), test::describe(output_of_entry(c))) << std::hex << unsigned{c};
      EXPECT_EQ(page.rank[i] != 0, e.kind == Kind::mark) << std::hex << unsigned{c};
    }
  }
};

TEST_P(Tables, say_what_the_entries_say) {
  expect_page(tables_.ascii[0], 0, "");
  expect_page(tables_.ascii[1], 0x40, "");
  for (std::size_t i = 0; i < tables_.arabic.size(); ++i) {
    expect_page(tables_.arabic[i], 0x600 + static_cast<char32_t>(0x40 * i), "");
  }
  expect_page(tables_.punctuation, 0x2000, "\xE2\x80");
}

TEST_P(Tables, rank_marks_as_their_classes_are_ordered) {
  for (char32_t a = 0x600; a < 0x700; ++a) {
    for (char32_t b = 0x600; b < 0x700; ++b) {
      const unsigned first = tables_.arabic[(a - 0x600) >> 6].rank[a & 0x3F];
      const unsigned second = tables_.arabic[(b - 0x600) >> 6].rank[b & 0x3F];
      if (first == 0 || second == 0) continue;
      EXPECT_EQ(first < second, program_->entry(a).ccc < program_->entry(b).ccc);
    }
  }
}

TEST_P(Tables, leave_alone_what_the_entries_leave_alone) {
  const auto expect_alone = [this](std::uint8_t is_alone, char32_t first) {
    if (is_alone == 0) return;
    for (char32_t c = first; c < first + ByteTables::kPageSize; ++c) {
      EXPECT_LE(program_->entry(c).kind, Kind::head) << std::hex << unsigned{c};
      EXPECT_EQ(test::describe(output_of_entry(c)), test::describe(text::to_utf8({&c, 1})));
    }
  };
  for (std::size_t i = 0; i < ByteTables::kPageSize; ++i) {
    const auto offset = static_cast<char32_t>(i * ByteTables::kPageSize);
    expect_alone(tables_.symbols[i], 0x2000 + offset);
    expect_alone(tables_.emoji[i], 0x1F000 + offset);
  }
}

INSTANTIATE_TEST_SUITE_P(Specs, Tables, testing::ValuesIn(test::all_specs()),
                         [](const auto& spec) { return test::test_name(spec.param); });

// Not all is left to the entries: of `search` the tables know nearly every letter.
TEST(ByteTables, know_the_common_letters) {
  const auto program = *compile(*rule::parse_spec("search"));
  for (char32_t c = 0x621; c <= 0x652; ++c) {
    if (c == 0x640) continue;  // decided by what follows
    EXPECT_NE(program->bytes.arabic[(c - 0x600) >> 6].code[c & 0x3F], ByteTables::kOther)
        << std::hex << unsigned{c};
  }
}

}  // namespace
}  // namespace naqi::compile
