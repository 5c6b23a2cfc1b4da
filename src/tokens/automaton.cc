#include "tokens/automaton.h"

#include <algorithm>

#include "text/utf8.h"

namespace naqi::tokens {

using compile::StateFlags;
using compile::WordBreakTable;
using text::Decoded;
using text::Status;

void Automaton::end_segment(std::size_t length, std::optional<TokenKind> kind,
                            std::vector<Segment>& out) {
  out.push_back({length, kind});
  start_ = kind ? table_.inner_start : WordBreakTable::kStart;
  begin_segment();
}

void Automaton::begin_segment() {
  open_ = {};
  open_.state = start_;
}

// Reads a code point, of `length` bytes. Returns false if a segment ended, with it or before it.
bool Automaton::step(std::uint8_t class_index, std::size_t length, std::vector<Segment>& out) {
  open_.units += length == 4 ? 2 : 1;
  if (open_.units > table_.max_units) {
    end_segment(open_.longest, open_.kind, out);
    return false;
  }
  const std::uint16_t next = table_.next(open_.state, class_index);
  if (next == WordBreakTable::kDead) {
    end_segment(open_.longest, open_.kind, out);
    return false;
  }
  const StateFlags flags = table_.flags(next);
  if (flags.is_last() && flags.accepts()) {
    end_segment(open_.read + length, flags.kind(), out);
    return false;
  }
  open_.state = next;
  open_.read += length;
  if (flags.ends() != 0) {
    end_segment(open_.marks[flags.ends() - 1], flags.kind(), out);
    return false;
  }
  if (flags.accepts()) {
    open_.longest = open_.read;
    open_.kind = flags.kind();
  }
  flags.mark(open_.read, open_.marks);
  return true;
}

// Ends the open segment at the end of the text, which is to a rule with a context as a line end is.
void Automaton::end_at_end(std::vector<Segment>& out) {
  const std::uint16_t next = table_.next(open_.state, table_.classes[U'\n']);
  const StateFlags flags = table_.flags(next);
  if (flags.ends() != 0) {
    end_segment(open_.marks[flags.ends() - 1], flags.kind(), out);
  } else {
    end_segment(open_.longest, open_.kind, out);
  }
}

std::size_t Automaton::read(std::string_view text, std::vector<Segment>& out) {
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const char* segment = begin;
  const char* p = begin + open_.read;
  while (p < end) {
    const Decoded d = text::decode(p, end);
    if (d.status == Status::incomplete) break;
    if (step(table_.classes[d.code_point], d.length, out)) {
      p += d.length;
    } else {
      segment += out.back().length;
      p = segment;
    }
  }
  return static_cast<std::size_t>(segment - begin);
}

void Automaton::feed(std::string_view utf8, std::vector<Segment>& out) {
  // The open segment goes on in a copy, until it ends.
  std::size_t piece = 64;
  while (!held_.empty() && !utf8.empty()) {
    const std::size_t before = held_.size();
    const std::size_t taken = std::min(piece, utf8.size());
    held_ += utf8.substr(0, taken);
    const std::size_t ended = read(held_, out);
    if (ended >= before) {
      // What was read of the segment that is open now is read again where it stands.
      held_.clear();
      begin_segment();
      utf8.remove_prefix(ended - before);
    } else {
      held_.erase(0, ended);
      utf8.remove_prefix(taken);
      piece *= 2;
    }
  }
  if (utf8.empty()) return;
  held_ = utf8.substr(read(utf8, out));
}

void Automaton::finish(std::vector<Segment>& out) {
  while (!held_.empty()) {
    // What was cut is an ill-formed sequence.
    const std::size_t rest = held_.size() - open_.read;
    if (rest == 0 || step(table_.classes[text::kReplacementCharacter], rest, out)) {
      end_at_end(out);
    }
    held_.erase(0, out.back().length);
    held_.erase(0, read(held_, out));
  }
  start_ = WordBreakTable::kStart;
  begin_segment();
}

std::unique_ptr<WordBreaker> make_automaton(std::size_t tokenizer) {
  return std::make_unique<Automaton>(compile::word_break_table(tokenizer));
}

}  // namespace naqi::tokens
