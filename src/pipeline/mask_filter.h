// MaskFilter (replace:url=[URL],...): writes a text in place of each token of some kinds, in a text
// that arrives in pieces.
//
// Where the text holds such a mask already, it stays, and tokens begin and end there. That is why
// what is left has no token to replace, so that the filter changes it no more. Proof: a token is
// the longest match from where it begins, and what has to follow some is white space, an end or a
// character (data/tokens/naqi.rbbi). So other tokens that stand together are found again in a text
// of nothing but them. What stands beside a token that was replaced, up to white space, is looked
// at once more as it will be seen there: between masks. A mask has brackets at its ends only, so
// none begins or ends inside another, or takes in what stands beside it: the masks of what is left
// are those that were there and those that were written.
//
// Proof that rules change nothing either. A mask is a fixed point of them (mask_texts.h), and its
// brackets are neither letter, mark, digit, emoji nor virama, and compose with nothing. So what
// stands beside one could only be changed by a rule that holds where something is not: a comma that
// does not stand between two digits, which is done here. ZERO WIDTH NON-JOINER that follows a
// token goes with it, and so does ZERO WIDTH JOINER before one: it may have joined a skin tone that
// is a letter's to an emoji. No mask has white space, `<` or `>`.
//
// A word, up to white space, that has something literal in it stays whole (Filtered::literal).
// Tested by tests/unit/masks_test.cc, tests/golden/filters.tsv and tests/agreement/.
#ifndef NAQI_SRC_PIPELINE_MASK_FILTER_H_
#define NAQI_SRC_PIPELINE_MASK_FILTER_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compile/program.h"
#include "naqi/token.h"
#include "pipeline/filtered.h"
#include "pipeline/token_cut.h"
#include "tokens/word_breaker.h"

namespace naqi {

class MaskFilter {
 public:
  /// The masks of the spec. Precondition: it has some. `skips`: a word with no byte that some token
  /// to replace has to have is not looked at; the result is the same.
  MaskFilter(const compile::Program& program, std::unique_ptr<tokens::WordBreaker> breaker,
             bool skips);

  /// Takes what comes next, and appends to `out` what is settled. Held back is what follows the
  /// last white space, or 1 MiB (token_cut.h); no line end is.
  void feed(const Filtered& next, Filtered& out);
  /// Ends the text.
  void finish(Filtered& out);

  /// How many tokens each row of steps() has replaced. Pairs of row and count.
  struct Count {
    std::size_t step;
    std::uint64_t tokens;
  };
  [[nodiscard]] const std::vector<Count>& counts() const { return counts_; }
  [[nodiscard]] std::uint64_t cuts() const { return cuts_; }
  /// Byte of the text that is left at which the first cut was.
  [[nodiscard]] std::optional<std::uint64_t> first_cut() const { return first_cut_; }

 private:
  struct Mask {
    std::string text;
    std::size_t count;  // index into counts_
  };
  // A code point that becomes another one beside a mask.
  struct Beside {
    std::string from;
    std::string to;
  };
  // A token that is replaced.
  struct Found {
    std::size_t begin;
    std::size_t end;
    std::size_t mask;  // index into masks_
  };

  // What a text stands beside.
  struct Edges {
    bool after_mask;
    bool before_mask;
  };
  // A text whose ends have become what they are beside masks.
  struct Changed {
    std::string text;  // empty if it is the same
    const Beside* first = nullptr;
    const Beside* last = nullptr;
    [[nodiscard]] std::size_t source_of(std::size_t at, std::string_view source) const;
  };

  // How often what stands beside a token that was replaced is looked at again. Twice is enough for
  // the tokens there are; the bound makes it plain that time is linear.
  static constexpr unsigned kMaxDepth = 8;

  void take(std::size_t length, Filtered& out);
  void take_words(std::string_view text, Filtered& out);
  void take_some_words(std::string_view text, Edges edges, Filtered& out);
  void take_stretch(std::string_view text, Edges edges, unsigned depth, Filtered& out);
  void take_between(std::string_view text, Edges edges, unsigned depth, Filtered& out);
  std::vector<Found> find_tokens(std::string_view text, Edges edges);
  [[nodiscard]] Changed change(std::string_view text, Edges edges) const;
  void write(std::string_view text, Edges edges, Filtered& out) const;
  [[nodiscard]] const Beside* beside(std::string_view text, bool at_end) const;
  [[nodiscard]] std::string_view first_mask(std::string_view text) const;

  std::vector<Mask> masks_;
  std::vector<std::size_t> mask_of_;  // by kind: index into masks_, or kNone
  bool skips_;
  std::array<bool, 256> is_needed_{};  // by byte: some token to replace needs one of these
  std::string openers_;                // the first characters of masks
  std::vector<Beside> besides_;
  std::unique_ptr<tokens::WordBreaker> breaker_;

  std::string held_;
  std::vector<Span> literal_;  // of held_
  TokenCut cut_;
  std::vector<tokens::Segment> segments_;

  std::vector<Count> counts_;
  std::uint64_t written_ = 0;
  std::uint64_t cuts_ = 0;
  std::optional<std::uint64_t> first_cut_;
};

}  // namespace naqi

#endif  // NAQI_SRC_PIPELINE_MASK_FILTER_H_
