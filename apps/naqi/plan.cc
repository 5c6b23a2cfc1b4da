#include "plan.h"

#include <fmt/format.h>

#include "record_header.h"
#include "record_options.h"
#include "report.h"
#include "summary.h"
#include "text_options.h"
#include "threads.h"

namespace naqi::cli {
namespace {

std::size_t threads_of(const Options& options, bool whole) {
  if (whole) return 1;
  return options.jobs ? parse_jobs(*options.jobs).value_or(1) : usable_processors();
}

/// Says what was ill-formed, in a text or in the encoding that it was read from.
void report_text(const Plan& plan, const Input& input, const TextRun& text) {
  const Tally& tally = text.tally();
  Counts counts = tally.counts();
  const auto undecodable = input.undecodable();
  // Records that were refused for it have been reported.
  const bool refuses = plan.pipeline->refuses_ill_formed();
  if (undecodable || refuses) counts.ill_formed = 0;
  if (undecodable && !refuses) {
    report_undecodable(input.name(), *plan.pipeline, input.encoding().name, *undecodable);
  }
  report_counts(input.name(), *plan.pipeline, counts, tally.ill_formed().value_or(Place{}),
                tally.cut_run().value_or(Place{}),
                plan.kind.before.offsets != OffsetUnit::none || plan.records.has_value());
}

/// Why the text was refused, unless that was said record by record.
void report_refusal(const Input& input, const Tally& tally) {
  if (const auto undecodable = input.undecodable()) {
    report(fmt::format("{}:{}: not {}, at byte {}", input.name(), undecodable->line,
                       input.encoding().name, undecodable->byte));
  } else {
    report(refusal(input.name(), *tally.ill_formed()));
  }
}

}  // namespace

Plan::Plan(const Options& options, const Pipeline* pipeline, const FilterKind& kind)
    : options(options),
      pipeline(pipeline),
      kind(kind),
      records(record_settings_of(options, pipeline)),
      input(input_settings_of(options)),
      sink(sink_settings_of(options)),
      threads(threads_of(options, kind.whole && !records)) {
  sink.threads = threads;
}

std::unique_ptr<Filter> Plan::make_filter(const TextPart& part) const {
  if (!records) return kind.make(part);
  return std::make_unique<RecordFilter>(*records, part.header, kind.make_action(), part);
}

std::unique_ptr<corpus::Framing> Plan::make_framing() const {
  return record_format_of(options).framing(options);
}

std::unique_ptr<Pool> Plan::make_pool() const {
  if (threads == 1) return nullptr;
  return std::make_unique<Pool>(threads, [this](Job& job) {
    work(job, *make_filter({job.context->name, job.begin, job.context->header}));
  });
}

Means Plan::means(Pool* pool, RecordGate* gate) const {
  const bool refuses = pipeline != nullptr && pipeline->refuses_ill_formed();
  return {[this](const TextPart& part) { return make_filter(part); },
          [this] { return make_framing(); },
          pool,
          records ? gate : nullptr,
          refuses && !records,
          kind.whole && !records,
          records ? Before{OffsetUnit::bytes, true} : kind.before,
          records && (records->format->has_syntax || records->refuses)};
}

Outcome do_text(const Plan& plan, const Means& means, Input& input, const std::string& name,
                corpus::ByteSink& output, Totals& totals) {
  TextContext context{name, {}};
  context.header.is_decoded = input.encoding().form != corpus::EncodingForm::utf8;
  if (plan.records && plan.records->format->has_columns) {
    if (auto mistake = read_header(plan.options, input, context.header)) {
      report(fmt::format("{}:1: {}", input.name(), *mistake));
      return plan.records->on_error == OnError::stop ? Outcome::refused : Outcome::failed;
    }
  }
  const bool says = plan.pipeline != nullptr && !plan.options.quiet;
  TextRun text(means, context, input, output, means.refuses || says);
  const Outcome outcome = text.run();
  Counts counts = text.tally().counts();
  const bool is_whole = outcome == Outcome::good || outcome == Outcome::failed;
  if (is_whole && input.undecodable()) counts.ill_formed = input.undecodable()->count;
  totals.add(counts);
  if (outcome == Outcome::refused && text.tally().ill_formed() && means.refuses) {
    report_refusal(input, text.tally());
  }
  // Of what was decoded ahead of a bad record nobody knows how much was undecodable.
  const bool is_known = text.met_bad_record() && !context.header.is_decoded;
  if (!is_whole && !is_known) return outcome;
  if (says) report_text(plan, input, text);
  if (plan.options.stats) report_steps(input.name(), counts);
  return outcome;
}

}  // namespace naqi::cli
