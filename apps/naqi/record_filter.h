// RecordFilter: does a command's work to each record of a text, and leaves out those that a check
// is against.
#ifndef NAQI_APPS_RECORD_FILTER_H_
#define NAQI_APPS_RECORD_FILTER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/framing.h"
#include "corpus/record_checks.h"
#include "corpus/text_action.h"
#include "filter.h"
#include "record_format.h"
#include "record_results.h"

namespace naqi::cli {

/// What becomes of records that cannot be read.
enum class OnError : std::uint8_t { stop, skip, keep };

/// What the records of a run have in common.
struct RecordSettings {
  const Options* options = nullptr;
  const RecordFormat* format = nullptr;
  OnError on_error = OnError::stop;
  std::size_t max_record = 0;  // bytes of a record, without its end
  corpus::CheckSettings checks;
  bool refuses = false;          // an ill-formed sequence in a text makes a record bad
  std::string undecodable;       // what is written for a byte that could not be decoded
  bool writes_rejected = false;  // --rejected
};

/// Of some records of a text, which it is fed in any pieces. What it says of ill-formed sequences
/// is in which record they are: places are where that begins.
class RecordFilter final : public Filter {
 public:
  /// A part that begins a text begins with its header, if there is one.
  RecordFilter(const RecordSettings& settings, const RecordHeader& header,
               std::unique_ptr<corpus::TextAction> action, const TextPart& part);
  ~RecordFilter() override;

  void feed(std::string_view utf8, std::string& out) override;
  void finish(std::string& out) override;
  [[nodiscard]] const Counts& counts() const override { return counts_; }
  [[nodiscard]] RecordResults take_results() override;

 private:
  class CheckedAction;

  void hold(std::string_view bytes, std::string& out);
  void take(std::string_view record, std::string& out);
  void take_too_long(std::string_view record, std::string& out);
  void take_header(std::string_view record, std::string& out);
  void judge(std::string_view record, bool changed, Part written, std::string& out);
  void take_bad(std::string_view record, std::string what, std::string& out);
  void drop(std::string_view record, corpus::Reason reason);
  void add_rejected(std::string_view record, std::string_view reason);
  bool mend_undecodable(std::string& out, std::size_t begin) const;
  void append_as_is(std::string_view bytes, std::string& out) const;
  void note_bad(std::string what);
  void end_record(std::string_view record);
  [[nodiscard]] std::uint64_t line() const { return line_ + 1; }

  const RecordSettings& settings_;
  const RecordHeader& header_;
  std::unique_ptr<corpus::TextAction> action_;
  std::unique_ptr<CheckedAction> checked_;
  std::unique_ptr<corpus::Framing> framing_;
  Rewriter rewrite_;
  std::string file_;

  std::string held_;                // the beginning of a record that is not whole
  bool is_too_long_ = false;        // it is longer than may be: its rest is passed over
  bool at_header_;                  // the next record is the header
  std::uint64_t line_;              // line ends before the record under way
  std::uint64_t record_begin_ = 0;  // the offset of the record under way in what it was fed
  Counts counts_;
  RecordResults results_;
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_RECORD_FILTER_H_
