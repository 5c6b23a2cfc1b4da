// Formats of tokens. To add one, write its function and add its row to the table in emit.cc.
// docs/formats.md says what each holds.
#ifndef NAQI_APPS_EMIT_H_
#define NAQI_APPS_EMIT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "naqi/token.h"
#include "position.h"

namespace naqi::cli {

/// What the command line says about a format.
struct EmitSettings {
  OffsetUnit offsets = OffsetUnit::none;
  bool with_source = false;
  bool sentences = false;
  std::string file = {};  // the name of the text; empty if it is the only one
};

/// The next tokens of a text, which come in pieces that begin and end at token boundaries.
struct Piece {
  const Tokens& tokens;
  std::span<const std::string_view> sources;  // with EmitSettings::with_source, one for each token
  bool may_be_ill_formed;                     // whether the texts have to be looked at for that
  bool ends;                                  // the text is over after it
};

/// The sentence that conllu has not written yet, because what it is comes before its tokens.
struct OpenSentence {
  std::string text;
  std::string rows;
  std::string misc;          // of the last row, not in `rows` yet
  std::uint64_t number = 0;  // its own
  std::uint64_t words = 0;   // rows
  std::uint64_t parts = 0;   // of it that were written already, it being a long one
  bool space = false;        // follows the last row
  bool ended = false;        // the last row ends it
};

/// What an emit function remembers of the text so far. Several threads do the lines of one text:
/// of those before `begin` it knows the number and the length.
struct EmitState {
  EmitState(EmitSettings with, const Position& begin)
      : settings(std::move(with)), base(begin.offset), line(begin.lines + 1) {}

  const EmitSettings settings;
  const std::uint64_t base;    // what is added to Token::source
  std::uint64_t line;          // its number, from 1
  std::uint64_t sentence = 1;  // its number, if `settings` wants it
  bool in_sentence = false;    // it has a token already
  bool has_token = false;      // the line has one already
  bool after_cr = false;       // the last byte was CR
  std::string head;            // what all tokens of the line have before their text
  OpenSentence open;

  /// Passes what lies between two tokens.
  void pass_space(std::string_view space);
  /// Passes what lies before the i-th token of a piece, which is returned; `done` is where the
  /// token before it ended, and becomes where this one does.
  const Token& next_token(const Piece& piece, std::size_t i, std::size_t& done) {
    const Token& token = piece.tokens.items[i];
    pass_space(std::string_view(piece.tokens.text).substr(done, token.text.begin - done));
    done = token.text.end;
    return token;
  }
  /// Passes a token; after it was written.
  void pass_token(const Token& token);
};

struct Format {
  std::string_view name;
  std::string_view help;
  OffsetUnit offsets;  // of its tokens if the user does not say; none: it has no place for them,
                       // nor for sentences and the original text
  bool joins;          // it has a place for --joiner
  bool is_lines;       // it is what TokenLines writes, as long as tokens are not split
  /// Appends the next tokens of a text to `out`.
  void (*emit)(const Piece& piece, EmitState& state, std::string& out);
};

[[nodiscard]] std::span<const Format> formats();  // the first is the default
/// Formats of sentences, which come as tokens.
[[nodiscard]] std::span<const Format> sentence_formats();

// The functions of the table that have files of their own.
void emit_jsonl(const Piece& piece, EmitState& state, std::string& out);
void emit_sentence_jsonl(const Piece& piece, EmitState& state, std::string& out);
void emit_tsv(const Piece& piece, EmitState& state, std::string& out);
void emit_conllu(const Piece& piece, EmitState& state, std::string& out);

}  // namespace naqi::cli

#endif  // NAQI_APPS_EMIT_H_
