#include "emit.h"

#include <array>
#include <cstddef>

#include "writer.h"

namespace naqi::cli {
namespace {

/// Keeps the line ends of a piece of white space, LF or CRLF.
void put_line_ends(std::string_view space, EmitState& state, Writer& writer) {
  for (const char c : space) {
    if (c == '\n') {
      if (state.after_cr) writer.put('\r');
      writer.put('\n');
      state.has_token = false;
    }
    state.after_cr = c == '\r';
  }
}

void emit_text(const Piece& piece, EmitState& state, std::string& out) {
  const Tokens& tokens = piece.tokens;
  Writer writer(out, tokens.text.size() + tokens.items.size() + 1);  // 1: a CR of the last piece
  const std::string_view text = tokens.text;
  std::size_t done = 0;
  for (const Token& token : tokens.items) {
    put_line_ends(text.substr(done, token.text.begin - done), state, writer);
    if (state.has_token) writer.put(' ');
    writer.put(text.substr(token.text.begin, token.text.size()));
    state.has_token = true;
    state.after_cr = false;
    done = token.text.end;
  }
  put_line_ends(text.substr(done), state, writer);
}

void emit_lines(const Piece& piece, EmitState&, std::string& out) {
  const Tokens& tokens = piece.tokens;
  Writer writer(out, tokens.text.size() + tokens.items.size());
  const std::string_view text = tokens.text;
  for (const Token& token : tokens.items) {
    writer.put(text.substr(token.text.begin, token.text.size()));
    writer.put('\n');
  }
}

/// A NUL of the text cannot be told from one of ours, so that it separates tokens as well.
void emit_nul(const Piece& piece, EmitState&, std::string& out) {
  const Tokens& tokens = piece.tokens;
  Writer writer(out, tokens.text.size() + tokens.items.size());
  const std::string_view text = tokens.text;
  const bool has_nul = text.find('\0') != std::string_view::npos;
  for (const Token& token : tokens.items) {
    std::string_view rest = text.substr(token.text.begin, token.text.size());
    while (!rest.empty()) {
      const std::size_t length = has_nul ? std::min(rest.find('\0'), rest.size()) : rest.size();
      if (length > 0) {
        writer.put(rest.substr(0, length));
        writer.put('\0');
      }
      rest.remove_prefix(std::min(length + 1, rest.size()));
    }
  }
}

constexpr std::array kFormats = {
    Format{"text", "the lines of the text, one space between two tokens", OffsetUnit::none, true,
           false, emit_text},
    Format{"lines", "one token per line", OffsetUnit::none, false, true, emit_lines},
    Format{"jsonl", "one JSON object per line: the text of a token, its kind and offsets",
           OffsetUnit::bytes, false, false, emit_jsonl},
    Format{"tsv", "one token per line: columns with TAB between them", OffsetUnit::bytes, false,
           false, emit_tsv},
    Format{"conllu", "CoNLL-U: sentences, and ten columns for a token", OffsetUnit::code_points,
           false, false, emit_conllu},
    Format{"nul", "tokens with a NUL after each", OffsetUnit::none, false, false, emit_nul},
};

constexpr std::array kSentenceFormats = {
    Format{"lines", "one sentence per line", OffsetUnit::none, false, false, emit_lines},
    Format{"jsonl", "one JSON object per line: the text of a sentence, its line and offsets",
           OffsetUnit::bytes, false, false, emit_sentence_jsonl},
    Format{"nul", "sentences with a NUL after each", OffsetUnit::none, false, false, emit_nul},
};

}  // namespace

void EmitState::pass_space(std::string_view space) {
  for (const char c : space) {
    if (c != '\n') continue;
    ++line;
    head.clear();
    if (in_sentence) ++sentence;
    in_sentence = false;
  }
}

void EmitState::pass_token(const Token& token) {
  in_sentence = true;
  if (!token.ends_sentence) return;
  ++sentence;
  head.clear();
  in_sentence = false;
}

std::span<const Format> formats() { return kFormats; }
std::span<const Format> sentence_formats() { return kSentenceFormats; }

}  // namespace naqi::cli
