// SourceMap: where the boundaries between tokens lie in the input, through normalization.
//
// It reads an alignment (naqi/edits.h) as it comes, while the input is there, and keeps of it what
// boundaries have not passed yet: a piece for each stretch that stayed, was changed or was deleted.
// A token is at most 1 MiB long (token_cut.h), deleted stretches become one, so memory is bounded,
// whatever the length of the input. Tested by tests/unit/source_map_test.cc.
#ifndef NAQI_SRC_PIPELINE_SOURCE_MAP_H_
#define NAQI_SRC_PIPELINE_SOURCE_MAP_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "naqi/edits.h"
#include "naqi/token.h"

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
    Position end;    // of what stands before it, with what was deleted after that
    Position begin;  // of what stands after it
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
  void push(Kind kind, std::string_view source, std::size_t output, bool well_formed);
  void push_changed(std::string_view source, std::string_view output, bool well_formed);
  void push_space(std::string_view source, std::size_t output, bool well_formed);
  void push_deleted(std::string_view source, bool well_formed);
  void next_piece();
  [[nodiscard]] Place after_piece() const;

  const OffsetUnit unit_;
  std::vector<Piece> pieces_;
  std::size_t index_ = 0;  // of the piece that the last boundary was in
  Position at_;            // a place in that piece that stayed the same, and
  std::uint64_t at_output_ = 0;
  Position begin_;  // where that piece begins, and
  std::uint64_t output_begin_ = 0;
  Position end_;  // of the last piece
  std::uint64_t output_end_ = 0;
  std::uint64_t suspect_end_ = 0;  // the output from here on is well-formed
};

}  // namespace naqi

#endif  // NAQI_SRC_PIPELINE_SOURCE_MAP_H_
