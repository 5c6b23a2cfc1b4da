// SourceMap: where the boundaries between tokens lie in the input, through normalization.
//
// It reads an alignment (naqi/edits.h) as it comes, while the input is there, and keeps of it what
// boundaries have not passed yet: a piece for each stretch that stayed, was changed or was deleted.
// A token is at most 1 MiB long (token_cut.h), deleted stretches become one, so memory is bounded,
// whatever the length of the input. Tested by tests/unit/token_source_test.cc.
#ifndef NAQI_SRC_PIPELINE_SOURCE_MAP_H_
#define NAQI_SRC_PIPELINE_SOURCE_MAP_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "naqi/edits.h"
#include "naqi/token.h"
#include "pipeline/count_units.h"

namespace naqi {

class SourceMap {
 public:
  /// A place in the input, from its beginning.
  struct Position {
    std::uint64_t bytes = 0;
    std::uint64_t units = 0;  // as OffsetUnit has it
    friend bool operator==(const Position&, const Position&) = default;
  };

  /// A boundary of the output.
  struct Place {
    Position end;    // of what stands before it, with what was deleted after that up to white space
    Position begin;  // of what stands after it, if that is a token and `end` the end of another
    Position apart;  // the same if no token ends here: what was deleted before it belongs to it
    bool inside;     // of a changed stretch: that begins at `begin` and ends at `end`
  };

  /// `unit` is not none.
  explicit SourceMap(OffsetUnit unit) : unit_(unit) {}

  /// Takes in the next part of the alignment. `source` and `output` begin where the part before
  /// ended. `well_formed`: the source is known to be.
  void add(const Edits& edits, std::string_view source, std::string_view output, bool well_formed);

  /// The place of the boundary `at` bytes after the beginning of the output, between two code
  /// points. `text` is the output from `begin` on. To be asked in order; `at` may be equal to the
  /// one before. Precondition: the text from the boundary that was asked for before is in `text`.
  [[nodiscard]] Place place(std::uint64_t at, std::string_view text, std::uint64_t begin);

  /// The same for most tokens (`apart`: no other ends where this one begins), and faster: the
  /// source of a stretch of the output that stayed as it was, and that neither begins nor ends
  /// inside a changed one. false: ask for its places. Precondition: as of place(); `output` is not
  /// empty.
  [[nodiscard]] bool find_same(Span output, bool apart, std::string_view text, std::uint64_t begin,
                               Span& source) {
    while (index_ < pieces_.size() && pieces_[index_].output_end <= output.begin) next_piece();
    if (index_ == pieces_.size() || pieces_[index_].kind != Kind::same) return false;
    const bool ends_inside = output.end < pieces_[index_].output_end;
    const bool is_piece = output.end == pieces_[index_].output_end && index_ + 1 < pieces_.size() &&
                          !is_deleted(pieces_[index_ + 1].kind);
    if (!ends_inside && !is_piece) return false;
    pass(output.begin, text, begin);
    source.begin = output.begin == output_begin_ ? begin_after(apart).units : at_.units;
    pass(output.end, text, begin);
    source.end = at_.units;
    return true;
  }

  /// The length of the output. What was deleted after it may not be known yet.
  [[nodiscard]] std::uint64_t output_end() const { return output_end_; }
  /// The length of the source.
  [[nodiscard]] Position source_end() const { return end_; }

  /// Begins a new text.
  void reset();

 private:
  enum class Kind : std::uint8_t { same, changed, deleted, deleted_space };
  struct Piece {
    Position source_end;
    std::uint64_t output_end;
    Kind kind;
  };

  static bool is_deleted(Kind kind) { return kind >= Kind::deleted; }
  void add_spans(const Edits& edits, std::string_view source, std::string_view output);
  void add_records(const Edits& edits, std::string_view source, std::string_view output);
  void push_run(std::string_view source, std::string_view output);
  void push_span(std::string_view source, std::string_view output);
  void push_block(std::string_view source, std::string_view output, std::uint64_t kept);
  void push(Kind kind, std::string_view source, std::size_t output, bool well_formed);
  void push_changed(std::string_view source, std::string_view output, bool well_formed);
  void push_stretch(std::string_view source, std::string_view output, bool well_formed);
  void push_space(std::string_view source, std::size_t output, bool well_formed);
  void push_deleted(std::string_view source, bool well_formed);
  void next_piece() {
    const Piece& piece = pieces_[index_];
    if (piece.kind != Kind::deleted) apart_ = piece.source_end;
    space_before_ =
        piece.kind == Kind::deleted_space || (piece.kind == Kind::deleted && space_before_);
    begin_ = at_ = pieces_[index_].source_end;
    output_begin_ = at_output_ = pieces_[index_].output_end;
    ++index_;
  }
  [[nodiscard]] const Position& begin_after(bool apart) const {
    return apart || space_before_ ? apart_ : begin_;
  }
  // Goes on to a place in a piece that stayed the same.
  void pass(std::uint64_t to, std::string_view text, std::uint64_t begin) {
    const std::uint64_t length = to - at_output_;
    at_.bytes += length;
    // A byte is one: most of what is between two tokens.
    at_.units += unit_ == OffsetUnit::bytes || length <= 1
                     ? length
                     : count_units(unit_, text.substr(at_output_ - begin), length,
                                   at_output_ >= suspect_end_);
    at_output_ = to;
  }
  [[nodiscard]] Place after_piece() const;

  const OffsetUnit unit_;
  std::vector<Piece> pieces_;
  std::size_t index_ = 0;  // of the piece that the last boundary was in
  Position at_;            // a place in that piece that stayed the same, and
  std::uint64_t at_output_ = 0;
  Position begin_;  // where that piece begins, and
  std::uint64_t output_begin_ = 0;
  Position apart_;                   // where it begins if no token ends there
  bool space_before_ = false;        // deleted white space stands before it
  const char* added_end_ = nullptr;  // of the source that is being added
  Position end_;                     // of the last piece
  std::uint64_t output_end_ = 0;
  std::uint64_t suspect_end_ = 0;  // the output from here on is well-formed
};

}  // namespace naqi

#endif  // NAQI_SRC_PIPELINE_SOURCE_MAP_H_
