#include "record_filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "emit_fields.h"
#include "json.h"
#include "line_ends.h"
#include "text/utf8.h"

namespace naqi::cli {
namespace {

constexpr std::size_t kLongestEnd = 2;  // CRLF
constexpr char kUndecodable = '\xFF';   // in a text that is decoded (corpus::Decoder)

/// The beginning of a record that is too long, the same however it came in.
std::string_view beginning(std::string_view record, std::size_t size) {
  if (record.size() <= size) return record;
  while (size > 0 && (static_cast<unsigned char>(record[size]) & 0xC0U) == 0x80) --size;
  return record.substr(0, size);
}

}  // namespace

/// The command's action, whose results the checks look at.
class RecordFilter::CheckedAction final : public corpus::FieldAction {
 public:
  CheckedAction(corpus::TextAction& action, const corpus::CheckSettings& settings)
      : action_(action), checks_(settings), looks_(settings.is_on()) {}

  [[nodiscard]] bool makes_list() const override { return action_.makes_list(); }

  void apply(std::string_view utf8, corpus::Texts& out) override {
    const std::size_t begin = out.bytes.size();
    action_.apply(utf8, out);
    if (!looks_) return;
    checks_.add(utf8, action_.normalized().value_or(std::string_view(out.bytes).substr(begin)));
  }

  [[nodiscard]] corpus::RecordChecks& checks() { return checks_; }

