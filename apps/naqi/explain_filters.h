// What strip:html and replace do to a word, for naqi explain: the trace ends with the form.
#ifndef NAQI_APPS_EXPLAIN_FILTERS_H_
#define NAQI_APPS_EXPLAIN_FILTERS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/spec.h"

namespace naqi::cli {

struct FilterTrace {
  struct Applied {
    std::size_t step;     // index into steps()
    std::uint64_t count;  // tags or tokens
  };
  std::string result;
  std::vector<Applied> applied;  // those that found something
};

/// `text` is what the rules of the spec leave.
[[nodiscard]] FilterTrace trace_filters(const rule::Spec& spec, std::string_view text);

}  // namespace naqi::cli

#endif  // NAQI_APPS_EXPLAIN_FILTERS_H_
