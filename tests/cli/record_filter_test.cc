// Whatever pieces a text comes in, and whatever parts it is cut into, RecordFilter writes and says
// the same.
#include "apps/naqi/record_filter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "apps/naqi/options.h"
#include "corpus/csv_header.h"

namespace naqi::cli {
namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t bound) {
  return static_cast<std::size_t>(random() % bound);
}

/// What RecordFilter wrote and said of a text.
struct Said {
  std::string out;
  std::string rejected;
  // Hash, bytes in the output, line for --rejected, changed.
  std::vector<std::tuple<corpus::Hash128, std::string, std::string, bool>> candidates;
  std::vector<std::pair<std::uint64_t, std::string>> bad;  // line, what
  RecordCounts counts;
  std::uint64_t ill_formed = 0;
  std::optional<std::uint64_t> first_ill_formed;
  bool stopped = false;

  void take(RecordFilter& filter, std::string& piece) {
    const RecordResults results = filter.take_results();
    for (const Candidate& c : results.candidates) {
      candidates.emplace_back(
          c.hash, piece.substr(c.out.begin, c.out.end - c.out.begin),
          results.rejected.substr(c.rejected.begin, c.rejected.end - c.rejected.begin), c.changed);
    }
    for (const BadRecord& record : results.bad) {
      if (bad.size() < 10 || results.stopped) bad.emplace_back(record.line, record.what);
    }
    out += std::exchange(piece, {});
    rejected += results.rejected;
    counts.add(results.counts);
    stopped = stopped || results.stopped;
  }
};

/// Texts are long: where they begin to differ is what one wants to see.
std::string from_difference(std::string_view text, std::string_view other) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(text.size(), other.size()));
  const auto at = std::mismatch(text.begin(), end, other.begin()).first - text.begin();
  return text == other ? "" : std::to_string(at) + ": " + std::string(text.substr(at, 80));
}

void expect_same(const Said& actual, const Said& expected, const std::string& what) {
  EXPECT_EQ(from_difference(actual.out, expected.out), from_difference(expected.out, actual.out))
      << what;
  EXPECT_EQ(from_difference(actual.rejected, expected.rejected),
            from_difference(expected.rejected, actual.rejected))
      << what;
  EXPECT_TRUE(actual.candidates == expected.candidates) << what;
  EXPECT_EQ(actual.bad, expected.bad) << what;
  EXPECT_EQ(actual.counts.records, expected.counts.records) << what;
  EXPECT_EQ(actual.counts.changed, expected.counts.changed) << what;
  EXPECT_EQ(actual.counts.dropped, expected.counts.dropped) << what;
  EXPECT_EQ(actual.counts.kept_bad, expected.counts.kept_bad) << what;
  EXPECT_EQ(actual.ill_formed, expected.ill_formed) << what;
  EXPECT_EQ(actual.first_ill_formed, expected.first_ill_formed) << what;
  EXPECT_EQ(actual.stopped, expected.stopped) << what;
}

/// How a text is done: one of the ways that the options allow.
struct Way {
  Options options;
  RecordSettings settings;
  RecordHeader header;
  Pipeline pipeline = Pipeline::compile("clean").value();
  bool makes_list = false;

