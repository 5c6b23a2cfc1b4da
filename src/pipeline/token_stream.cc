#include <cstdint>
#include <utility>
#include <vector>

#include "naqi/stream.h"
#include "pipeline/sentence_ends.h"
#include "pipeline/token_cut.h"
#include "tokens/word_breaker.h"

namespace naqi {

struct TokenStream::Work {
  TokenOptions options;
  Stream stream;
  std::unique_ptr<tokens::WordBreaker> breaker;
  std::string pending;                    // normalized text that no settled boundary ends yet
  std::size_t scanned = 0;                // how much of `pending` the breaker has seen
  std::vector<tokens::Segment> segments;  // kept for its capacity
  TokenCut cut;
  std::uint64_t done = 0;  // bytes of the text before `pending`
  Counts counts;
  SentenceEnds sentences;

  // Hands over the segments that are settled, with their text.
  void settle(bool at_end, Tokens& out) {
    segments.clear();
    while (scanned < pending.size()) scan();
    if (at_end) {
      breaker->finish(segments);
      cut.reset();
    }
    std::size_t length = 0;
    for (const tokens::Segment& segment : segments) {
      const std::size_t begin = out.text.size() + length;
      length += segment.length;
      if (segment.kind) {
        out.items.push_back({{begin, begin + segment.length}, {}, *segment.kind, false});
      }
    }
    out.text.append(pending, 0, length);
    pending.erase(0, length);
    done = at_end ? 0 : done + length;
    scanned = pending.size();
    count();
  }

  void scan() {
    const std::string_view text = std::string_view(pending).substr(scanned);
    const TokenCut::Piece piece = cut.next(text);
    breaker->feed(text.substr(0, piece.length), segments);
    scanned += piece.length;
    if (!piece.cut_after) return;
    breaker->finish(segments);
    ++counts.cut_tokens;
    if (!counts.first_cut_token) counts.first_cut_token = done + scanned;
  }

  // The counts of the stream, and those of this one.
  void count() {
    Counts all = stream.counts();
    all.cut_tokens = counts.cut_tokens;
    all.first_cut_token = counts.first_cut_token;
    counts = std::move(all);
  }
};

TokenStream::TokenStream(Stream stream, std::unique_ptr<tokens::WordBreaker> breaker,
                         const TokenOptions& options)
    : work_(new Work{options, std::move(stream), std::move(breaker), {}, 0, {}, {}, 0, {}, {}}) {}
TokenStream::TokenStream(TokenStream&&) noexcept = default;
TokenStream& TokenStream::operator=(TokenStream&&) noexcept = default;
TokenStream::~TokenStream() = default;

void TokenStream::feed(std::string_view utf8, Tokens& out) {
  if (work_->options.sentences) work_->sentences.restore(out);
  work_->stream.feed(utf8, work_->pending);
  work_->settle(false, out);
  if (work_->options.sentences) work_->sentences.mark(out, false);
}

void TokenStream::finish(Tokens& out) {
  if (work_->options.sentences) work_->sentences.restore(out);
  work_->stream.finish(work_->pending);
  work_->settle(true, out);
  if (work_->options.sentences) work_->sentences.mark(out, true);
}

const Counts& TokenStream::counts() const { return work_->counts; }

}  // namespace naqi
