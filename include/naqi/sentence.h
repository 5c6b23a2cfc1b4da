// Sentences: normalized text and where the sentences of it begin and end.
//
// docs/tokens.md says what ends a sentence. See Pipeline::sentences for how to fill one.
#ifndef NAQI_SENTENCE_H_
#define NAQI_SENTENCE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "naqi/stream.h"
#include "naqi/token.h"

namespace naqi {

/// From the beginning of its first token to the end of its last.
struct Sentence {
  Span text;    // in Sentences::text
  Span source;  // in the input, from its beginning; in TokenOptions::offsets
  friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// Normalized text and its sentences, in order. What lies between two sentences is white space.
/// Reuse one object across calls: its memory is kept.
struct Sentences {
  std::string text;
  std::vector<Sentence> items;

  /// The text of sentence i, which has no line end. Precondition: i < items.size().
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    return std::string_view(text).substr(items[i].text.begin, items[i].text.size());
  }
  void clear() {
    text.clear();
    items.clear();
  }
};

/// The sentences of one text that arrives in pieces. Made by Pipeline::sentence_stream(); not to be
/// shared between threads.
class SentenceStream {
 public:
  /// `tokens` has to mark sentences (TokenOptions::sentences).
  explicit SentenceStream(TokenStream tokens);

  /// Takes the next bytes and appends to `out` the sentences that are whole, with the text up to
  /// the end of the last of them. Callers may clear `out` between calls. A sentence is whole with
  /// its line end, or with the token after it. One of more than 1 MiB is cut between two tokens.
  void feed(std::string_view utf8, Sentences& out);
  /// Ends the text: appends the rest to `out`.
  void finish(Sentences& out);

  [[nodiscard]] const Counts& counts() const { return stream_.counts(); }

 private:
  void settle(Sentences& out);

  TokenStream stream_;
  Tokens tokens_;  // the text that is not handed over yet, and the tokens that are new in it
  Sentence open_;  // the sentence that it begins with, if it has a token
  bool is_open_ = false;
};

}  // namespace naqi

#endif  // NAQI_SENTENCE_H_