  explicit Way(Random& random) {
    constexpr std::array kFormats = {&Options::null, &Options::jsonl, &Options::csv, &Options::tsv};
    const std::size_t format = below(random, kFormats.size() + 1);
    if (format < kFormats.size()) options.*kFormats[format] = true;
    options.field = "text,m.a";
    options.quotes = below(random, 4) != 0;
    if ((options.jsonl || options.csv || options.tsv) && below(random, 3) == 0) {
      options.to_field = "p,q";
    }
    makes_list = below(random, 4) == 0;
    settings.options = &options;
    settings.format = &record_format_of(options);
    settings.on_error = static_cast<OnError>(below(random, 3));
    settings.max_record = std::array<std::size_t, 3>{40, 200, 1U << 20U}[below(random, 3)];
    settings.writes_rejected = true;
    settings.checks.empty = below(random, 4) == 0;
    if (below(random, 4) == 0) settings.checks.min_chars = below(random, 10);
    if (below(random, 4) == 0) settings.checks.min_arabic = 0.4;
    settings.checks.duplicates = below(random, 2) == 0;
    constexpr std::array kSpecs = {"clean", "none", "clean invalid:drop", "clean invalid:error"};
    pipeline = Pipeline::compile(kSpecs[below(random, kSpecs.size())]).value();
    settings.refuses = pipeline.refuses_ill_formed();
    if (below(random, 4) == 0) {
      header.is_decoded = true;
      settings.undecodable = "\uFFFD";
    }
    if (!settings.format->has_columns) return;
    header.columns = {1, 2};
    header.width = 3;
    header.is_record = below(random, 2) == 0;
    header.text = "the,\"new\n\",header";
  }

  [[nodiscard]] std::unique_ptr<RecordFilter> filter(const std::string& name,
                                                     const Position& begin) const {
    return std::make_unique<RecordFilter>(settings, header,
                                          makes_list ? corpus::tokens_action(pipeline, {})
                                                     : corpus::normalize_action(pipeline, false),
                                          TextPart{name, begin, header});
  }
};

/// Records that are good and bad, and what is neither.
std::string random_text(Random& random, const Way& way) {
  constexpr std::array<std::string_view, 16> kBits = {
      "\u0643\u0651", "\u0640", "x", " ", "\xFF", "\"", "\\", "\\u0643",
      "\\ud800",      "{",      "}", ",", "\t",   "\r", "\n", std::string_view("\0", 1)};
  const auto words = [&] {
    std::string text;
    const std::size_t count = below(random, 12);
    for (std::size_t i = 0; i < count; ++i) text += kBits[below(random, 5)];
    return text;
  };
  const std::string_view end = way.options.null ? std::string_view("\0", 1) : "\n";
  const char delimiter = way.options.tsv ? '\t' : ',';
  const char* const quote = way.options.quotes ? "\"" : "";
  std::string text;
  if (below(random, 8) == 0) text += "\xEF\xBB\xBF";
  if (way.header.is_record) text += "a,\"b\n\",c\r\n";
  const std::size_t records = below(random, 40);
  for (std::size_t i = 0; i < records; ++i) {
    if (below(random, 8) == 0) {
      const std::size_t count = below(random, 60);
      for (std::size_t k = 0; k < count; ++k) text += kBits[below(random, kBits.size())];
    } else if (way.options.jsonl) {
      text += R"({"id": 1, "text": ")" + words() + R"(", "m": {"a":")" + words() + "\"}";
      if (below(random, 8) != 0) text += "}";
    } else if (way.settings.format->has_columns) {
      text += words() + delimiter + quote + words() + (below(random, 4) == 0 ? "\n\r\n" : "") +
              quote + delimiter + words();
      if (below(random, 8) == 0) text += delimiter;
    } else {
      text += words();
    }
    if (below(random, 4) == 0 && !way.options.null) text += '\r';
    text += end;
  }
  if (below(random, 2) == 0) text += words();
  return text;
}

/// In pieces of up to `most` bytes, by one filter. What there is to say is asked for now and then.
Said fed(Random& random, const Way& way, std::string_view text, std::size_t most) {
  const std::string name = "a";
  const Position begin;
  const auto filter = way.filter(name, begin);
  Said said;
  std::string out;
  while (!text.empty() && !said.stopped) {
    const std::string piece(text.substr(0, 1 + below(random, most)));  // so that bounds are checked
    filter->feed(piece, out);
    text.remove_prefix(piece.size());
    if (below(random, 3) == 0) said.take(*filter, out);
  }
  said.take(*filter, out);
  filter->finish(out);
  said.take(*filter, out);
  said.ill_formed = filter->counts().ill_formed;
  said.first_ill_formed = filter->counts().first_ill_formed;
  return said;
}

