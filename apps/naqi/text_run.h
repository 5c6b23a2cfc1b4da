// TextRun: one text from its input through filters to the output, by one thread or by several.
//
// The bytes that are read are cut after the last line (or record, of a text that consists of such)
// of each block. While blocks come full, the lines of each are a job for the pool (OrderedPool).
// The thread that reads hands jobs out, takes them back in order and writes what became of them. It
// works itself, and no other does meanwhile,
// - when input is slow, so that a line comes out as soon as it has come in,
// - when a line is longer than a block, so that it need not be held whole, and
// - as long as a text is small, so that no thread is started for it.
#ifndef NAQI_APPS_TEXT_RUN_H_
#define NAQI_APPS_TEXT_RUN_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "block_reader.h"
#include "corpus/byte_source.h"
#include "corpus/framing.h"
#include "corpus/ordered_pool.h"
#include "filter.h"
#include "input.h"
#include "job.h"
#include "lines.h"
#include "position.h"
#include "record_gate.h"
#include "tally.h"

namespace naqi::cli {

using Pool = corpus::OrderedPool<Job>;

/// What the texts of a run have in common.
struct Means {
  std::function<std::unique_ptr<Filter>(const TextPart&)> make_filter;
  std::function<std::unique_ptr<corpus::Framing>()> make_framing;  // into lines, or records
  Pool* pool;                                                      // null: one thread
  RecordGate* gate;  // null: what is filtered is no records
  bool refuses;      // an ill-formed sequence ends the run
  bool whole;        // one filter for all of a text. One thread
  Before before;     // what the filter of a line is told
  bool leaves_cut;   // what an error of the input cuts in two is not done
};

/// How a text went.
enum class Outcome : std::uint8_t {
  good,
  failed,   // reported; the next text may do
  refused,  // its lines, or records, before the bad one were written
  stop,     // nobody reads, or there is no use in going on
};

class TextRun {
 public:
  /// `counts_lines`: whether the line of what is ill-formed will be asked for.
  TextRun(const Means& means, const TextContext& context, Input& input, corpus::ByteSink& output,
          bool counts_lines)
      : means_(means),
        context_(context),
        input_(input),
        output_(output),
        framing_(means.make_framing()),
        reader_(input),
        lines_(input, counts_lines),
        handed_(means.before) {}

  TextRun(const TextRun&) = delete;
  TextRun& operator=(const TextRun&) = delete;
  /// Waits for jobs whose results nobody wants any more: they look at the context.
  ~TextRun();

  [[nodiscard]] Outcome run();
  /// What was met in what was written, and in a record that was refused.
  [[nodiscard]] const Tally& tally() const { return tally_; }
  /// Whether a bad record ended the run.
  [[nodiscard]] bool met_bad_record() const { return met_bad_record_; }

 private:
  struct Piece {
    std::string_view text;
    Position begin;  // right where it begins a line
  };
  // What became of one.
  struct Done {
    const Counts& counts;  // of its filter so far
    const RecordResults& results;
    std::string_view out;
  };

  // Those that return a bool: false if the run is over.
  [[nodiscard]] bool take_blocks();
  [[nodiscard]] bool take(Job& job, Filled filled);
  [[nodiscard]] bool use_pool(Filled filled) const;
  [[nodiscard]] bool hand_out(Job& job, std::string_view lines);
  [[nodiscard]] bool take_back();
  [[nodiscard]] bool take_back_all();
  [[nodiscard]] bool work_here(std::string_view piece, bool ends_part);
  [[nodiscard]] bool end_line();
  void close_part();
  [[nodiscard]] bool write(const Piece& piece, const Done& done);
  [[nodiscard]] bool pass(const Done& done);
  void write_lines_before(std::uint64_t byte, const Piece& piece, std::uint64_t begin);
  [[nodiscard]] std::unique_ptr<Filter> make_filter(const Position& begin) const {
    return means_.make_filter({context_.name, begin, context_.header});
  }

  [[nodiscard]] bool pool_is_empty() const {
    return means_.pool == nullptr || means_.pool->is_empty();
  }

  const Means& means_;
  const TextContext& context_;
  Input& input_;
  corpus::ByteSink& output_;
  std::unique_ptr<corpus::Framing> framing_;
  BlockReader reader_;
  Lines lines_;
  PositionCounter handed_;  // the text that jobs and the main thread were given
  Tally tally_;
  Job own_job_;                     // if there is no pool
  std::unique_ptr<Filter> filter_;  // the main thread's, of the part it works at
  std::string out_;
  bool in_record_ = false;  // the main thread's filter has the beginning of a line, or record
  std::uint64_t full_blocks_ = 0;
  std::uint64_t passed_ = 0;  // bytes of the text that were written, or are being so
  bool refused_ = false;
  bool met_bad_record_ = false;
};

}  // namespace naqi::cli

#endif  // NAQI_APPS_TEXT_RUN_H_
