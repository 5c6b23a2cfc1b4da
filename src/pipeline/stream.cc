#include "naqi/stream.h"

#include <utility>
#include <vector>

#include "exec/executor.h"
#include "tokens/word_breaker.h"

namespace naqi {

Stream::Stream(std::unique_ptr<exec::Executor> executor) : executor_(std::move(executor)) {}
Stream::Stream(Stream&&) noexcept = default;
Stream& Stream::operator=(Stream&&) noexcept = default;
Stream::~Stream() = default;

void Stream::feed(std::string_view utf8, std::string& out) { executor_->feed(utf8, out); }
void Stream::finish(std::string& out) { executor_->finish(out); }
const Counts& Stream::counts() const { return executor_->counts(); }

struct TokenStream::Work {
  Stream stream;
  std::unique_ptr<tokens::WordBreaker> breaker;
  std::string pending;                    // normalized text that no settled boundary ends yet
  std::size_t scanned = 0;                // how much of `pending` the breaker has seen
  std::vector<tokens::Segment> segments;  // kept for its capacity

  // Hands over the segments that are settled, with their text.
  void settle(bool at_end, Tokens& out) {
    segments.clear();
    breaker->feed(std::string_view(pending).substr(scanned), segments);
    if (at_end) breaker->finish(segments);
    std::size_t length = 0;
    for (const tokens::Segment& segment : segments) {
      const std::size_t begin = out.text.size() + length;
      length += segment.length;
      if (segment.kind) out.items.push_back({{begin, begin + segment.length}, *segment.kind});
    }
    out.text.append(pending, 0, length);
    pending.erase(0, length);
    scanned = pending.size();
  }
};

TokenStream::TokenStream(Stream stream, std::unique_ptr<tokens::WordBreaker> breaker)
    : work_(new Work{std::move(stream), std::move(breaker), {}, 0, {}}) {}
TokenStream::TokenStream(TokenStream&&) noexcept = default;
TokenStream& TokenStream::operator=(TokenStream&&) noexcept = default;
TokenStream::~TokenStream() = default;

void TokenStream::feed(std::string_view utf8, Tokens& out) {
  work_->stream.feed(utf8, work_->pending);
  work_->settle(false, out);
}

void TokenStream::finish(Tokens& out) {
  work_->stream.finish(work_->pending);
  work_->settle(true, out);
}

const Counts& TokenStream::counts() const { return work_->stream.counts(); }

}  // namespace naqi
