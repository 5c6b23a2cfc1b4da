// What a run says about its input on standard error.
#ifndef NAQI_APPS_SUMMARY_H_
#define NAQI_APPS_SUMMARY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "input.h"
#include "naqi/pipeline.h"

namespace naqi::cli {

/// A byte of a text.
struct Place {
  std::uint64_t byte = 0;             // from 0
  std::optional<std::uint64_t> line;  // from 1, where it is known
};

/// Says how much of a text was ill-formed or was cut, if anything. `cuts_in_input`: tokens, and so
/// their cuts, have places in the input (Filter::cut_text_bytes).
void report_counts(std::string_view name, const Pipeline& pipeline, const Counts& counts,
                   const Place& first_ill_formed, const Place& first_cut_run, bool cuts_in_input);

/// Says how much of the bytes of an input had no meaning in its encoding.
void report_undecodable(std::string_view name, const Pipeline& pipeline, std::string_view encoding,
                        const Undecodable& undecodable);

/// Says how much each step changed (Counts::steps), most first.
void report_steps(std::string_view name, const Counts& counts);

/// That an ill-formed sequence ended the run.
[[nodiscard]] std::string refusal(std::string_view name, const Place& ill_formed);

}  // namespace naqi::cli

#endif  // NAQI_APPS_SUMMARY_H_