/// In parts of some records, each by a filter of its own, as threads do it.
Said cut(Random& random, const Way& way, std::string_view text) {
  const std::string name = "a";
  Said said;
  Position begin;
  std::string out;
  while (!text.empty() && !said.stopped) {
    const auto framing = way.settings.format->framing(way.options);
    std::size_t size = 0;
    for (std::size_t records = 1 + below(random, 5); records > 0; --records) {
      const std::size_t end = framing->first_end(text.substr(size));
      size = end == corpus::Framing::kNone ? text.size() : size + end;
      if (size == text.size()) break;
    }
    const std::string_view part = text.substr(0, size);
    const auto filter = way.filter(name, begin);
    filter->feed(part, out);
    filter->finish(out);
    said.take(*filter, out);
    said.ill_formed += filter->counts().ill_formed;
    if (!said.first_ill_formed && filter->counts().first_ill_formed) {
      said.first_ill_formed = begin.offset + *filter->counts().first_ill_formed;
    }
    begin.lines += static_cast<std::uint64_t>(std::count(part.begin(), part.end(), '\n'));
    begin.offset += size;
    text.remove_prefix(size);
  }
  return said;
}

TEST(RecordFilter, WritesAndSaysTheSameInAnyPieces) {
  Random random(7);
  std::uint64_t bad = 0;
  std::uint64_t dropped = 0;
  for (int round = 0; round < 1500 && !HasFailure(); ++round) {
    const Way way(random);
    const std::string text = random_text(random, way);
    const Said whole = fed(random, way, text, text.size() + 1);
    const std::string what = "round " + std::to_string(round) + ": " + testing::PrintToString(text);
    for (const std::size_t most : {1, 7, 100}) {
      expect_same(fed(random, way, text, most), whole, what);
    }
    expect_same(cut(random, way, text), whole, what);
    bad += whole.bad.size();
    for (const std::uint64_t count : whole.counts.dropped) dropped += count;
  }
  EXPECT_GT(bad, 1000U);
  EXPECT_GT(dropped, 1000U);
}

// Each record is in the output or among those left out, and nothing is in part.
TEST(RecordFilter, NothingIsLostOrHalfWritten) {
  Random random(8);
  for (int round = 0; round < 800 && !HasFailure(); ++round) {
    Way way(random);
    way.pipeline = Pipeline::compile("none").value();
    way.settings.refuses = false;
    way.settings.checks = {};
    way.makes_list = false;
    way.header.is_decoded = false;
    way.options.to_field.reset();
    way.header.is_record = false;
    const std::string text = random_text(random, way);
    const std::string what = testing::PrintToString(text);

    way.settings.on_error = OnError::keep;
    const Said kept = fed(random, way, text, 30);
    EXPECT_EQ(kept.out, text) << what;

    way.settings.on_error = OnError::skip;
    Said skipped = fed(random, way, text, 30);
    const auto framing = way.settings.format->framing(way.options);
    std::string_view rest = text;
    std::string_view out = skipped.out;
    std::uint64_t records = 0;
    std::uint64_t missing = 0;
    while (!rest.empty()) {
      const std::string_view record = rest.substr(0, framing->first_end(rest));
      rest.remove_prefix(record.size());
      ++records;
      if (out.starts_with(record)) {
        out.remove_prefix(record.size());
      } else {
        ++missing;
      }
    }
    EXPECT_EQ(out, "") << what;
    EXPECT_EQ(skipped.counts.records, records) << what;
    EXPECT_EQ(skipped.counts.dropped_for(corpus::Reason::bad) >= missing, true) << what;
    EXPECT_EQ(std::count(skipped.rejected.begin(), skipped.rejected.end(), '\n'),
              static_cast<std::ptrdiff_t>(missing))
        << what;

    way.settings.on_error = OnError::stop;
    const Said stopped = fed(random, way, text, 30);
    EXPECT_TRUE(text.starts_with(stopped.out)) << what;
    EXPECT_EQ(stopped.stopped, missing > 0) << what;
  }
}

}  // namespace
}  // namespace naqi::cli
