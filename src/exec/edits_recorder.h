// EditsRecorder: writes the output text and its alignment with the input (naqi/edits.h). The
// members are those of TextRecorder (recorder.h), and `block`.
//
// The alignment has to cost little: what a put adds is a few bits of a mask. That a code point
// stayed the same is not asked here but when the alignment is read, of the two texts.
#ifndef NAQI_SRC_EXEC_EDITS_RECORDER_H_
#define NAQI_SRC_EXEC_EDITS_RECORDER_H_

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "exec/recorder.h"
#include "naqi/edits.h"

namespace naqi::exec {

class EditsRecorder {
 public:
  EditsRecorder(std::string& out, Edits& edits)
      : text_(out), begin_(text_.position()), edits_(edits), size_(edits.records_.size()) {}
  EditsRecorder(const EditsRecorder&) = delete;
  EditsRecorder& operator=(const EditsRecorder&) = delete;
  ~EditsRecorder() {
    edits_.records_.resize(size_);
    edits_.output_length_ += text_.position() - begin_;
  }

 private:
  using Kind = Edits::Kind;
  using Record = Edits::Record;
  static constexpr std::size_t kMaxBlock = 64;  // bits of a mask

 public:
  class Cursor {
   public:
    /// `source` is not 0.
    void put(std::uint32_t bytes, std::size_t length, std::size_t source) {
      text_.put(bytes, length, source);
      if ((at_ + source > kMaxBlock) | (length > source)) {
        close_block();
        if (length > source) {
          *records_++ = Record::make(Kind::span, source, length);
          return;
        }
      }
      kept_ |= ((std::uint64_t{1} << length) - 1) << at_;
      at_ += source;
    }
    [[nodiscard]] std::string_view written() const { return text_.written(); }

   private:
    friend class EditsRecorder;
    Cursor(const TextRecorder::Cursor& text, Record* records) : text_(text), records_(records) {}

    void close_block() {
      *records_ = Record::make(Kind::block, at_, kept_);
      records_ += at_ != 0 ? 1 : 0;
      kept_ = 0;
      at_ = 0;
    }

    TextRecorder::Cursor text_;
    Record* records_;
    std::uint64_t kept_ = 0;  // of the block that has begun
    std::size_t at_ = 0;      // its input bytes
  };

  /// For as many puts as there are fours in `bytes`, rounded up.
  Cursor cursor(std::size_t bytes) {
    constexpr std::size_t kBytesOfPut = 4;
    const std::size_t puts = (bytes + kBytesOfPut - 1) / kBytesOfPut;
    reserve(2 * puts + 1);  // a put closes a block and writes a span
    return {text_.cursor(bytes), edits_.records_.data() + size_};
  }
  void accept(Cursor cursor) {
    cursor.close_block();
    text_.accept(cursor.text_);
    const Record* const end = cursor.records_;
    for (const Record* r = edits_.records_.data() + size_; r < end; ++r) {
      const Record record = *r;  // add() may write there, never beyond
      record.kind() == Kind::block ? add_block(record.body, record.source()) : add(record);
    }
  }

  void copy(const char* p, std::size_t n) {
    text_.copy(p, n);
    reserve(1);
    add_run(n);
  }

  /// Without a source, text goes with what is replaced next.
  void replace(std::string_view text, std::size_t source) {
    text_.replace(text, source);
    if (source == 0 && text.empty()) return;
    if (size_ != 0 && last().source() == 0) {
      last() = Record::make(Kind::span, source, last().output() + text.size());
      edits_.source_length_ += source;
      return;
    }
    reserve(1);
    add(Record::make(Kind::span, source, text.size()));
  }

  /// For output bytes that were placed already, by way of text(), and stand for at most 64 input
  /// bytes in whole code points: bit i of `kept` says that input byte i has an output byte, in
  /// order. A code point that became a shorter one has as many bits as that has bytes, whichever;
  /// one that was deleted has none. Precondition: 0 < source_length <= 64, and no bit is set from
  /// there on.
  void block(std::uint64_t kept, unsigned source_length) {
    reserve(1);
    add_block(kept, source_length);
  }

  static constexpr bool kTakesBlocks = true;
  /// Where a kernel places bytes that it accounts for by blocks.
  TextRecorder& text() { return text_; }

  /// To the end of a code point that was written by this recorder. What the last `source` input
  /// bytes became is known here: less than `bytes` if a kernel bound a SPACE among them to the one
  /// before, which the code point itself does not tell (U+FE70 where it becomes SPACE).
  void rewind(std::size_t bytes, std::size_t source) {
    edits_.source_length_ -= source;
    std::size_t removed = 0;
    while (source != 0 || removed < bytes) {
      assert(size_ != 0);
      Record& record = last();
      if (source == 0 && record.source() != 0 && record.kind() != Kind::span) break;
      if (record.source() > source ||
          (record.source() == source && record.output() > bytes - removed)) {
        removed += trim(record, bytes - removed, source);
        break;
      }
      source -= record.source();
      removed += record.output();
      --size_;
    }
    text_.rewind(removed, 0);
  }

  [[nodiscard]] std::size_t position() const { return text_.position(); }
  [[nodiscard]] std::string_view since(std::size_t position) const { return text_.since(position); }

 private:
  static constexpr std::size_t kStep = 64;  // so that one record is not resized for

  Record& last() { return edits_.records_[size_ - 1]; }

  // While a recorder writes, there are more records than count.
  void reserve(std::size_t records) {
    const std::size_t needed = size_ + records;
    if (needed > edits_.records_.size()) edits_.records_.resize(needed + kStep);
  }

  void add(const Record& record) {
    edits_.records_[size_++] = record;
    edits_.source_length_ += record.source();
  }

  void add_run(std::size_t n) {
    if (size_ == 0 || last().kind() != Kind::run) return add(Record::make(Kind::run, n, n));
    last() = Record::make(Kind::run, last().source() + n, last().output() + n);
    edits_.source_length_ += n;
  }

  void add_block(std::uint64_t kept, std::size_t source) {
    if (kept == ~std::uint64_t{0} >> (kMaxBlock - source)) return add_run(source);
    add(Record::make(Kind::block, source, kept));
  }

  // Takes the end off a record of which something stays; returns how many output bytes that were.
  static std::size_t trim(Record& record, std::size_t bytes, std::size_t source) {
    const std::size_t left = record.source() - source;
    if (record.kind() == Kind::block) {
      assert(left != 0);
      const std::uint64_t kept = record.body & (~std::uint64_t{0} >> (kMaxBlock - left));
      bytes = static_cast<std::size_t>(std::popcount(record.body ^ kept));
      record = Record::make(Kind::block, left, kept);
    } else {
      assert(record.kind() == Kind::span ? left == 0 : bytes == source);
      record = Record::make(record.kind(), left, record.body - bytes);
    }
    return bytes;
  }

  TextRecorder text_;
  std::size_t begin_;  // where the text began
  Edits& edits_;
  std::size_t size_;  // records that count
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_EDITS_RECORDER_H_
