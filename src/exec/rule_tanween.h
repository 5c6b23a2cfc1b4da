// The condition tanween_seat (strip:tanween_alef): an alef that only writes the fathatan of a
// word's end goes, as kitab, fathatan, alef and kitab, alef, fathatan. It has to follow a letter,
// end the word, and carry no mark that stays. The word ends before the next code point that stays,
// if that could not come to stand on the letter. The step deletes every fathatan besides.
//
// Proof: no fathatan is left, so the condition holds nowhere.
#ifndef NAQI_SRC_EXEC_RULE_TANWEEN_H_
#define NAQI_SRC_EXEC_RULE_TANWEEN_H_

#include "unicode/properties.h"

namespace naqi::exec {

/// Follows the code points before anything is deleted, decomposed.
class TanweenRule {
 public:
  /// Whether a word goes on with c, or c could come to stand on a letter before it.
  static bool goes_on(char32_t c) {
    return is_letter(c) || unicode::combining_class(c) != 0 || c == unicode::kZeroWidthJoiner ||
           c == 0xFE0E || c == 0xFE0F;
  }

  /// Goes over a starter that stays.
  void starter(char32_t c) {
    before_ = {last_.starter, last_.has_fathatan};
    last_ = {c, false};
    seat_ = false;
  }
  /// Goes over a starter that goes: it does not tell whether a word ends.
  void stripped_starter(char32_t c) {
    const bool seat = is_seat();
    starter(c);
    seat_ = seat;
  }
  /// Goes over a mark that stays.
  void mark() { seat_ = false; }
  void fathatan() { last_.has_fathatan = true; }
  /// Begins after a text whose last starter is c; 0: none.
  void begin_after(char32_t c) {
    last_ = {c, false};
    before_ = {};
    seat_ = false;
  }

  /// Whether an alef that comes next has to be watched.
  [[nodiscard]] bool waits() const { return last_.has_fathatan; }
  /// Whether the last starter that stays is such an alef, if the word ends here and the alef's
  /// marks all go.
  [[nodiscard]] bool is_seat() const {
    return seat_ || (last_.starter == unicode::kAlef &&
                     (last_.has_fathatan || before_.has_fathatan) && is_letter(before_.starter));
  }

  /// The last starter before the marks at the end; 0: none.
  [[nodiscard]] char32_t last_starter() const { return last_.starter; }

 private:
  static bool is_letter(char32_t c) {
    return c == unicode::kTatweel || unicode::is_arabic_letter(c);
  }

  struct Cluster {
    char32_t starter = 0;
    bool has_fathatan = false;  // among its marks
  };
  Cluster last_;
  Cluster before_;
  bool seat_ = false;  // there is one, and starters that go after it
};

}  // namespace naqi::exec

#endif  // NAQI_SRC_EXEC_RULE_TANWEEN_H_
