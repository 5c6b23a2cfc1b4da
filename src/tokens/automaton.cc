#include "tokens/automaton.h"

#include <algorithm>

namespace naqi::tokens {

using compile::BreakAction;
using text::Decoded;
using text::Status;

void Automaton::step(std::uint8_t class_index, std::size_t length, std::vector<Segment>& out) {
  const compile::Transition to = table_.next(open_.state, class_index);
  if (to.action == BreakAction::hold) {
    open_.before_hold = open_.length;
  } else if (to.action == BreakAction::end) {
    out.push_back({open_.length, table_.states[open_.state].kind});
    open_.length = 0;
  } else if (to.action == BreakAction::end_held) {
    out.push_back({open_.before_hold, table_.states[open_.state].kind});
    open_.length -= open_.before_hold;
  } else if (to.action == BreakAction::end_both) {
    end_open(out);
  }
  open_.state = to.state;
  open_.length += length;
}

// Ends the open segment, and a held boundary comes true.
void Automaton::end_open(std::vector<Segment>& out) {
  const compile::WordState& state = table_.states[open_.state];
  if (state.tail == 0) {
    if (open_.length != 0) out.push_back({open_.length, state.kind});
  } else {
    out.push_back({open_.before_hold, state.kind});
    out.push_back({open_.length - open_.before_hold, table_.states[state.tail].kind});
  }
  open_ = {};
}

// Goes on with the code point that the last piece ended inside of; returns where it ends.
const char* Automaton::complete_sequence(const char* p, const char* end,
                                         std::vector<Segment>& out) {
  while (incomplete_size_ != 0 && p < end) {
    incomplete_[incomplete_size_] = *p;
    const Decoded d = text::decode(incomplete_, incomplete_ + incomplete_size_ + 1);
    if (d.status == Status::incomplete) {
      ++incomplete_size_;
      ++p;
      continue;
    }
    // An ill-formed sequence ends before the byte that made it so.
    if (d.status == Status::well_formed) ++p;
    step(table_.classes[d.code_point], d.length, out);
    incomplete_size_ = 0;
  }
  return p;
}

void Automaton::feed(std::string_view utf8, std::vector<Segment>& out) {
  const char* const end = utf8.data() + utf8.size();
  const char* p = complete_sequence(utf8.data(), end, out);
  const char* counted = p;  // open_.length counts what is before it
  std::uint8_t state = open_.state;
  while (p < end) {
    const Decoded d = text::decode(p, end);
    if (d.status == Status::incomplete) break;
    const std::uint8_t class_index = table_.classes[d.code_point];
    // Most code points are letters after a letter. To do nothing then lets the processor guess so,
    // and go on to the next before it has read the table.
    if (!table_.stays(state, class_index)) {
      open_.length += static_cast<std::size_t>(p - counted);
      counted = p + d.length;
      step(class_index, d.length, out);
      state = open_.state;
    }
    p += d.length;
  }
  open_.length += static_cast<std::size_t>(p - counted);
  if (p < end) {
    std::copy(p, end, incomplete_);
    incomplete_size_ = static_cast<std::size_t>(end - p);
  }
}

void Automaton::finish(std::vector<Segment>& out) {
  if (incomplete_size_ != 0) {
    step(table_.classes[text::kReplacementCharacter], incomplete_size_, out);
    incomplete_size_ = 0;
  }
  end_open(out);
}

std::unique_ptr<WordBreaker> make_automaton(std::size_t tokenizer) {
  return std::make_unique<Automaton>(compile::word_break_table(tokenizer));
}

}  // namespace naqi::tokens
