#include "explain_filters.h"

#include "naqi/pipeline.h"

namespace naqi::cli {

FilterTrace trace_filters(const rule::Spec& spec, std::string_view text) {
  // What the rules leave they leave again; without them, the filters are all that counts.
  rule::Spec filters = rule::parse_spec("raw invalid:keep").value();
  filters.masks = spec.masks;
  for (const auto& [step, mask] : spec.masks) filters.steps.set(step);
  filters.steps.set(rule::html_step(), rule::strips_html(spec));
  Stream stream = Pipeline::compile(rule::to_text(filters)).value().stream();
  stream.count_steps();
  FilterTrace trace;
  stream.feed(text, trace.result);
  stream.finish(trace.result);
  const std::vector<std::uint64_t>& counts = stream.counts().steps;
  for (std::size_t step = 0; step < counts.size(); ++step) {
    if (counts[step] != 0) trace.applied.push_back({step, counts[step]});
  }
  return trace;
}

}  // namespace naqi::cli
