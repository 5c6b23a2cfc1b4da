// Joining without loss: tokens with spaces between them, from which the text can be restored byte
// for byte.
//
//   naqi::Joiner joiner(naqi::JoinMark::standard());
//   joiner.feed(tokens, joined);                         // of Pipeline::tokenize
//   naqi::Unjoiner unjoiner(naqi::JoinMark::standard());
//   unjoiner.feed(joined, text);
//   unjoiner.finish(text);                               // text == tokens.text
//
// J is the mark. Where one token follows another directly, Joiner puts SPACE J between them; each J
// of the text, looked for from left to right between such places, is doubled; all else stays, white
// space too. Unjoiner takes away a SPACE that a run of an odd number of J follows, and leaves half
// as many J of every run. Why that is exact: docs/formats.md. Tested by tests/unit/joiner_test.cc,
// tests/agreement/joiner_agreement_test.cc and tests/fuzz/joiner_fuzz.cc.
#ifndef NAQI_JOINER_H_
#define NAQI_JOINER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "naqi/result.h"
#include "naqi/token.h"

namespace naqi {

/// The text J, and how to find it in other text.
class JoinMark {
 public:
  /// Any text will do that is not empty and well-formed UTF-8, and has no White_Space in it, which
  /// would be taken for that between tokens.
  [[nodiscard]] static Result<JoinMark> make(std::string_view utf8);
  /// U+FFED HALFWIDTH BLACK SQUARE, which other tokenizers use as well.
  [[nodiscard]] static JoinMark standard();

  [[nodiscard]] const std::string& text() const { return text_; }
  /// Of a text that ends in the first `matched` bytes of the mark (and in no more of them): how
  /// many it ends in with one more byte. Precondition: matched < text().size().
  [[nodiscard]] std::size_t next(std::size_t matched, char byte) const;

 private:
  explicit JoinMark(std::string_view utf8);
  std::string text_;
  std::vector<std::size_t> shorter_;  // for each length the next one that it may fall back to
};

/// Tokens in, joined text out; for one text, which comes in pieces.
class Joiner {
 public:
  explicit Joiner(JoinMark mark);

  /// Takes the next of a text and its tokens, cut at a boundary as TokenStream does, and appends to
  /// `out`.
  void feed(const Tokens& tokens, std::string& out);

 private:
  void put(std::string_view text, std::string& out);

  JoinMark mark_;
  std::size_t matched_ = 0;   // bytes of the mark that the text so far ends in
  bool after_token_ = false;  // it ends in a token
};

/// Joined text in, the text that it came from out. Any other bytes are taken as well: an odd J
/// without a SPACE before it stays, and so do all of a run of more than 4 MiB, less half of them.
class Unjoiner {
 public:
  explicit Unjoiner(JoinMark mark);

  /// Takes the next bytes and appends to `out` what is settled by now. A line is complete with its
  /// LF.
  void feed(std::string_view joined, std::string& out);
  /// Ends the text: appends the rest. The unjoiner is then as new.
  void finish(std::string& out);

 private:
  void take(char byte, std::string& out);
  void end_run(std::string& out);
  void put_pairs(std::string& out);

  JoinMark mark_;
  bool space_ = false;       // the last byte but for what follows was a SPACE, not yet written
  std::size_t run_ = 0;      // marks that followed it, not yet written
  std::size_t matched_ = 0;  // and bytes of one more
};

}  // namespace naqi

#endif  // NAQI_JOINER_H_
