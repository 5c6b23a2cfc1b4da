#include "tally.h"

#include <cstddef>

namespace naqi::cli {

void Tally::look(const Counts& part, const Lines& lines) {
  const auto note = [&](const std::optional<std::uint64_t>& offset, std::optional<Place>& first) {
    if (first || !offset) return;
    const std::uint64_t byte = counts_.bytes_in + *offset;
    first = Place{byte, lines.line_of(byte)};
  };
  note(part.first_ill_formed, ill_formed_);
  note(part.first_cut_run, cut_run_);
}

void Tally::add(const Counts& part, std::uint64_t cut_text) {
  const auto shifted = [](const std::optional<std::uint64_t>& first, std::uint64_t begin) {
    return first ? std::optional(begin + *first) : std::nullopt;
  };
  if (!counts_.first_ill_formed) {
    counts_.first_ill_formed = shifted(part.first_ill_formed, counts_.bytes_in);
  }
  if (!counts_.first_cut_run) {
    counts_.first_cut_run = shifted(part.first_cut_run, counts_.bytes_in);
  }
  if (!counts_.first_cut_token) {
    counts_.first_cut_token = shifted(part.first_cut_token, cut_text_);
  }
  counts_.bytes_in += part.bytes_in;
  counts_.ill_formed += part.ill_formed;
  counts_.cut_runs += part.cut_runs;
  counts_.cut_tokens += part.cut_tokens;
  cut_text_ += cut_text;
  if (counts_.steps.size() < part.steps.size()) counts_.steps.resize(part.steps.size());
  for (std::size_t i = 0; i < part.steps.size(); ++i) counts_.steps[i] += part.steps[i];
}

}  // namespace naqi::cli
