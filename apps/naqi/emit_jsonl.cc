// jsonl: one JSON object (RFC 8259) a token and line.
#include "emit.h"
#include "emit_fields.h"
#include "json.h"
#include "text/utf8.h"
#include "writer.h"

namespace naqi::cli {
namespace {

constexpr std::size_t kNames = 160;  // bytes of all names of members, a kind and a script

/// What the objects of one line or sentence begin with.
std::string head_of(const EmitState& state) {
  std::string head = "{";
  if (!state.settings.file.empty()) {
    head += "\"file\": " + json_string(repaired(state.settings.file)).text + ", ";
  }
  head += "\"line\": " + std::to_string(state.line);
  if (state.settings.sentences) head += ", \"sentence\": " + std::to_string(state.sentence);
  return head + ", \"text\": \"";
}

void put_escaped(std::string_view utf8, Writer& writer) {
  writer.moved_to(escape_json(utf8, writer.at()));
}

/// The end of a string that was begun and, if it is ill-formed, a member with its bytes.
void put_any_bytes(std::string_view bytes, std::string_view name, bool may_be_ill_formed,
                   Writer& writer) {
  if (!may_be_ill_formed || !naqi::text::find_ill_formed(bytes)) {
    writer.need(bytes.size() * kJsonEscape);
    return put_escaped(bytes, writer);
  }
  // A byte becomes at most the three of U+FFFD, or an escape.
  writer.need(bytes.size() * (kJsonEscape + 2) + name.size());
  put_escaped(repaired(bytes), writer);
  writer.put(name);
  writer.put(hexadecimal(bytes));
}

constexpr std::string_view name_of(Script script) {
  switch (script) {
    case Script::none:
      return "none";
    case Script::arabic:
      return "arabic";
    case Script::latin:
      return "latin";
    case Script::other:
      return "other";
  }
  return "";
}

void put_objects(const Piece& piece, bool has_kind, EmitState& state, std::string& out) {
  Writer writer(out, 0);
  Digits digits;
  const std::string_view text = piece.tokens.text;
  std::size_t done = 0;
  for (std::size_t i = 0; i < piece.tokens.items.size(); ++i) {
    const Token& token = state.next_token(piece, i, done);
    if (state.head.empty()) state.head = head_of(state);
    writer.need(state.head.size());
    writer.put(state.head);
    put_any_bytes(text.substr(token.text.begin, token.text.size()), "\", \"bytes\": \"",
                  piece.may_be_ill_formed, writer);
    writer.need(kNames + 2 * Writer::kNumber);
    if (has_kind) {
      writer.put("\", \"kind\": \"");
      writer.put(to_string(token.kind));
      if (token.kind == TokenKind::word) {
        writer.put("\", \"script\": \"");
        writer.put(name_of(script_of(piece.tokens[i])));
      }
    }
    writer.put("\", \"start\": ");
    digits.put(state.base + token.source.begin, writer);
    writer.put(", \"end\": ");
    digits.put(state.base + token.source.end, writer);
    if (state.settings.with_source) {
      writer.put(", \"source\": \"");
      put_any_bytes(piece.sources[i], "\", \"source_bytes\": \"", piece.may_be_ill_formed, writer);
      writer.need(3);
      writer.put('"');
    }
    writer.put("}\n");
    state.pass_token(token);
  }
  state.pass_space(text.substr(done));
}

}  // namespace

void emit_jsonl(const Piece& piece, EmitState& state, std::string& out) {
  put_objects(piece, true, state, out);
}

void emit_sentence_jsonl(const Piece& piece, EmitState& state, std::string& out) {
  put_objects(piece, false, state, out);
}

}  // namespace naqi::cli
