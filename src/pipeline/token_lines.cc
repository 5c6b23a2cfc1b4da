#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "naqi/stream.h"
#include "pipeline/cut_counts.h"
#include "pipeline/token_cut.h"
#include "tokens/token_writer.h"
#include "tokens/word_breaker.h"

namespace naqi {
namespace {

/// Writes the tokens of a text without a list of them: of the two ways the one there is.
class Separator {
 public:
  explicit Separator(const tokens::TokenWriter& writer) : writer_(writer) {}
  Separator(std::unique_ptr<tokens::WordBreaker> breaker, char separator)
      : breaker_(std::move(breaker)), separator_(separator) {}

  /// Writes what is settled of a text that begins where the last call left off, of which the last
  /// `fresh` bytes are new. Returns how many bytes need not be given again.
  std::size_t write(std::string_view text, std::size_t fresh, bool ends, std::string& out) {
    if (writer_) {
      if (!ends) text = text.substr(0, tokens::whole_chunks(text));
      writer_->write(text, out);
      return text.size();
    }
    breaker_->feed(text.substr(text.size() - fresh), segments_);
    if (ends) breaker_->finish(segments_);
    std::size_t at = 0;
    for (const tokens::Segment& segment : segments_) {
      if (segment.kind) (out += text.substr(at, segment.length)) += separator_;
      at += segment.length;
    }
    segments_.clear();
    return at;
  }

 private:
  std::optional<tokens::TokenWriter> writer_;
  std::unique_ptr<tokens::WordBreaker> breaker_;
  std::vector<tokens::Segment> segments_;
  char separator_ = '\n';
};

}  // namespace

struct TokenLines::Work {
  Work(Stream normalizer, Separator tokens)
      : stream(std::move(normalizer)), separator(std::move(tokens)) {}

  Stream stream;
  Separator separator;
  std::string pending;      // normalized text that is not written yet
  std::size_t scanned = 0;  // how much of it the separator has seen
  TokenCut cut;
  std::uint64_t done = 0;  // bytes of the normalized text before `pending`
  CutCounts cuts;
  Counts counts;

  void settle(bool at_end, std::string& out) {
    std::size_t begin = 0;  // of what is left of `pending`
    while (scanned < pending.size()) {
      const std::string_view text = pending;
      const TokenCut::Piece piece = cut.next(text.substr(scanned));
      scanned += piece.length;
      begin +=
          separator.write(text.substr(begin, scanned - begin), piece.length, piece.cut_after, out);
      if (!piece.cut_after) continue;
      ++cuts.count;
      if (!cuts.first) cuts.first = done + scanned;
    }
    if (at_end) {
      begin += separator.write(std::string_view(pending).substr(begin), 0, true, out);
      cut.reset();
    }
    pending.erase(0, begin);
    scanned = pending.size();
    done += begin;
    cuts.first_before = stream.counts().first_cut_token;
    counts = cuts.added_to(stream.counts());
  }
};

TokenLines::TokenLines(Stream stream, const tokens::TokenWriter& writer)
    : work_(new Work(std::move(stream), Separator(writer))) {}
TokenLines::TokenLines(Stream stream, std::unique_ptr<tokens::WordBreaker> breaker, char separator)
    : work_(new Work(std::move(stream), Separator(std::move(breaker), separator))) {}
TokenLines::TokenLines(TokenLines&&) noexcept = default;
TokenLines& TokenLines::operator=(TokenLines&&) noexcept = default;
TokenLines::~TokenLines() = default;

void TokenLines::feed(std::string_view utf8, std::string& out) {
  work_->stream.feed(utf8, work_->pending);
  work_->settle(false, out);
}

void TokenLines::finish(std::string& out) {
  work_->stream.finish(work_->pending);
  work_->settle(true, out);
}

const Counts& TokenLines::counts() const { return work_->counts; }
std::uint64_t TokenLines::normalized_bytes() const { return work_->done + work_->pending.size(); }

}  // namespace naqi