 private:
  corpus::TextAction& action_;
  corpus::RecordChecks checks_;
  bool looks_;
};

RecordFilter::RecordFilter(const RecordSettings& settings, const RecordHeader& header,
                           std::unique_ptr<corpus::TextAction> action, const TextPart& part)
    : settings_(settings),
      header_(header),
      action_(std::move(action)),
      checked_(std::make_unique<CheckedAction>(*action_, settings.checks)),
      framing_(settings.format->framing(*settings.options)),
      rewrite_(settings.format->rewriter(*settings.options, header)),
      file_(part.name),
      at_header_(header.is_record && part.begin.offset == 0),
      line_(part.begin.lines) {}

RecordFilter::~RecordFilter() = default;

void RecordFilter::feed(std::string_view utf8, std::string& out) {
  counts_.bytes_in += utf8.size();
  while (!utf8.empty() && !results_.stopped) {
    const std::size_t end = framing_->first_end(utf8);
    if (end == corpus::Framing::kNone) return hold(utf8, out);
    if (held_.empty() && !is_too_long_) {
      take(utf8.substr(0, end), out);
    } else {
      hold(utf8.substr(0, end), out);
      if (!is_too_long_) take(std::exchange(held_, {}), out);
    }
    is_too_long_ = false;
    utf8.remove_prefix(end);
  }
}

void RecordFilter::finish(std::string& out) {
  if (!held_.empty() && !results_.stopped) take(std::exchange(held_, {}), out);
  is_too_long_ = false;
  counts_.steps = action_->counts().steps;
}

/// Takes a part of a record. One that is too long is not held: it stays in its pieces, or goes.
void RecordFilter::hold(std::string_view bytes, std::string& out) {
  if (is_too_long_) {
    line_ += count_line_ends(bytes);
    record_begin_ += bytes.size();
    if (settings_.on_error == OnError::keep) append_as_is(bytes, out);
    return;
  }
  held_ += bytes;
  const std::size_t sure = held_.size() - std::min(held_.size(), kLongestEnd);
  if (sure <= settings_.max_record || at_header_) return;
  take_too_long(std::exchange(held_, {}), out);
}

/// Takes the beginning of a record that is too long, or all of it. What follows it is its rest.
void RecordFilter::take_too_long(std::string_view record, std::string& out) {
  is_too_long_ = true;
  take_bad(record,
           fmt::format("the record is longer than {} bytes (--max-record)", settings_.max_record),
           out);
}

/// Takes a record, with its end.
void RecordFilter::take(std::string_view record, std::string& out) {
  if (std::exchange(at_header_, false)) return take_header(record, out);
  const std::size_t begin = out.size();
  const std::size_t end_length = framing_->terminator_length(record);
  const std::string_view content = record.substr(0, record.size() - end_length);
  if (content.size() > settings_.max_record) return take_too_long(record, out);
  if (settings_.refuses && header_.is_decoded && record.find(kUndecodable) != record.npos) {
    return take_bad(record, "bytes that cannot be decoded", out);
  }
  checked_->checks().begin();
  bool changed = false;
  if (auto error = rewrite_(content, *checked_, out, changed)) {
    return take_bad(record, std::move(error->what), out);
  }
  if (settings_.refuses && action_->counts().ill_formed != counts_.ill_formed) {
    out.resize(begin);
    return take_bad(record, "ill-formed UTF-8", out);
  }
  changed = mend_undecodable(out, begin) || changed;
  out += record.substr(content.size());
  judge(record, changed, {begin, out.size()}, out);
  end_record(record);
}

void RecordFilter::take_header(std::string_view record, std::string& out) {
  const std::size_t end_length = framing_->terminator_length(record);
  append_as_is(header_.text, out);
  out += record.substr(record.size() - end_length);
  line_ += count_line_ends(record);
  record_begin_ += record.size();
}

void RecordFilter::judge(std::string_view record, bool changed, Part written, std::string& out) {
  if (const auto reason = checked_->checks().judge()) {
    out.resize(written.begin);
    return drop(record, *reason);
  }
  if (settings_.checks.duplicates && checked_->checks().has_text()) {
    const std::size_t begin = results_.rejected.size();
    if (settings_.writes_rejected) add_rejected(record, to_string(corpus::Reason::duplicate));
    results_.candidates.push_back(
        {checked_->checks().hash(), written, {begin, results_.rejected.size()}, changed});
  } else if (changed) {
    ++results_.counts.changed;
  }
}

void RecordFilter::take_bad(std::string_view record, std::string what, std::string& out) {
  note_bad(std::move(what));
  switch (settings_.on_error) {
    case OnError::stop:
      results_.stopped = true;
      break;
    case OnError::skip:
      drop(record, corpus::Reason::bad);
      break;
    case OnError::keep:
      append_as_is(record, out);
      ++results_.counts.kept_bad;
      break;
  }
  end_record(record);
}

void RecordFilter::drop(std::string_view record, corpus::Reason reason) {
  ++results_.counts.dropped_for(reason);
  if (settings_.writes_rejected) add_rejected(record, to_string(reason));
}

/// A JSON object with what is needed to find the record, and to put it back.
void RecordFilter::add_rejected(std::string_view record, std::string_view reason) {
  if (is_too_long_) {  // and may go on: an LF that it ends with so far need not be its end
    record = beginning(record, settings_.max_record);
  } else {
    record.remove_suffix(framing_->terminator_length(record));
  }
  std::vector<std::pair<std::string_view, Json>> members = {
      {"file", json_string(repaired(file_))},
      {"line", {std::to_string(line())}},
      {"reason", json_string(reason)},
      {"record", json_string(repaired(record))},
  };
  if (!header_.is_decoded && naqi::text::find_ill_formed(record)) {
    members.emplace_back("bytes", json_string(hexadecimal(record)));
  }
  if (is_too_long_) members.emplace_back("cut", Json{"true"});
  results_.rejected += json_object(members).text + '\n';
}

/// Outside of the fields, too, what could not be decoded follows the policy: it means nothing in
/// the output. Returns whether there was any.
bool RecordFilter::mend_undecodable(std::string& out, std::size_t begin) const {
  if (!header_.is_decoded || out.find(kUndecodable, begin) == out.npos) return false;
  const std::string bytes = out.substr(begin);
  out.resize(begin);
  for (const char byte : bytes) {
    if (byte == kUndecodable) {
      out += settings_.undecodable;
    } else {
      out += byte;
    }
  }
  return true;
}

void RecordFilter::append_as_is(std::string_view bytes, std::string& out) const {
  const std::size_t begin = out.size();
  out += bytes;
  mend_undecodable(out, begin);
}

void RecordFilter::note_bad(std::string what) {
  if (results_.bad.size() < kMaxSaid || settings_.on_error == OnError::stop) {
    results_.bad.push_back({line(), std::move(what)});
  }
}

/// Counts a record; what its texts had wrong with them is said to be where it begins.
void RecordFilter::end_record(std::string_view record) {
  ++results_.counts.records;
  line_ += count_line_ends(record);
  const Counts& counts = action_->counts();
  const auto note = [&](std::uint64_t total, std::uint64_t& so_far,
                        std::optional<std::uint64_t>& first) {
    if (total != so_far && !first) first = record_begin_;
    so_far = total;
  };
  note(counts.ill_formed, counts_.ill_formed, counts_.first_ill_formed);
  note(counts.cut_runs, counts_.cut_runs, counts_.first_cut_run);
  note(counts.cut_tokens, counts_.cut_tokens, counts_.first_cut_token);
  record_begin_ += record.size();
}

RecordResults RecordFilter::take_results() { return std::exchange(results_, {}); }

}  // namespace naqi::cli
