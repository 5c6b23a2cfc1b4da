// Stream and TokenStream: normalize or tokenize text that arrives in pieces.
//
// The pieces may be cut anywhere, inside a code point or between a letter and its mark: the output
// is the same as for the whole. Text comes out as soon as nothing that follows can change it; a
// line is complete with its LF. Tested by tests/agreement/.
#ifndef NAQI_STREAM_H_
#define NAQI_STREAM_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "naqi/edits.h"
#include "naqi/token.h"

namespace naqi {

namespace exec {
class Executor;
}
namespace tokens {
class TokenWriter;
class WordBreaker;
}  // namespace tokens

/// What was met on the way. Counts start at zero with the stream, and so do places: a text that
/// follows another on the same stream begins where that ended.
struct Counts {
  std::uint64_t bytes_in = 0;    // fed so far
  std::uint64_t ill_formed = 0;  // ill-formed sequences (maximal subparts, Unicode 3.9)
  std::optional<std::uint64_t> first_ill_formed;  // byte offset of the first of them
  std::uint64_t cut_runs = 0;  // times that U+034F cut a run of more than 1,024 non-starters
  std::optional<std::uint64_t> first_cut_run;  // byte offset of what the first U+034F stands before
  // Where tokens are looked for, to be told or replaced:
  /// Times that text without white space was cut after 1 MiB. Where tokens are told of a text in
  /// which some were replaced, the larger of the two numbers.
  std::uint64_t cut_tokens = 0;
  /// Where the first such cut is: byte offset in the input, with TokenOptions::offsets; else in the
  /// normalized text.
  std::optional<std::uint64_t> first_cut_token;
  /// How many code points each row of steps() changed; empty unless Stream::count_steps was called.
  /// Of a form: how many letters, with their marks, it changed; of strip:html: how many tags it
  /// deleted; of the verb replace: how many tokens.
  std::vector<std::uint64_t> steps;
};

/// One normalization of one text. Made by Pipeline::stream(); not to be shared between threads.
class Stream {
 public:
  explicit Stream(std::unique_ptr<exec::Executor> executor);
  Stream(Stream&&) noexcept;
  Stream& operator=(Stream&&) noexcept;
  ~Stream();

  /// Takes the next bytes and appends to `out` what is settled by now.
  void feed(std::string_view utf8, std::string& out);
  /// Ends the text: appends the rest to `out`. The stream is then as new, its counts kept.
  void finish(std::string& out);

  /// The same, and appends to `edits` how the bytes that were appended to `out` stand for the
  /// input. Spans are in the order of the text: `edits` covers the bytes fed and not accounted for
  /// by earlier calls, less those that are held back (Edits::source_length), so that a caller who
  /// clears both between calls keeps the input from there on: hardly ever more than a few hundred
  /// bytes, and after each call at most 64 KiB (where more were to be held back, because what
  /// follows a letter is deleted without end, they are said to be deleted). A spec with strip:html
  /// holds back a tag besides, one that replaces tokens the text since the last white space, at
  /// most what 1 MiB of normalized text stands for. One text is fed either with edits or without.
  /// The engine `reference` accounts for everything in the end.
  void feed(std::string_view utf8, std::string& out, Edits& edits);
  void finish(std::string& out, Edits& edits);

  /// Counts from now on how many code points each step changes (Counts::steps), at about a
  /// thirtieth of the speed. To be called before the first piece. The engine `reference` does not
  /// count.
  void count_steps();

  [[nodiscard]] const Counts& counts() const;

 private:
  std::unique_ptr<exec::Executor> executor_;
};

/// One tokenization of one text. Made by Pipeline::token_stream(); not to be shared.
class TokenStream {
 public:
  TokenStream(Stream stream, std::unique_ptr<tokens::WordBreaker> breaker,
              const TokenOptions& options);
  TokenStream(TokenStream&&) noexcept;
  TokenStream& operator=(TokenStream&&) noexcept;
  ~TokenStream();

  /// Takes the next bytes and appends to `out.text` the text up to the last settled token boundary,
  /// and to `out.items` its tokens, as spans of `out.text`. Callers may clear `out` between calls.
  /// With offsets a token waits until its place in the input is known.
  void feed(std::string_view utf8, Tokens& out);
  /// Ends the text: appends the rest to `out`. The stream is then as new, its counts kept: places
  /// of tokens begin at 0 again.
  void finish(Tokens& out);

  [[nodiscard]] const Counts& counts() const;

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

/// The tokens of one text, each followed by a separator, without kinds and places: several times as
/// fast as a TokenStream. Made by Pipeline::token_lines(); not to be shared.
class TokenLines {
 public:
  TokenLines(Stream stream, const tokens::TokenWriter& writer);
  TokenLines(Stream stream, std::unique_ptr<tokens::WordBreaker> breaker, char separator);
  TokenLines(TokenLines&&) noexcept;
  TokenLines& operator=(TokenLines&&) noexcept;
  ~TokenLines();

  /// Takes the next bytes and appends to `out` the tokens that nothing that follows can change.
  void feed(std::string_view utf8, std::string& out);
  /// Ends the text: appends the rest.
  void finish(std::string& out);

  [[nodiscard]] const Counts& counts() const;
  /// Bytes of the normalized text so far.
  [[nodiscard]] std::uint64_t normalized_bytes() const;

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace naqi

#endif  // NAQI_STREAM_H_
