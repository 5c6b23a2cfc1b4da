#include "summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "build.h"
#include "names.h"
#include "naqi/catalog.h"
#include "report.h"

namespace naqi::cli {
namespace {

/// What becomes of ill-formed sequences.
std::string_view fate(const Pipeline& pipeline) {
  const std::string result = fate_of_ill_formed(pipeline);
  if (result.empty()) return "dropped";
  return result == kIllFormed ? "kept" : "replaced by U+FFFD";
}

std::string to_text(const Place& place) {
  return fmt::format("byte {}{}", place.byte,
                     place.line ? fmt::format(" (line {})", *place.line) : "");
}

}  // namespace

void report_counts(std::string_view name, const Pipeline& pipeline, const Counts& counts,
                   const Place& first_ill_formed, const Place& first_cut_run, bool cuts_in_input) {
  if (counts.ill_formed > 0) {
    const bool one = counts.ill_formed == 1;
    report(fmt::format("{}: {} ill-formed UTF-8 sequence{} {}, {}at {}", name, counts.ill_formed,
                       one ? "" : "s", fate(pipeline), one ? "" : "the first ",
                       to_text(first_ill_formed)));
  }
  if (counts.cut_runs > 0) {
    const bool one = counts.cut_runs == 1;
    report(fmt::format("{}: {} run{} of more than 1,024 marks cut by U+034F, {}at {}", name,
                       counts.cut_runs, one ? "" : "s", one ? "" : "the first ",
                       to_text(first_cut_run)));
  }
  if (counts.cut_tokens > 0) {
    const bool one = counts.cut_tokens == 1;
    report(fmt::format("{}: {} cut{} after 1 MiB without white space, {}at byte {} of the {}", name,
                       counts.cut_tokens, one ? "" : "s", one ? "" : "the first ",
                       *counts.first_cut_token, cuts_in_input ? "input" : "normalized text"));
  }
}

void report_undecodable(std::string_view name, const Pipeline& pipeline, std::string_view encoding,
                        const Undecodable& undecodable) {
  const bool one = undecodable.count == 1;
  report(fmt::format("{}: {} byte sequence{} not {} {}, {}at {}", name, undecodable.count,
                     one ? "" : "s", encoding, fate(pipeline), one ? "" : "the first ",
                     to_text({undecodable.byte, undecodable.line})));
}

void report_steps(std::string_view name, const Counts& counts) {
  std::vector<std::size_t> changing;
  for (std::size_t step = 0; step < counts.steps.size(); ++step) {
    if (counts.steps[step] > 0) changing.push_back(step);
  }
  std::stable_sort(changing.begin(), changing.end(),
                   [&](std::size_t a, std::size_t b) { return counts.steps[a] > counts.steps[b]; });
  if (changing.empty()) return report(fmt::format("{}: no step changed anything", name));
  std::string text = fmt::format("{}: changes by each step", name);
  for (const std::size_t step : changing) {
    text += fmt::format("\n{:>12}  {}", counts.steps[step], name_of(steps()[step]));
  }
  report(text);
}

std::string refusal(std::string_view name, const Place& ill_formed) {
  return fmt::format("{}:{} ill-formed UTF-8 at byte {}", name,
                     ill_formed.line ? fmt::format("{}:", *ill_formed.line) : "", ill_formed.byte);
}

}  // namespace naqi::cli
