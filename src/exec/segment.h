// Segment: the slow lane's text. It holds the code points since the last place at which text may be
// cut, in bounded space, until a code point arrives before which it may be cut; then it is settled.
//
// Bounds: at most 1,024 non-starters that are kept or may compose follow one another (a cut is made
// there). Runs of stripped starters are one element. Of stripped marks one of each combining class
// is kept: it can only block a composition, and the first of its class does. Of code points that
// compose backward without being marks (Hangul vowels and the like) the third begins anew, because
// no composite is made of more than three. Tested by tests/agreement/ and
// tests/unit/segment_test.cc.
#ifndef NAQI_SRC_EXEC_SEGMENT_H_
#define NAQI_SRC_EXEC_SEGMENT_H_

#include <bitset>
#include <cstddef>
#include <string>
#include <utility>

#include "compile/program.h"

namespace naqi::exec {

/// The longest run of non-starters; where one more follows, U+034F is inserted before it.
inline constexpr unsigned kMaxNonStarters = 1024;

class Segment {
 public:
  /// What add() asks for before the code point is taken in.
  enum class Need { nothing, cut, boundary };

  explicit Segment(const compile::Program& program) : program_(program) {}

  [[nodiscard]] bool empty() const { return source_ == 0 && text_.empty(); }
  /// The last code point of the input in it, or `before` if there is none; 0 for a stripped
  /// starter.
  [[nodiscard]] char32_t last_or(char32_t before) const { return text_.empty() ? before : last_; }

  /// What has to happen before `c` can be added: a cut, or just the settling of what is held.
  [[nodiscard]] Need need(const compile::Entry& entry) const;

  /// Adds a code point of `source` input bytes. Precondition: need(entry) == nothing.
  void add(char32_t c, const compile::Entry& entry, std::size_t source);
  /// Adds a deleted starter.
  void add_stripped(std::size_t source);
  /// Adds a tatweel that goes, as one that stays would: it ends a run of non-starters.
  void add_stripped_tatweel(std::size_t source) {
    add_stripped(source);
    non_starters_ = 0;
  }
  /// Adds input bytes that are as if they were not there.
  void add_nothing(std::size_t source) { source_ += source; }
  /// Forgets the input bytes that what is held back stands for, and returns how many.
  std::size_t take_source() { return std::exchange(source_, 0); }

  /// Whether there is a virama among the marks at the end, before anything is stripped.
  [[nodiscard]] bool ends_with_virama() const;

  /// Deletes the alef that the text ends with once it is composed, if all its marks go. Returns
  /// whether there was one.
  bool delete_last_alef();

  [[nodiscard]] const std::u32string& text() const { return text_; }

  /// The settled text, before what looks at neighbours and the decomposed form. Empties the segment
  /// and adds to `source` the input bytes it stands for. The count of non-starters goes on unless
  /// `anew`.
  std::u32string settle(std::size_t& source, bool anew);

 private:
  void add_stripped_mark(char32_t c, const compile::Entry& entry, std::size_t source);

  const compile::Program& program_;
  std::u32string text_;
  char32_t last_ = 0;                  // the last code point added
  std::size_t source_ = 0;             // input bytes
  unsigned non_starters_ = 0;          // in a row, what is stripped looked through
  std::bitset<256> stripped_classes_;  // of the stripped marks since the last starter
  unsigned joining_starters_ = 0;      // of kind join, since the beginning
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_SEGMENT_H_
