// Edits: which bytes of the output stand for which bytes of the input.
//
//   naqi::Edits edits;
//   pipeline.normalize(text, out, edits);
//   for (const naqi::Edit& edit : edits.spans(text, out)) {
//     if (edit.changed) show(edit.source, edit.output);
//   }
//
// An Edits holds runs and not one entry a character, in the spirit of ICU's class of that name; the
// two texts, which the caller has anyway, tell the rest when it is read. stream.h fills one piece
// by piece. Tested by tests/unit/edits_test.cc and tests/agreement/edits_agreement_test.cc.
#ifndef NAQI_EDITS_H_
#define NAQI_EDITS_H_

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <vector>

#include "naqi/token.h"

namespace naqi {

class SourceMap;
namespace exec {
class EditsRecorder;
}

/// A stretch of the input and what became of it.
struct Edit {
  Span source;           // bytes of the input
  Span output;           // bytes of the output; empty if the source was deleted
  bool changed = false;  // if not, the bytes are the same
  friend bool operator==(const Edit&, const Edit&) = default;
};

/// The alignment of a text with what it was normalized to. Reuse one object: its memory is kept.
///
/// What its spans promise, by whatever engine: they follow one another without a gap, from the
/// first byte of both texts to the last; each begins and ends between code points (or between
/// ill-formed sequences); no two neighbours are both unchanged; a changed one is a code point, or
/// several that the pipeline looked at together, without those at their beginning and end that
/// stayed. An insertion has no source. Where equally good alignments exist, as of a run of one
/// character that became shorter, engines and pieces of different size may differ.
class Edits {
 public:
  class Spans;

  /// The spans of the first source_length() bytes of `source` and all bytes of `output`. Both must
  /// be the texts that this was filled with, and outlive what is returned.
  /// Precondition: source.size() >= source_length() and output.size() == output_length().
  [[nodiscard]] Spans spans(std::string_view source, std::string_view output) const;

  /// Input bytes that are accounted for: after Stream::finish, all. Until then the stream holds the
  /// others back.
  [[nodiscard]] std::size_t source_length() const { return source_length_; }
  [[nodiscard]] std::size_t output_length() const { return output_length_; }

  void clear();

 private:
  friend class exec::EditsRecorder;
  friend class SourceMap;

  enum class Kind : std::uint8_t {
    run,    // each code point has become one of its length, or stayed
    span,   // of any two lengths
    block,  // at most 64 bytes, of which some have an output byte
  };
  struct Record {
    std::uint64_t head;  // Kind, and above it the bytes of the input
    std::uint64_t body;  // bytes of the output; of a block a mask: bit i is set if source byte i
                         // has an output byte, in order

    static Record make(Kind kind, std::size_t source, std::uint64_t body) {
      return {std::uint64_t{source} << 2 | static_cast<std::uint64_t>(kind), body};
    }
    [[nodiscard]] Kind kind() const { return static_cast<Kind>(head & 3); }
    [[nodiscard]] std::size_t source() const { return static_cast<std::size_t>(head >> 2); }
    [[nodiscard]] std::size_t output() const;
  };

  std::vector<Record> records_;
  std::size_t source_length_ = 0;
  std::size_t output_length_ = 0;
};

/// The spans of an alignment, for `for`. Linear time; nothing is allocated.
class Edits::Spans {
 public:
  class Iterator {
   public:
    const Edit& operator*() const { return edit_; }
    const Edit* operator->() const { return &edit_; }
    Iterator& operator++();
    friend bool operator==(const Iterator& it, std::default_sentinel_t) { return it.at_end_; }

   private:
    friend class Spans;
    Iterator(const Edits& edits, std::string_view source, std::string_view output);
    void read();
    void read_run();
    void read_span();
    void read_block();
    void pass(std::size_t source, std::size_t output, bool changed);

    const Edits* edits_;
    std::string_view source_;  // from the end of `ahead_` on
    std::string_view output_;
    std::size_t next_ = 0;   // the record to read after this one
    Record left_ = {0, 0};   // of this one
    Edit edit_;              // where the iterator is
    Edit ahead_;             // a part that was read and that the next edit begins with
    bool has_ahead_ = true;  // false: nothing is left
    bool at_end_ = false;
  };

  [[nodiscard]] Iterator begin() const { return {*edits_, source_, output_}; }
  [[nodiscard]] static std::default_sentinel_t end() { return {}; }

 private:
  friend class Edits;
  Spans(const Edits& edits, std::string_view source, std::string_view output)
      : edits_(&edits), source_(source), output_(output) {}

  const Edits* edits_;
  std::string_view source_;
  std::string_view output_;
};

/// Finds the input that stretches of the output stand for: the place of a token in the text as it
/// was. Linear time for all stretches together, if they are asked for in order.
class SourceRanges {
 public:
  /// As Edits::spans; all three must outlive this.
  SourceRanges(const Edits& edits, std::string_view source, std::string_view output);

  /// The input bytes of a range of the output. Of a changed span that is in it in part, all bytes;
  /// and what was deleted directly after it: a stripped mark belongs to the letter before it.
  /// Precondition: output.begin <= output.end <= output_length().
  [[nodiscard]] Span of(Span output);

 private:
  Edits::Spans spans_;
  Edits::Spans::Iterator at_;
  std::size_t end_;  // of the input
};

}  // namespace naqi

#endif  // NAQI_EDITS_H_
