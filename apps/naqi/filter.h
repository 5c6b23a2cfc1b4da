// Filter: what normalize and tokenize do to a text.
#ifndef NAQI_APPS_FILTER_H_
#define NAQI_APPS_FILTER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/text_action.h"
#include "naqi/pipeline.h"
#include "position.h"
#include "record_format.h"
#include "record_results.h"

namespace naqi::cli {

/// Turns one text, which comes in pieces, into output. Lines are independent: a filter for each
/// writes, and counts, what one filter for all of them does (tests/agreement/promises_test.cc).
class Filter {
 public:
  Filter() = default;
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;
  virtual ~Filter() = default;

  /// Takes the next bytes and appends to `out`.
  virtual void feed(std::string_view utf8, std::string& out) = 0;
  /// Ends the text.
  virtual void finish(std::string& out) = 0;
  [[nodiscard]] virtual const Counts& counts() const = 0;
  /// Bytes so far of the text that Counts::first_cut_token is an offset in: the input if tokens
  /// have places in it, else the normalized text.
  [[nodiscard]] virtual std::uint64_t cut_text_bytes() const { return 0; }
  /// What there is to say, since the last call, of records and of the output that was appended.
  [[nodiscard]] virtual RecordResults take_results() { return {}; }
};

/// The text that a filter is for, or the line of it that the filter begins with.
struct TextPart {
  const std::string& name;  // of its file, as the command line calls it
  const Position& begin;    // what FilterKind::before asks for
  const RecordHeader& header;
};

/// What filters of one kind are and need.
struct FilterKind {
  /// Makes the filter of a text or of some lines. Called by several threads.
  std::function<std::unique_ptr<Filter>(const TextPart&)> make;
  bool whole = false;  // one filter for all of a text: what it writes depends on lines before. One
                       // thread
  Before before = {};  // what it depends on otherwise
  /// Makes what the command does to the text of a record; null if it has no use for records.
  std::function<std::unique_ptr<corpus::TextAction>()> make_action = {};
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_FILTER_H_
