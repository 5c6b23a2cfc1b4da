#include "text_run.h"

#include <fmt/format.h>

#include <cstddef>
#include <string>

#include "report.h"

namespace naqi::cli {
namespace {

/// What a job or the main thread keeps of the memory for its output. Few specs make more of a
/// block.
constexpr std::size_t kKeptOutput = 4 * kBlock;

void release_excess(std::string& out) {
  if (out.capacity() > kKeptOutput) out = {};
}

}  // namespace

TextRun::~TextRun() {
  while (!pool_is_empty()) {
    try {
      (void)means_.pool->oldest();
    } catch (...) {
      // What ended the run comes before what a job after it met.
    }
    means_.pool->pop();
  }
}

Outcome TextRun::run() {
  const bool done = take_blocks() && take_back_all() && end_line();
  if (met_bad_record_ && filter_) {  // what it has counted until then
    filter_->finish(out_);
    close_part();
  }
  if (refused_) return Outcome::refused;
  if (!done) return Outcome::stop;
  if (!reader_.failed()) return Outcome::good;
  // What was read before an error is still the beginning of a text.
  report(fmt::format("{}: {}", input_.name(), input_.error()));
  return Outcome::failed;
}

bool TextRun::take_blocks() {
  for (Filled filled{}; filled != Filled::ended;) {
    while (means_.pool != nullptr && means_.pool->is_full()) {
      if (!take_back()) return false;
    }
    Job& job = means_.pool != nullptr ? means_.pool->next() : own_job_;
    reader_.begin(job.block);
    for (;;) {
      filled = reader_.fill(job.block, pool_is_empty());
      // What has come in comes out before anybody waits for more.
      if (filled != Filled::dry || pool_is_empty()) break;
      if (!take_back()) return false;
    }
    if (!take(job, filled)) return false;
  }
  return true;
}

/// Does, or hands out, what is in a block.
bool TextRun::take(Job& job, Filled filled) {
  std::string_view text = job.block.text();
  const bool is_cut = means_.leaves_cut && reader_.failed();
  if (in_record_) {
    const std::size_t end = framing_->first_end(text);
    if (end == corpus::Framing::kNone && is_cut) return true;
    if (end == corpus::Framing::kNone) return work_here(text, filled == Filled::ended);
    in_record_ = false;
    if (!work_here(text.substr(0, end), true)) return false;
    text.remove_prefix(end);
  }
  if (filled == Filled::full) ++full_blocks_;
  if (filled != Filled::ended && !text.empty()) {
    const std::size_t length = framing_->last_end(text);
    // The beginning of a line is left to the next block, and done if by then there is no more of
    // it.
    in_record_ = length == 0 && (filled == Filled::dry || text.size() == kBlock);
    if (in_record_) return work_here(text, false);
    reader_.leave(text.substr(length));
    text = text.substr(0, length);
  }
  if (is_cut) text = text.substr(0, framing_->last_end(text));
  if (text.empty()) return true;
  return use_pool(filled) ? hand_out(job, text) : work_here(text, true);
}

bool TextRun::use_pool(Filled filled) const {
  if (means_.pool == nullptr || filled == Filled::dry) return false;
  if (!means_.pool->is_empty()) return true;
  // A small text is done by the time that threads have started; one whose size is not known may end
  // any time, and gives itself away by its length.
  const bool large = input_.file_size() >= 2 * kBlock || full_blocks_ > 2;
  return filled == Filled::full && (large || means_.pool->threads() > 0);
}

bool TextRun::hand_out(Job& job, std::string_view lines) {
  job.context = &context_;
  job.text = lines;
  job.begin = handed_.position();
  if (!means_.pool->submit()) return work_here(lines, true);
  handed_.pass(lines);
  return true;
}

/// Waits for the oldest job and writes what became of it.
bool TextRun::take_back() {
  Job& job = means_.pool->oldest();
  const bool written = write({job.text, job.begin}, {job.counts, job.results, job.out});
  tally_.add(job.counts, job.normalized);
  release_excess(job.out);
  means_.pool->pop();
  return written;
}

bool TextRun::take_back_all() {
  while (!pool_is_empty()) {
    if (!take_back()) return false;
  }
  return true;
}

/// Does a piece in this thread: whole lines, or a part of one. Where lines end, so does the part
/// that the filter is for, as it might hold the last one back; another filter costs a few
/// allocations.
bool TextRun::work_here(std::string_view piece, bool ends_part) {
  if (!take_back_all()) return false;
  const Piece taken{piece, handed_.position()};
  if (!filter_) filter_ = make_filter(taken.begin);
  handed_.pass(piece);
  out_.clear();
  feed(piece, *filter_, out_);
  if (!ends_part || means_.whole) {
    return write(taken, {filter_->counts(), filter_->take_results(), out_});
  }
  filter_->finish(out_);
  const bool written = write(taken, {filter_->counts(), filter_->take_results(), out_});
  close_part();
  return written;
}

/// Ends a line that this thread has begun, if it has.
bool TextRun::end_line() {
  if (!filter_) return true;
  if (means_.leaves_cut && reader_.failed()) return true;
  out_.clear();
  filter_->finish(out_);
  const bool written = write({}, {filter_->counts(), filter_->take_results(), out_});
  close_part();
  return written;
}

void TextRun::close_part() {
  tally_.add(filter_->counts(), filter_->cut_text_bytes());
  filter_.reset();
  release_excess(out_);
}

/// Writes what became of the next piece of the text.
bool TextRun::write(const Piece& piece, const Done& done) {
  const std::uint64_t begin = passed_;
  passed_ += piece.text.size();
  lines_.pass(piece.text);
  tally_.look(done.counts, lines_);
  if (!means_.refuses || !tally_.ill_formed()) return pass(done);
  refused_ = true;
  write_lines_before(tally_.ill_formed()->byte, piece, begin);
  return false;
}

bool TextRun::pass(const Done& done) {
  if (means_.gate == nullptr) return output_.write(done.out);
  const Passed passed = means_.gate->pass(input_.name(), done.results, done.out, output_);
  refused_ = refused_ || passed == Passed::refused;
  met_bad_record_ = met_bad_record_ || done.results.stopped;
  return passed == Passed::good;
}

/// Of a piece that is refused, and begins at byte `begin`, the lines before that of `byte`: what is
/// written is the same however the text was cut. If there are any, the piece begins a line.
void TextRun::write_lines_before(std::uint64_t byte, const Piece& piece, std::uint64_t begin) {
  if (byte < begin || means_.whole) return;
  const std::string_view before = piece.text.substr(0, static_cast<std::size_t>(byte - begin));
  const std::string_view lines = before.substr(0, before.rfind('\n') + 1);
  std::string out;
  const std::unique_ptr<Filter> filter = make_filter(piece.begin);
  filter->feed(lines, out);
  filter->finish(out);
  (void)output_.write(out);  // a failure is reported there; the run ends anyhow
}

}  // namespace naqi::cli
