// Segment: what may be added when, what comes out, and that its space is bounded.
#include "exec/segment.h"

#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "compile/compiler.h"
#include "rules/spec.h"
#include "text/utf8.h"

namespace naqi {
namespace {

using exec::kMaxNonStarters;
using exec::Segment;
using Need = exec::Segment::Need;

class SegmentOf {
 public:
  explicit SegmentOf(std::string_view spec)
      : program_(compile::compile(rule::parse_spec(spec).value()).value()), segment(*program_) {}

  [[nodiscard]] Need need(char32_t c) const { return segment.need(program_->entry(c)); }
  void add(char32_t c) { segment.add(c, program_->entry(c), 2); }
  void add_all(std::u32string_view text) {
    for (const char32_t c : text) {
      ASSERT_EQ(need(c), Need::nothing) << std::hex << unsigned(c);
      add(c);
    }
  }
  std::u32string settle(bool anew = true) {
    source = 0;
    return segment.settle(source, anew);
  }

 private:
  std::shared_ptr<const compile::Program> program_;

 public:
  Segment segment;
  std::size_t source = 0;
};

TEST(Segment, settles_what_it_holds_and_is_empty_again) {
  SegmentOf nfc("nfc");
  EXPECT_TRUE(nfc.segment.empty());
  nfc.add_all(U"\u0627\u0651\u064E\u0654");
  EXPECT_FALSE(nfc.segment.empty());
  EXPECT_EQ(nfc.settle(), U"\u0623\u064E\u0651");
  EXPECT_EQ(nfc.source, 8U);
  EXPECT_TRUE(nfc.segment.empty());
  EXPECT_EQ(nfc.settle(), U"");
  EXPECT_EQ(nfc.source, 0U);
}

TEST(Segment, needs_a_boundary_before_what_begins_anew) {
  SegmentOf nfc("nfc");
  EXPECT_EQ(nfc.need(0x0628), Need::nothing);  // nothing to settle
  nfc.add(0x0627);
  EXPECT_EQ(nfc.need(0x0628), Need::boundary);  // plain
  EXPECT_EQ(nfc.need(0x0627), Need::boundary);  // head
  EXPECT_EQ(nfc.need(0x064E), Need::nothing);   // mark
  EXPECT_EQ(nfc.need(0x0654), Need::nothing);   // join
}

TEST(Segment, third_starter_that_joins_begins_anew) {
  SegmentOf nfc("nfc");
  nfc.add_all(U"\u1100\u1161\u11A8");
  EXPECT_EQ(nfc.need(0x11A8), Need::boundary);
  EXPECT_EQ(nfc.need(0x0301), Need::nothing);
  EXPECT_EQ(nfc.settle(), U"\uAC01");
  nfc.add_all(U"\u11A8\u1161");
  EXPECT_EQ(nfc.need(0x1161), Need::boundary);
}

TEST(Segment, needs_a_cut_after_1024_non_starters) {
  SegmentOf nfc("nfc");
  nfc.add(0x0627);
  for (unsigned i = 0; i < kMaxNonStarters; ++i) {
    ASSERT_EQ(nfc.need(0x0301), Need::nothing) << i;
    nfc.add(0x0301);
  }
  EXPECT_EQ(nfc.need(0x0301), Need::cut);
  EXPECT_EQ(nfc.need(0x064E), Need::cut);
  EXPECT_EQ(nfc.need(0x1161), Need::nothing);  // a starter ends the run
}

TEST(Segment, count_of_non_starters_goes_on_unless_it_begins_anew) {
  for (const bool anew : {false, true}) {
    SegmentOf nfc("nfc");
    for (unsigned i = 0; i < kMaxNonStarters; ++i) nfc.add(0x0301);
    nfc.settle(anew);
    EXPECT_EQ(nfc.need(0x0301), anew ? Need::nothing : Need::cut);
  }
}

TEST(Segment, stripped_starters_do_not_end_a_run) {
  SegmentOf strip("strip:tatweel");
  for (unsigned i = 0; i < kMaxNonStarters; ++i) {
    strip.add(0x0301);
    ASSERT_EQ(strip.need(0x0640), Need::nothing);
    strip.add(0x0640);
  }
  EXPECT_EQ(strip.need(0x0301), Need::cut);
  EXPECT_EQ(strip.need(0x0640), Need::nothing);
}

TEST(Segment, stripped_starters_without_end_take_no_space) {
  SegmentOf strip("strip:tatweel");
  strip.add(0x0627);
  constexpr std::size_t kMany = 10'000'000;
  for (std::size_t i = 0; i < kMany; ++i) strip.segment.add_stripped(2);
  strip.add(0x0654);
  EXPECT_EQ(strip.settle(), U"\u0623");
  EXPECT_EQ(strip.source, 2 * (kMany + 2));
}

TEST(Segment, stripped_marks_without_end_take_no_space_and_make_no_cut) {
  SegmentOf strip("strip:tashkeel,quranic");
  strip.add(0x0627);
  constexpr std::size_t kMany = 1'000'000;
  for (std::size_t i = 0; i < kMany; ++i) {
    strip.add(0x064E);
    strip.add(0x06D6);
  }
  EXPECT_EQ(strip.need(0x064E), Need::nothing);
  EXPECT_EQ(strip.need(0x0654), Need::nothing);
  strip.add(0x0654);  // of the class of 06D6: blocked until that is stripped
  EXPECT_EQ(strip.settle(), U"\u0623");
}

TEST(Segment, stripped_starter_keeps_apart_in_the_first_round) {
  // In canonical order the fatha would come before the shadda at once; it does in the second round.
  SegmentOf strip("strip:tatweel");
  strip.add_all(U"\u0644\u0651\u0640\u064E");
  EXPECT_EQ(strip.settle(), U"\u0644\u064E\u0651");
}

TEST(Segment, bytes_that_are_nothing_are_counted) {
  SegmentOf nfc("nfc invalid:drop");
  nfc.add(0x0627);
  nfc.segment.add_nothing(3);
  nfc.add(0x0654);
  EXPECT_FALSE(nfc.segment.empty());
  EXPECT_EQ(nfc.settle(), U"\u0623");
  EXPECT_EQ(nfc.source, 7U);
}

TEST(Segment, knows_the_last_code_point_of_its_text) {
  SegmentOf nfc("nfc strip:harakat,bidi invalid:drop");
  EXPECT_EQ(nfc.segment.last_or(U'x'), U'x');
  nfc.segment.add_nothing(1);
  EXPECT_EQ(nfc.segment.last_or(U'x'), U'x');
  EXPECT_FALSE(nfc.segment.empty());
  nfc.add(0x0627);
  EXPECT_EQ(nfc.segment.last_or(U'x'), char32_t{0x0627});
  nfc.add(0x064E);
  nfc.segment.add_nothing(1);
  EXPECT_EQ(nfc.segment.last_or(U'x'), char32_t{0x064E});
  nfc.add(0x200F);
  EXPECT_EQ(nfc.segment.last_or(U'x'), char32_t{0});
}

}  // namespace
}  // namespace naqi
