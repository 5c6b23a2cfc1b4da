#include "summary.h"

#include <fmt/format.h>

#include "report.h"

namespace naqi::cli {
namespace {

/// What becomes of ill-formed sequences. The pipeline is asked: a spec has many ways to say it.
std::string_view fate(const Pipeline& pipeline) {
  constexpr std::string_view kIllFormed = "\xFF";
  const std::string result = pipeline.normalize(kIllFormed);
  if (result.empty()) return "dropped";
  return result == kIllFormed ? "kept" : "replaced by U+FFFD";
}

}  // namespace

void report_counts(std::string_view name, const Pipeline& pipeline, const Counts& counts,
                   const Place& first_ill_formed) {
  if (counts.ill_formed > 0) {
    const bool one = counts.ill_formed == 1;
    report(fmt::format(
        "{}: {} ill-formed UTF-8 sequence{} {}, {}at byte {}{}", name, counts.ill_formed,
        one ? "" : "s", fate(pipeline), one ? "" : "the first ", first_ill_formed.byte,
        first_ill_formed.line ? fmt::format(" (line {})", *first_ill_formed.line) : ""));
  }
  if (counts.cut_runs > 0) {
    report(fmt::format("{}: {} run{} of more than 1,024 marks cut by U+034F", name, counts.cut_runs,
                       counts.cut_runs == 1 ? "" : "s"));
  }
}

std::string refusal(std::string_view name, const Place& ill_formed) {
  return fmt::format("{}:{} ill-formed UTF-8 at byte {}", name,
                     ill_formed.line ? fmt::format("{}:", *ill_formed.line) : "", ill_formed.byte);
}

}  // namespace naqi::cli
