// tsv: a row a token, TAB between the columns, which are those of jsonl in a fixed order.
#include "emit.h"
#include "emit_fields.h"
#include "writer.h"

namespace naqi::cli {
namespace {

constexpr std::size_t kNames = 40;  // bytes of a kind, a script, and TABs

void put_field(std::string_view bytes, Writer& writer) {
  writer.need(bytes.size() * kFieldEscape);
  writer.moved_to(escape_field(bytes, writer.at()));
}

}  // namespace

void emit_tsv(const Piece& piece, EmitState& state, std::string& out) {
  const EmitSettings& settings = state.settings;
  Writer writer(out, 0);
  Digits digits;
  const std::string_view text = piece.tokens.text;
  std::size_t done = 0;
  for (std::size_t i = 0; i < piece.tokens.items.size(); ++i) {
    const Token& token = state.next_token(piece, i, done);
    if (state.head.empty()) state.head = std::to_string(state.line) + '\t';
    writer.need(state.head.size() + kNames + 3 * Writer::kNumber);
    writer.put(state.head);
    digits.put(state.base + token.source.begin, writer);
    writer.put('\t');
    digits.put(state.base + token.source.end, writer);
    writer.put('\t');
    writer.put(to_string(token.kind));
    writer.put('\t');
    put_field(text.substr(token.text.begin, token.text.size()), writer);
    writer.need(2 + Writer::kNumber);
    if (settings.sentences) {
      writer.put('\t');
      writer.put(state.sentence);
    }
    if (settings.with_source) {
      writer.put('\t');
      put_field(piece.sources[i], writer);
    }
    if (!settings.file.empty()) {
      writer.need(1);
      writer.put('\t');
      put_field(settings.file, writer);
    }
    writer.need(1);
    writer.put('\n');
    state.pass_token(token);
  }
  state.pass_space(text.substr(done));
}

}  // namespace naqi::cli
