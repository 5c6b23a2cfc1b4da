#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "naqi/stream.h"
#include "pipeline/cut_counts.h"
#include "pipeline/sentence_ends.h"
#include "pipeline/token_cut.h"
#include "pipeline/token_spans.h"
#include "tokens/split.h"
#include "tokens/word_breaker.h"

namespace naqi {
namespace {

// What is normalized and tokenized at a time, so that both find it in the cache.
constexpr std::size_t kSlice = std::size_t{64} << 10;

}  // namespace

struct TokenStream::Work {
  Work(Stream from, std::unique_ptr<tokens::WordBreaker> by, const TokenOptions& with)
      : options(with),
        stream(std::move(from)),
        breaker(std::move(by)),
        split(with),
        spans(with.offsets) {}

  TokenOptions options;
  Stream stream;
  std::unique_ptr<tokens::WordBreaker> breaker;
  std::string pending;                    // normalized text that no token has taken yet
  std::size_t settled = 0;                // how much of `pending` the breaker has cut up
  std::size_t scanned = 0;                // how much of it the breaker has seen
  std::vector<tokens::Segment> segments;  // kept for its capacity
  tokens::Split split;
  TokenCut cut;
  std::uint64_t done = 0;  // bytes of the text before `pending`
  CutCounts cuts;
  Counts counts;
  SentenceEnds sentences;
  std::uint64_t input_before = 0;   // bytes of the texts before this one: of the input
  std::uint64_t output_before = 0;  // and normalized

  // With offsets.
  Edits edits;
  std::string held;  // input that is not accounted for yet
  TokenSpans spans;
  std::uint64_t ill_formed = 0;      // sequences so far
  std::uint64_t ill_formed_end = 0;  // the input before this place may hold some

  [[nodiscard]] bool has_offsets() const { return options.offsets != OffsetUnit::none; }

  void feed(std::string_view utf8) {
    if (!has_offsets()) return stream.feed(utf8, pending);
    const std::size_t before = pending.size();
    held += utf8;
    stream.feed(utf8, pending, edits);
    take_edits(before);
  }

  void finish() {
    if (!has_offsets()) return stream.finish(pending);
    const std::size_t before = pending.size();
    stream.finish(pending, edits);
    take_edits(before);
  }

  void take_edits(std::size_t before) {
    SourceMap& map = spans.map();
    if (ill_formed != stream.counts().ill_formed) {
      ill_formed = stream.counts().ill_formed;
      ill_formed_end = map.source_end().bytes + held.size();
    }
    const std::string_view source = std::string_view(held).substr(0, edits.source_length());
    const std::string_view output = std::string_view(pending).substr(before);
    if (!cuts.first_before) find_cut(source, output);
    map.add(edits, source, output, map.source_end().bytes >= ill_formed_end);
    held.erase(0, source.size());
    edits.clear();
  }

  // Where in the input the stream has cut first, if that is in the next part of the alignment.
  void find_cut(std::string_view source, std::string_view output) {
    const std::optional<std::uint64_t>& cut = stream.counts().first_cut_token;
    std::uint64_t output_end = output_before + spans.map().output_end();
    if (!cut || *cut > output_end + output.size()) return;
    std::uint64_t source_end = input_before + spans.map().source_end().bytes;
    for (const Edit& edit : edits.spans(source, output)) {
      if (output_end >= *cut) break;
      const bool ends_inside = output_end + edit.output.size() > *cut;
      source_end += ends_inside && !edit.changed ? *cut - output_end : edit.source.size();
      output_end += edit.output.size();
    }
    cuts.first_before = source_end;
  }

  void advance(bool at_end, Tokens& out) {
    const SentenceEnds::Before before(out);
    settle(at_end, out);
    if (options.sentences) sentences.mark(out, before, at_end);
  }

