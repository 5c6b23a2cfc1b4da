// `naqi explain` tells the truth: what a trace ends with is what the engines write, its groups are
// the text, and its changes lead from one to the other.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "exec/reference_trace.h"
#include "support/describe.h"
#include "support/engines.h"
#include "support/random_text.h"
#include "support/same_text.h"
#include "support/specs.h"
#include "text/utf8.h"

namespace naqi::test {
namespace {

class TraceAgreement : public testing::TestWithParam<std::string> {};

TEST_P(TraceAgreement, ends_with_what_the_engines_write) {
  const Pipeline pipeline = *Pipeline::compile(GetParam());
  const rule::Spec spec = *rule::parse_spec(pipeline.spec());
  Runner run(pipeline, fused_engines().front());
  RandomText random(606);
  const int rounds = small_scale() ? 20 : 120;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string text = random.utf8(80);
    std::u32string input;
    std::u32string output;
    for (const exec::Traced& traced : exec::trace(spec, text::to_utf32(text))) {
      input += traced.input;
      output += traced.output;
      EXPECT_TRUE(traced.input == traced.output || !traced.changes.empty()) << describe(text);
    }
    EXPECT_TRUE(same_text(text::to_utf8(input), text));
    EXPECT_TRUE(same_text(text::to_utf8(output), run.run(text))) << describe(text);
  }
}

// Counts of steps by their names, without those of 0 and those of forms, which a trace has for
// each round.
std::string counts_of(const std::vector<std::uint64_t>& counts) {
  std::string out;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const Step& step = steps()[i];
    if (counts[i] == 0 || step.verb == "form") continue;
    out += std::string(step.verb) + ':' + std::string(step.name) + '=' + std::to_string(counts[i]);
    out += ' ';
  }
  return out;
}

TEST_P(TraceAgreement, has_the_changes_that_are_counted) {
  const Pipeline pipeline = *Pipeline::compile(GetParam());
  const rule::Spec spec = *rule::parse_spec(pipeline.spec());
  Runner plain(pipeline, fused_engines().front());
  RandomText random(607);
  const int rounds = small_scale() ? 20 : 120;
  for (int i = 0; i < rounds && !HasFailure(); ++i) {
    const std::string text = random.utf8(80);
    std::vector<std::uint64_t> traced_counts(steps().size());
    for (const exec::Traced& traced : exec::trace(spec, text::to_utf32(text))) {
      for (const exec::Change& change : traced.changes) {
        const bool squeezes = steps()[change.step].verb == "squeeze";
        traced_counts[change.step] += squeezes ? change.from.size() - change.to.size() : 1;
      }
    }
    Stream stream = pipeline.stream();
    stream.count_steps();
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += 7) {
      stream.feed(std::string_view(text).substr(at, 7), out);
    }
    stream.finish(out);
    EXPECT_TRUE(same_text(out, plain.run(text)));
    EXPECT_EQ(counts_of(stream.counts().steps), counts_of(traced_counts)) << describe(text);
  }
}

INSTANTIATE_TEST_SUITE_P(Specs, TraceAgreement, testing::ValuesIn(specs_without_filters()),
                         [](const auto& spec) { return test_name(spec.param); });

}  // namespace
}  // namespace naqi::test
