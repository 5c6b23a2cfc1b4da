// conllu: CoNLL-U (universaldependencies.org/format.html), with what is known of a token: its form,
// its universal part of speech where the kind leaves no choice, and its place.
#include "emit.h"
#include "emit_fields.h"
#include "writer.h"

namespace naqi::cli {
namespace {

// A line may be of any length. One that is longer than this, in bytes of its sentence, is written
// as several sentences.
constexpr std::size_t kMaxSentence = std::size_t{256} << 10;

/// UPOS by kind. Numbers are digits, and emoji and emoticons SYM, by the guidelines of Universal
/// Dependencies; the parts of speech of the rest depend on what they mean.
constexpr std::string_view part_of_speech(TokenKind kind) {
  switch (kind) {
    case TokenKind::punctuation:
      return "PUNCT";
    case TokenKind::number:
      return "NUM";
    case TokenKind::emoji:
    case TokenKind::emoticon:
      return "SYM";
    default:
      return "_";
  }
}

/// Ends the row that waits for what follows its token.
void end_row(bool space_after, OpenSentence& open) {
  if (open.misc.empty()) return;
  if (!space_after) open.rows += "SpaceAfter=No|";
  open.rows += open.misc;
  open.rows += '\n';
  open.misc.clear();
}

/// Writes the sentence, if it has a word; `goes_on` if it is cut.
void end_sentence(bool goes_on, const EmitSettings& settings, OpenSentence& open,
                  std::string& out) {
  if (open.words > 0) {
    if (!settings.file.empty()) {
      out += "# file = ";
      append_field(repaired(settings.file), out);
      out += '\n';
    }
    out += "# sent_id = " + std::to_string(open.number);
    if (open.parts > 0) out += '.' + std::to_string(open.parts + 1);
    out += "\n# text = ";
    out += open.text;
    out += '\n';
    out += open.rows;
    out += '\n';
  }
  open.text.clear();
  open.rows.clear();
  open.words = 0;
  open.ended = false;
  open.parts = goes_on ? open.parts + 1 : 0;
}

void pass_space(std::string_view space, EmitState& state, std::string& out) {
  if (space.empty()) return;
  end_row(true, state.open);
  state.open.space = true;
  if (space.find('\n') != std::string_view::npos) {
    end_sentence(false, state.settings, state.open, out);
  }
  state.pass_space(space);
}

/// What comes before a token, now that there is one: the end of the last row, perhaps of its
/// sentence, or a space in the text.
void begin_token(EmitState& state, std::string& out) {
  OpenSentence& open = state.open;
  end_row(false, open);
  const bool is_long = open.text.size() > kMaxSentence;
  if (open.ended || is_long) end_sentence(!open.ended, state.settings, open, out);
  if (open.words == 0) {
    open.number = state.settings.sentences ? state.sentence : state.line;
  } else if (open.space) {
    open.text += ' ';
  }
  open.space = false;
}

void put_row(std::string_view form, TokenKind kind, OpenSentence& open) {
  open.text += form;
  Writer writer(open.rows, Writer::kNumber + form.size() + 40);
  writer.put(++open.words);
  writer.put('\t');
  writer.put(form);
  writer.put("\t_\t");
  writer.put(part_of_speech(kind));
  writer.put("\t_\t_\t_\t_\t_\t");
}

/// UDPipe's escapes.
void append_misc(std::string_view utf8, std::string& out) {
  constexpr std::string_view kEscaped = " \t\r\n|\\";
  constexpr std::string_view kLetters = "strnp\\";
  for (const char c : utf8) {
    const std::size_t known = kEscaped.find(c);
    if (known != std::string_view::npos) out += '\\';
    out += known == std::string_view::npos ? c : kLetters[known];
  }
}

void put_misc(const Span& source, std::uint64_t base, OpenSentence& open) {
  Writer writer(open.misc, 2 * Writer::kNumber + 16);
  writer.put("TokenRange=");
  writer.put(base + source.begin);
  writer.put(':');
  writer.put(base + source.end);
}

}  // namespace

void emit_conllu(const Piece& piece, EmitState& state, std::string& out) {
  OpenSentence& open = state.open;
  const std::string_view text = piece.tokens.text;
  std::size_t done = 0;
  for (std::size_t i = 0; i < piece.tokens.items.size(); ++i) {
    const Token& token = piece.tokens.items[i];
    pass_space(text.substr(done, token.text.begin - done), state, out);
    done = token.text.end;
    begin_token(state, out);
    const std::string_view form = text.substr(token.text.begin, token.text.size());
    if (piece.may_be_ill_formed) {
      put_row(repaired(form), token.kind, open);
    } else {
      put_row(form, token.kind, open);
    }
    put_misc(token.source, state.base, open);
    if (state.settings.with_source) {
      open.misc += "|Source=";
      append_misc(repaired(piece.sources[i]), open.misc);
    }
    open.ended = token.ends_sentence;
    state.pass_token(token);
  }
  pass_space(text.substr(done), state, out);
  if (!piece.ends) return;
  end_row(true, open);
  end_sentence(false, state.settings, open, out);
}

}  // namespace naqi::cli