  // Hands over the tokens that are settled, with their text.
  void settle(bool at_end, Tokens& out) {
    segments.clear();
    while (scanned < pending.size()) scan();
    if (at_end) breaker->finish(segments);
    if (split.is_on()) split.apply(std::string_view(pending).substr(settled), segments);
    has_offsets() ? hand_over_with_source(at_end, out) : hand_over(out);
    scanned = pending.size();
    if (!has_offsets()) cuts.first_before = stream.counts().first_cut_token;
    counts = cuts.added_to(stream.counts());
    if (at_end) begin_anew();
  }

  void hand_over(Tokens& out) {
    for (const tokens::Segment& segment : segments) {
      const std::size_t begin = out.text.size() + settled;
      settled += segment.length;
      if (segment.kind) {
        out.items.push_back({{begin, begin + segment.length}, {}, *segment.kind, false});
      }
    }
    pass(settled, out);
  }

  void hand_over_with_source(bool at_end, Tokens& out) {
    spans.resolve(pending, done, false);
    for (const tokens::Segment& segment : segments) {
      const Span text = {done + settled, done + settled + segment.length};
      settled += segment.length;
      if (segment.kind) add({text, {}, *segment.kind, false}, out);
    }
    spans.resolve(pending, done, at_end);
    spans.end_group(pending, done, done + settled, at_end);
    if (spans.watched_place() && !cuts.first) cuts.first = input_before + *spans.watched_place();
    release(out);
    const bool waits = !spans.tokens().empty();
    pass(waits ? spans.tokens().front().text.begin - done : settled, out);
  }

  // A token, its text a span of all the text.
  void add(Token token, Tokens& out) {
    if (!spans.find_same(token, pending, done)) {
      spans.add(token);
      return spans.resolve(pending, done, false);
    }
    if (!spans.tokens().empty()) {
      spans.close_group();
      release(out);
    }
    put(token, out);
  }

  // Hands over the tokens that have got their places.
  void release(Tokens& out) {
    for (std::size_t i = 0; i < spans.done(); ++i) put(spans.tokens()[i], out);
    spans.release();
  }

  void put(Token token, Tokens& out) const {
    token.text = {token.text.begin - done + out.text.size(),
                  token.text.end - done + out.text.size()};
    out.items.push_back(token);
  }

  void pass(std::size_t length, Tokens& out) {
    out.text.append(pending, 0, length);
    pending.erase(0, length);
    settled -= length;
    done += length;
  }

  void scan() {
    const std::string_view text = std::string_view(pending).substr(scanned);
    const TokenCut::Piece piece = cut.next(text);
    breaker->feed(text.substr(0, piece.length), segments);
    scanned += piece.length;
    if (!piece.cut_after) return;
    breaker->finish(segments);
    if (++cuts.count != 1) return;
    if (has_offsets()) {
      spans.watch(done + scanned);
    } else {
      cuts.first = output_before + done + scanned;
    }
  }

  void begin_anew() {
    cut.reset();
    spans.reset();
    input_before = counts.bytes_in;
    output_before += done;
    done = 0;
    ill_formed_end = 0;
  }
};

TokenStream::TokenStream(Stream stream, std::unique_ptr<tokens::WordBreaker> breaker,
                         const TokenOptions& options)
    : work_(new Work(std::move(stream), std::move(breaker), options)) {}
TokenStream::TokenStream(TokenStream&&) noexcept = default;
TokenStream& TokenStream::operator=(TokenStream&&) noexcept = default;
TokenStream::~TokenStream() = default;

void TokenStream::feed(std::string_view utf8, Tokens& out) {
  while (!utf8.empty()) {
    work_->feed(utf8.substr(0, kSlice));
    work_->advance(false, out);
    utf8.remove_prefix(std::min(kSlice, utf8.size()));
  }
}

void TokenStream::finish(Tokens& out) {
  work_->finish();
  work_->advance(true, out);
}

const Counts& TokenStream::counts() const { return work_->counts; }

}  // namespace naqi
