// `naqi explain` tells the truth: what a trace ends with is what the engines write, its groups are
// the text, and its changes lead from one to the other.
#include <gtest/gtest.h>

#include <string>

#include "exec/reference_trace.h"
#include "support/describe.h"
#include "support/engines.h"
#include "support/random_text.h"
#include "support/specs.h"
#include "text/utf8.h"

namespace naqi::test {
namespace {

class TraceAgreement : public testing::TestWithParam<std::string> {};

TEST_P(TraceAgreement, ends_with_what_the_engines_write) {
  const Pipeline pipeline = *Pipeline::compile(GetParam());
  const rule::Spec spec = *rule::parse_spec(pipeline.spec());
  Runner run(pipeline, kScalarEngine);
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
    EXPECT_EQ(describe(text::to_utf8(input)), describe(text));
    EXPECT_EQ(describe(text::to_utf8(output)), describe(run.run(text))) << describe(text);
  }
}

INSTANTIATE_TEST_SUITE_P(Specs, TraceAgreement, testing::ValuesIn(all_specs()),
                         [](const auto& spec) { return test_name(spec.param); });

}  // namespace
}  // namespace naqi::test
